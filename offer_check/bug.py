"""What there is to say about an exception that nobody meant: one line for people, to put into a report of the bug."""

from __future__ import annotations

import sys
import traceback
from pathlib import PurePath

from .version import __version__


def told(error: BaseException) -> str:
    """Version, system, kind, message and place, on one line. The message may hold what acts on a terminal."""
    version = ".".join(map(str, sys.version_info[:3]))
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"this is a bug in offer-check {__version__} (Python {version}, {sys.platform}): "
        f"{type(error).__name__}: {' '.join(str(error).split())} at {PurePath(last.filename).name}:{last.lineno}; "
        "please report this line, and set OFFER_CHECK_TRACEBACK=1 to see where it comes from"
    )
