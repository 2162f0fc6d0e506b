"""Processes that try inputs: each may die or hang over one, which is then a find; its memory is bounded."""

from __future__ import annotations

import logging
import multiprocessing
import resource
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from .finds import Find, found, lost
from .kind import Kind
from .kinds import kind

MEMORY = 3_000_000_000
"""Bytes of address space of a process that tries inputs."""
PATIENCE = 90.0
"""Seconds without an answer, after which a process is ended: its clock does not stop it inside of a library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Inputs of one kind, from `start` up to `end`, for one process."""

    kind: str
    seed: int
    start: int
    end: int


@dataclass(slots=True)
class Tally:
    """What came of the inputs of a share; `memory` is the most that its process had, in MB."""

    words: Counter[str] = field(default_factory=Counter)
    finds: list[Find] = field(default_factory=list)
    seconds: float = 0
    memory: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        self.words += other.words
        self.finds += other.finds
        self.seconds += other.seconds
        self.memory = max(self.memory, other.memory)
        return self


def tried(share: Share) -> Iterator[Tally]:
    """Try the inputs of a share in processes of their own: after each find that ends one, the rest goes to the next."""
    start = share.start
    while start < share.end:
        tally, start = _one(share, start)
        yield tally


def _one(share: Share, start: int) -> tuple[Tally, int]:
    """What a process came to, and where the next one goes on."""
    context = multiprocessing.get_context("spawn")
    at = context.Value("Q", start, lock=False)
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(share, start, at, there), daemon=True)
    begun = time.monotonic()
    process.start()
    there.close()
    tally, is_whole = _answer(here, at, process)
    process.join()
    if is_whole:
        return tally, share.end
    number = int(at.value)
    raw = kind(share.kind).input(share.seed, number)
    how = "hang" if process.exitcode == -9 else f"died with {process.exitcode}"
    tally.words["lost"] = number - start - tally.words["find"]
    tally.words["find"] += 1
    tally.finds.append(lost(share.kind, share.seed, number, raw, how))
    tally.seconds = time.monotonic() - begun
    return tally, number + 1


def _answer(here: Connection, at: Any, process: Any) -> tuple[Tally, bool]:
    """What a process says, and whether it came to its end; it does not where it dies, or is ended because it hangs."""
    tally, seen, moved = Tally(), -1, time.monotonic()
    while True:
        if here.poll(0.5):
            try:
                said = here.recv()
            except EOFError:
                return tally, False
            if isinstance(said, Tally):
                said.finds[:] = tally.finds
                return said, True
            tally.finds.append(said)
            tally.words["find"] += 1
        if int(at.value) != seen:
            seen, moved = int(at.value), time.monotonic()
        elif time.monotonic() - moved > PATIENCE:
            process.kill()
            return tally, False


def _work(share: Share, start: int, at: Any, there: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("error")
    logging.getLogger("python_multipart").propagate = False
    logging.getLogger("python_multipart").addHandler(logging.NullHandler())
    there.send(work(kind(share.kind), share.seed, range(start, share.end), at=at, tell=there.send))


def work(
    one: Kind, seed: int, numbers: range, *, at: Any = None, tell: Callable[[Find], object] | None = None
) -> Tally:
    """What came of inputs, tried in this process; `at` is where others can see how far it is, `tell` gets each find."""
    tally, begun = Tally(), time.monotonic()
    for number in numbers:
        if at is not None:
            at.value = number
        raw = one.input(seed, number)
        try:
            tally.words[one.tried(raw)] += 1
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            tally.words["find"] += 1
            tally.finds.append(found(one.name, seed, number, raw, error))
            if tell is not None:
                tell(tally.finds[-1])
    tally.seconds = time.monotonic() - begun
    tally.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    return tally
