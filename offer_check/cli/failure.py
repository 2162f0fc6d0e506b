"""What went wrong -> a message on standard error and an exit code."""

from __future__ import annotations

import errno
import os
import re
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, NoReturn

from typer import Abort, Exit, TyperException

from .. import bug
from ..errors import InputError, OfferCheckError

UNUSABLE, BUG, INTERRUPTED, UNREAD = 2, 3, 130, 141
_ELSEWHERE = "name a place elsewhere; what was there is as it was"
_ADVICE = {
    errno.ENOSPC: f"; make room there, or {_ELSEWHERE}",
    errno.EDQUOT: f"; make room there, or {_ELSEWHERE}",
    errno.EFBIG: f"; raise the limit to the size of files, or {_ELSEWHERE}",
    errno.EROFS: f"; {_ELSEWHERE}",
    errno.EACCES: "; change its permissions, or name a place elsewhere",
}


@contextmanager
def orderly() -> Iterator[None]:
    """Let the end of the session, and a request to terminate, end the program as Ctrl-C does: nothing stays behind."""
    asked = [number for number in (signal.SIGHUP, signal.SIGTERM) if signal.getsignal(number) == signal.SIG_DFL]
    for number in asked:
        signal.signal(number, _leave)
    try:
        yield
    finally:
        for number in asked:
            signal.signal(number, signal.SIG_DFL)


def _leave(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


def open_streams() -> None:
    """Put nothing in the place of standard streams that are closed: files would come to stand there, and be written to
    by all that speaks to a person."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(number, True)
    os.close(number)
    sys.stdin = sys.stdin or os.fdopen(0, closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def exit_code(error: BaseException) -> int:
    """Tell what happened, if somebody can be told, and give the exit code for it."""
    try:
        return _told(error)
    except OSError:
        _drop(sys.stderr)
        return UNUSABLE


def _drop(stream: IO[str]) -> None:
    """Let what still waits to be written there go nowhere: the interpreter would try again at its end, complain, and
    have an exit code of its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _told(error: BaseException) -> int:
    match error:
        case Exit():
            return int(error.exit_code)
        case KeyboardInterrupt() | Abort():
            print("interrupted", file=sys.stderr)
            return INTERRUPTED
        case BrokenPipeError():
            _drop(sys.stdout)  # whoever read the output has seen enough
            return UNREAD
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
            print(f"error: {place}{error.strerror or error}{_ADVICE.get(error.errno or 0, '')}", file=sys.stderr)
            return UNUSABLE
        case SystemExit():
            return error.code if isinstance(error.code, int) else UNUSABLE
    return report_bug(error)


def _usage(error: TyperException) -> int:
    """A wrong command line: typer knows how to show it."""
    show = getattr(error, "show", None)
    if show is not None:
        show()
    else:
        print(f"error: {printable(str(error))}", file=sys.stderr)
    return UNUSABLE


def report_bug(error: BaseException) -> int:
    """Print one line for people, and what a report of the bug needs; gives the exit code."""
    print(printable(bug.told(error)), file=sys.stderr)
    if os.environ.get("OFFER_CHECK_TRACEBACK"):
        traceback.print_exception(error)
    return BUG


def printable(text: str) -> str:
    """`text` without anything that acts on a terminal, or as `##[` does on a build log."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in re.sub(r"##(?=\w*\[)", "## ", text))
