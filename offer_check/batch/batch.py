"""Runs tasks on an executor, or in this process, and gives back what came of them in the order of the tasks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future

from ..errors import OfferCheckError
from .task import Done, Task, died, run
from .worker import EndedError

AHEAD = 64
Work = Callable[[Task], Done]


def batch(
    tasks: Iterable[Task], executor: Executor | None = None, *, work: Work = run, ahead: int = AHEAD
) -> Iterator[Done]:
    """Yield what came of every task, in their order; `work` is `run`, or `read` to do without rules.

    At most `ahead` tasks are under way, or finished and not yet taken, so that memory does not grow with their number.
    Where an executor loses a task, its file has died, and the others go on. Faults of the plan (InputError,
    UsageError), and a broken executor, end it all: every further file would say the same.
    """
    if executor is None:
        yield from map(work, tasks)
        return
    under_way: deque[tuple[Task, Future[Done]]] = deque()
    try:
        for task in tasks:
            under_way.append((task, executor.submit(work, task)))
            if len(under_way) >= ahead:
                yield _done(*under_way.popleft())
        while under_way:
            yield _done(*under_way.popleft())
    finally:
        for _, future in under_way:
            future.cancel()


def _done(task: Task, future: Future[Done]) -> Done:
    try:
        return future.result()
    except EndedError as error:
        return died(task, str(error))
    except (BrokenExecutor, CancelledError, OfferCheckError):
        raise
    except Exception as error:
        return died(task, f"the executor lost it: {type(error).__name__}: {error}")
