"""The command line: one module a command, and the one place that prints and exits."""

from __future__ import annotations

import atexit
import gc
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line and exit."""
    gc.set_threshold(10_000)  # imports and a check make thousands of objects, and hardly a cycle
    atexit.register(gc.disable)  # on its way out Python looks once more through all that goes anyway
    from .app import run  # behind what speeds up its imports, too

    run()
