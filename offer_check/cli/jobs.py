"""How many files are worked on at a time, and by whom."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from ..errors import Fault, InputError

if TYPE_CHECKING:
    from ..judge import Plan


def hands(jobs: int, files: int) -> int:
    """How many work at a time: as many as asked for, 0 for one on each core, and never more than there are files."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(jobs or cores or 1, files))


def crew(jobs: int, files: int) -> AbstractContextManager[Executor | None]:
    """Processes for a run over so many files; none where this process does it alone."""
    size = hands(jobs, files)
    if size == 1:
        return nullcontext()
    from ..batch.crew import Crew

    return Crew(size)


def prove(plans: Iterable[Plan]) -> None:
    """Read and compile all that the plans name, so that what is wrong there is told once, before any offer is read.

    Raises InputError with all faults, UsageError for unknown rules.
    """
    from ..judge import judge

    faults: list[Fault] = []
    for plan in dict.fromkeys(plans):
        try:
            judge(plan)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
