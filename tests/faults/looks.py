"""What the system tells of a process and of those that it started: memory, open files, threads."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def megabytes(pid: int) -> float:
    """What a process holds in memory; 0 for one that is gone."""
    return int(_status(pid).get("VmRSS", "0 kB").split()[0]) / 1024


def threads(pid: int) -> int:
    """How many threads a process has."""
    return int(_status(pid).get("Threads", "0"))


def files(pid: int) -> int:
    """How many files, sockets and pipes a process has open."""
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return 0


def children(pid: int) -> set[int]:
    """The processes that a process started and that have not ended."""
    found: set[int] = set()
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found.update(map(int, listed.read_text().split()))
    return found


def marked(mark: str) -> set[int]:
    """The processes with `mark` among the variables of their environment."""
    found: set[int] = set()
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark.encode() in environment.read_bytes().split(b"\0"):
                found.add(int(environment.parent.name))
    return found


def _status(pid: int) -> dict[str, str]:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
