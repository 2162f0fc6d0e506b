"""A person at a terminal, or lines from a pipe: paragraphs go out wrapped and plain, lines come in one by one."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..interview import LONGEST, Ended
from ..render.terminal import Terminal
from . import terminal
from .options import Color

LIMIT = LONGEST + 1
HEARD = 0.2  # seconds: Ctrl-C is heard within this time


class Dialog:
    """What an interview talks to. Nothing moves the cursor; color only where the terminal takes it."""

    def __init__(self) -> None:
        self._look = Terminal(
            color=terminal.colored(Color.auto), unicode=terminal.unicode(), width=min(terminal.width(), 80)
        )
        self._edited = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")
        if self._edited:
            _edit()

    def say(self, text: str = "", *, indent: int = 0, hang: int = 0, kind: str = "") -> None:
        """Print one paragraph, or an empty line."""
        lines = self._look.lines(text, indent=indent, hang=hang) or [""]
        for line in lines:
            print(self._look.paint(line, kind) if kind else line)

    def ask(self, prompt: str) -> str:
        """The next line. Raises Ended at the end of the input."""
        if self._edited:
            try:
                with _interruptible():
                    return input(prompt)
            except EOFError:
                raise Ended from None
        print(prompt, end="", flush=True)
        return self._line()

    def _line(self) -> str:
        """A line without line editing; of one that is far too long only its beginning."""
        line = sys.stdin.readline(LIMIT)
        if not line:
            raise Ended
        rest = line
        while rest and not rest.endswith("\n"):
            rest = sys.stdin.readline(LIMIT)
        return line.removesuffix("\n").removesuffix("\r")


def _edit() -> None:
    """Let lines be edited where the system has a library for that; what was typed is not offered again."""
    with suppress(ImportError):
        import readline

        readline.set_auto_history(False)


@contextmanager
def _interruptible() -> Iterator[None]:
    """While a line is edited, Ctrl-C is heard at any moment, also between two keys that are being read.

    Two things stand against it. The line editing misses a Ctrl-C that comes while it reads a key, and learns of it with
    the next signal: an alarm gives it one, again and again. And the terminal throws away what was typed and not yet
    read: where the editing knew of such a key, it waits for it in a place where it hears nothing.
    """
    try:
        import termios
    except ImportError:  # no such terminals on this system
        yield
        return
    try:
        before = termios.tcgetattr(sys.stdin)
    except termios.error:  # it was closed: the reading tells
        yield
        return
    heard = signal.signal(signal.SIGALRM, lambda number, frame: None)
    try:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, [*before[:3], before[3] | termios.NOFLSH, *before[4:]])
        signal.setitimer(signal.ITIMER_REAL, HEARD, HEARD)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, heard)
        with suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
