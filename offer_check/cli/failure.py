"""What went wrong -> a message on standard error and an exit code."""

from __future__ import annotations

import os
import sys
import traceback

from typer import Abort, Exit, TyperException

from ..errors import InputError, OfferCheckError
from ..version import __version__

UNUSABLE, BUG, INTERRUPTED = 2, 3, 130


def exit_code(error: BaseException) -> int:
    """Tell what happened, and give the exit code for it."""
    match error:
        case Exit():
            return int(error.exit_code)
        case KeyboardInterrupt() | Abort():
            print("interrupted", file=sys.stderr)
            return INTERRUPTED
        case BrokenPipeError():
            # Whoever read the output has seen enough; the interpreter must not complain when it closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        case InputError():
            for fault in error.faults:
                print(f"error: {printable(str(fault))}", file=sys.stderr)
            return UNUSABLE
        case OfferCheckError():
            print(f"error: {printable(str(error))}", file=sys.stderr)
            return UNUSABLE
        case TyperException():
            return _usage(error)
        case OSError():
            place = f"{error.filename}: " if error.filename else ""
            print(f"error: {place}{error.strerror or error}", file=sys.stderr)
            return UNUSABLE
        case SystemExit():
            return error.code if isinstance(error.code, int) else UNUSABLE
    return _bug(error)


def _usage(error: TyperException) -> int:
    """A wrong command line: typer knows how to show it."""
    show = getattr(error, "show", None)
    if show is not None:
        show()
    else:
        print(f"error: {printable(str(error))}", file=sys.stderr)
    return UNUSABLE


def _bug(error: BaseException) -> int:
    """One line for people, and what a report of the bug needs."""
    version = ".".join(map(str, sys.version_info[:3]))
    last = traceback.extract_tb(error.__traceback__)[-1]
    print(
        f"this is a bug in offer-check {__version__} (Python {version}, {sys.platform}): "
        f"{type(error).__name__}: {printable(str(error))} at {os.path.basename(last.filename)}:{last.lineno}; "
        "please report this line, and set OFFER_CHECK_TRACEBACK=1 to see where it comes from",
        file=sys.stderr,
    )
    if os.environ.get("OFFER_CHECK_TRACEBACK"):
        traceback.print_exception(error)
    return BUG


def printable(text: str) -> str:
    """`text` without anything that acts on a terminal."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
