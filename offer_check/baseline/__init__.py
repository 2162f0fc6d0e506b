"""An earlier report in, a report out that knows what of it is new: a baseline excuses what is there already from the
exit code, never from the verdict."""

from __future__ import annotations

from .held import held, holding
from .notices import notices, stale
from .shelf import Shelf

__all__ = ["Shelf", "held", "holding", "notices", "stale"]
