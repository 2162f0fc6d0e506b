"""`offer-check serve` in a process of its own, with folders of its own; it can be killed and started again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
DAY = "2026-11-23"
"""The day on which offers are judged, by the server and on the command line."""


@dataclass
class Running:
    """A server; `entry` is the address with the key that it printed, `said` what it printed besides, once it ended."""

    folder: Path
    port: int = 0
    entry: str = ""
    said: str = ""
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def site(self) -> str:
        """Where it answers, without a path."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, again at the port of before if there was one, and wait until it answers."""
        command = [sys.executable, "-m", "offer_check", "serve", "--no-browser", "--port", str(self.port)]
        command += ["--as-of", DAY]
        folders = {f"XDG_{name}_HOME": str(self.folder / name.lower()) for name in ("DATA", "STATE", "CONFIG")}
        surroundings = {"PYTHONPATH": str(ROOT)} | os.environ | folders
        self.process = subprocess.Popen(
            command, cwd=self.folder, env=surroundings, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        assert self.process.stderr
        line = self.process.stderr.readline()
        assert line.startswith("open "), line + self.process.stderr.read()
        self.entry = line.removeprefix("open ").strip()
        self.port = urlsplit(self.entry).port or 0

    def kill(self) -> None:
        """End it as `kill -9` does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            assert self.process.stderr
            self.said += self.process.stderr.read()
            self.process.stderr.close()
            self.process = None


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """A server while a `with` block lasts."""
    server = Running(folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
    assert "bug" not in server.said, server.said
