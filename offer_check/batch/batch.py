"""Runs tasks on an executor, or in this process, and gives back what came of them in the order of the tasks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import islice

from .task import Done, Task, run


def batch(tasks: Iterable[Task], executor: Executor | None = None, *, ahead: int = 64) -> Iterator[Done]:
    """Yield what came of every task, in their order. At most `ahead` tasks are under way or finished and not yet taken,
    so that memory does not grow with their number."""
    if executor is None:
        yield from map(run, tasks)
        return
    waiting = iter(tasks)
    under_way: deque[Future[Done]] = deque(executor.submit(run, task) for task in islice(waiting, ahead))
    while under_way:
        yield under_way.popleft().result()
        under_way.extend(executor.submit(run, task) for task in islice(waiting, 1))
