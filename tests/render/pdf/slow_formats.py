"""Formats that take too long or too much, die or fail: what a studio has to cope with. Functions of a module, so that
another process finds them."""

from __future__ import annotations

import ctypes
import os
import signal
import time

from offer_check.errors import Fault, InputError, MissingLibraryError, UsageError


def render(subject: str) -> bytes:
    """What every format does: something with its subject."""
    return subject.encode()


def wait(seconds: float) -> bytes:
    """Take a while."""
    time.sleep(seconds)
    return b"late"


def hang(_: object) -> bytes:
    """Hang inside a library, where no Python runs."""
    ctypes.CDLL(None).pause()
    return b"never"


def grow(size: int) -> bytes:
    """Need much memory."""
    return bytes(len(bytearray(size)) and 1)


def die(number: int) -> bytes:
    """End by a signal."""
    os.kill(os.getpid(), number)
    return b"never"


def leave(code: int) -> bytes:
    """End without a word."""
    os._exit(code)


def talk(subject: str) -> bytes:
    """Print where answers are expected."""
    print(subject * 1000, flush=True)  # noqa: T201
    os.write(1, b"from a library")
    return subject.encode()


def number(_: object) -> bytes:
    """Tell the process."""
    return str(os.getpid()).encode()


def ignores_interrupts(_: object) -> bytes:
    """Tell whether Ctrl-C goes past this process."""
    os.kill(os.getpid(), signal.SIGINT)
    return b"still here"


def refuse(kind: str) -> bytes:
    """Raise an error of the package."""
    if kind == "input":
        raise InputError(
            [Fault(path="b", line=2, column=3, message="worse", hint="try"), Fault(path="a", message="bad")]
        )
    raise {"usage": UsageError, "library": MissingLibraryError}[kind]("as it is")


def fail(_: object) -> bytes:
    """Have a bug."""
    raise ZeroDivisionError("a bug")
