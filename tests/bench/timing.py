"""Commands and the time that they take: one, two in turns, and one with the memory of its largest process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

Command = Sequence[str]
WATCH = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode
seconds = time.perf_counter() - start
unit = 2**20 if sys.platform == "darwin" else 2**10
print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit)
sys.exit(code)
"""
"""Runs a command from a process so small that it does not count as the largest."""


@dataclass(frozen=True, slots=True)
class Watched:
    """How long a command took, and how much memory its largest process had at its highest."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Median seconds of two commands, and the ratio of every pair."""

    ours: float
    other: float
    ratios: tuple[float, ...]


def run(command: Command, *, env: dict[str, str] | None = None, cwd: str | None = None) -> str:
    """What a command prints; the end of this program if it fails."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=env, cwd=cwd, check=False
    )
    if done.returncode:
        told = " ".join(command)
        sys.exit(f"{told[:500]}\nended with {done.returncode}:\n{done.stderr[-3000:]}")
    return done.stdout


def timed(command: Command) -> float:
    """Seconds that a command takes; it must succeed."""
    start = time.perf_counter()
    run(command)
    return time.perf_counter() - start


def watched(command: Command) -> Watched:
    """Time and memory of a command. What was written before it is on the disk when it begins."""
    os.sync()
    seconds, megabytes = run([sys.executable, "-I", "-S", "-c", WATCH, *command]).split()
    return Watched(float(seconds), float(megabytes))


def taking_turns(ours: Command, other: Command, rounds: int) -> Pair:
    """Both commands in turns, first the one, then the other; a round before them warms up and does not count."""
    times = [_pair(ours, other, swapped=bool(number % 2)) for number in range(rounds + 1)][1:]
    return of([mine for mine, _ in times], [theirs for _, theirs in times])


def of(ours: Sequence[float], other: Sequence[float]) -> Pair:
    """Seconds of neighbors as a pair."""
    return Pair(median(ours), median(other), tuple(a / b for a, b in zip(ours, other, strict=True)))


def _pair(ours: Command, other: Command, *, swapped: bool) -> tuple[float, float]:
    if swapped:
        theirs = timed(other)
        return timed(ours), theirs
    return timed(ours), timed(other)
