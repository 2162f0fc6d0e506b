"""A command at a terminal of its own: what it shows is read until something appears, what is typed comes as keys."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
SECONDS = 60


class AtTerminal:
    """A process whose terminal is `master`; `raw` is everything that it showed, with what the terminal echoed."""

    def __init__(self, process: subprocess.Popen[bytes], master: int) -> None:
        self.process = process
        self.raw = ""
        self._master = master
        self._read = 0

    @property
    def shown(self) -> str:
        """What was shown, without colors and the like."""
        return _ESCAPES.sub("", self.raw).replace("\r", "")

    def until(self, text: str) -> str:
        """What is shown from the last call on until `text` stands at the end."""
        end = time.monotonic() + SECONDS
        while not self.shown[self._read :].endswith(text):
            assert time.monotonic() < end, (
                f"{text!r} was not shown within {SECONDS} seconds:\n{self.shown[self._read :]}"
            )
            assert self._more(), f"the process ended before it showed {text!r}:\n{self.shown[self._read :]}"
        return self._taken()

    def rest(self) -> str:
        """What is shown from the last call on until the process ends."""
        end = time.monotonic() + SECONDS
        while self._more():
            assert time.monotonic() < end, (
                f"the process did not end within {SECONDS} seconds:\n{self.shown[self._read :]}"
            )
        return self._taken()

    def interrupted(self) -> int:
        """Press Ctrl-C once; gives the exit code."""
        self.press(b"\x03")
        return self.ended()

    def asked(self) -> str:
        """What is shown up to the next prompt."""
        return self.until("> ")

    def type(self, line: str) -> str:
        """Type a line; gives what is shown up to the next prompt."""
        self.press(f"{line}\r".encode())
        return self.asked()

    def press(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self._master, keys)

    def ended(self) -> int:
        """The exit code, once everything was read."""
        self.rest()
        return self.process.wait(SECONDS)

    def _taken(self) -> str:
        shown, self._read = self.shown[self._read :], len(self.shown)
        return shown

    def _more(self, seconds: float = SECONDS) -> bool:
        """Read what there is, or comes within so many seconds; whether there may be more."""
        if not select.select([self._master], [], [], seconds)[0]:
            return True
        try:
            found = os.read(self._master, 65536)
        except OSError:  # how Linux tells that nobody holds the other end
            return False
        self.raw += found.decode("utf-8", "replace")
        return bool(found)


@contextmanager
def at_terminal(
    *arguments: str | Path, columns: int = 80, folder: Path | None = None, **environment: str
) -> Iterator[AtTerminal]:
    """`offer-check` with arguments at a terminal that has so many columns."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "CI")}
    process = subprocess.Popen(
        [sys.executable, "-m", "offer_check", *map(str, arguments)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=folder,
        env={**kept, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **environment},
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(slave)
    try:
        yield AtTerminal(process, master)
    finally:
        process.kill()
        process.wait()
        os.close(master)
