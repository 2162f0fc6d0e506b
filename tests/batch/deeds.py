"""What a process is asked to do in tests: functions of a module, so that they can be sent to it."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn


def number() -> int:
    """The id of the process that this runs in."""
    return os.getpid()


def die(how: int) -> None:
    """End this process by a signal."""
    os.kill(os.getpid(), how)


def leave(code: int) -> NoReturn:
    """End this process by itself, without a word."""
    os._exit(code)


def wait(told: Path, seconds: float = 60) -> None:
    """Tell the id of this process in a file, and take long."""
    told.with_suffix(".part").write_text(str(os.getpid()))
    told.with_suffix(".part").rename(told)
    time.sleep(seconds)


def interrupt() -> str:
    """Send Ctrl-C to this process."""
    os.kill(os.getpid(), signal.SIGINT)
    return "still here"


def shout(text: str) -> str:
    """Print, as a library may do."""
    os.write(1, b"noise")
    sys.stdout.write(text)
    sys.stdout.flush()
    return text


class OddError(Exception):
    """An error that can be sent, but not be read again."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def fail(odd: bool) -> NoReturn:
    """Raise an error."""
    if odd:
        raise OddError("o", "dd")
    raise ValueError("plain")
