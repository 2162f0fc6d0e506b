"""What the terminal at the other end can show."""

from __future__ import annotations

import os
import shutil
import sys

from .options import Color


def colored(choice: Color) -> bool:
    """Whether to color standard output: as asked for, else as the environment and the stream have it."""
    if choice is not Color.auto:
        return choice is Color.always
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def unicode() -> bool:
    """Whether standard output takes more than ASCII."""
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")


def width() -> int:
    """How many characters a line may have."""
    return min(shutil.get_terminal_size((100, 24)).columns, 100) if sys.stdout.isatty() else 100


def printed(text: str) -> str:
    """`text` of a file on one line, without anything that acts on the terminal or on a build log."""
    from ..render.terminal import Terminal

    return Terminal(unicode=unicode()).clean(text)
