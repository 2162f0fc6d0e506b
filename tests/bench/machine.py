"""The machine on which figures were taken."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def lines(load: float | None) -> list[str]:
    """What there is to say of it; `load` is that at the beginning."""
    told = [
        f"{_processor()}, {os.cpu_count()} cores, {_memory()} of memory",
        f"{platform.system()} {platform.release()}",
    ]
    if load is not None:
        told.append(f"load at the beginning: {load:.2f}")
    return told


def load() -> float | None:
    """The load of the last minute, where the system tells it."""
    try:
        return os.getloadavg()[0]
    except OSError:
        return None


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    if about.exists():
        for line in about.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"
