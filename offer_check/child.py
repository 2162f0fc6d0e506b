"""Python in a process of its own, which is spoken to over pipes: how it starts, its ends of the pipes, how it ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import BinaryIO

# -P: no module of the folder at hand comes before those of this process.
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from {} import main; main()"


def start(module: str) -> subprocess.Popen[bytes]:
    """Run `main` of a module in a new process, with pipes for its input and output. Ctrl-C does not reach it."""
    command = [sys.executable, "-P", "-c", _PROGRAM.format(module), *sys.path]
    with uninterrupted():
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def end(process: subprocess.Popen[bytes]) -> int:
    """End a process at once, whatever it is doing, and close its pipes; gives what it ended with."""
    process.kill()
    code = process.wait()
    for channel in (process.stdin, process.stdout):
        with contextlib.suppress(BrokenPipeError):
            assert channel
            channel.close()
    return code


def ending(code: int) -> str:
    """In words, what a process ended with: `signal 9, Killed` or `exit code 7`."""
    if code >= 0:
        return f"exit code {code}"
    return f"signal {-code}, {signal.strsignal(-code) or 'unknown'}"


def channels() -> tuple[BinaryIO, BinaryIO]:
    """Inside of such a process: its input and output, kept from everybody else.

    What a library prints must not get between the answers.
    """
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return questions, answers


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back from this thread. A process started meanwhile holds it back for good: it is for the parent."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
