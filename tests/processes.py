"""Looks at processes from outside, by what the system tells of them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path


def gone(pid: int) -> bool:
    """Whether a process ends within some seconds."""
    return within(10, lambda: not _alive(pid))


def all_gone(session: int) -> bool:
    """Whether every process of a session ends within some seconds."""
    return within(10, lambda: not any(_session(fields) == session for fields in _processes()))


def within(seconds: float, holds: Callable[[], object]) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        # A zombie has ended; only its parent has not asked yet.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def _processes() -> Iterator[list[str]]:
    """State, parent, group, session and so on of every process."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            yield file.read_text().rpartition(") ")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue


def _session(fields: list[str]) -> int | None:
    return None if fields[0] == "Z" else int(fields[3])
