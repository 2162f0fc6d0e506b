"""An executor whose processes may die: each death costs the one call that the process had, and the others go on."""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Callable
from concurrent.futures import Executor, Future
from threading import Lock, Thread
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from .. import child
from .worker import Call, EndedError, Worker

P = ParamSpec("P")
T = TypeVar("T")

_Job = tuple[Future[Any], Call]


class Crew(Executor):
    """Calls functions of modules in `size` processes, each looked after by a thread of this one.

    A future raises EndedError where its process died. Nothing is tried again: what kills one process might kill all.
    When the `with` block ends with an error, or Ctrl-C, the processes end at once.
    """

    def __init__(self, size: int) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock, self._closed = Lock(), False
        self._workers = [Worker() for _ in range(size)]
        self._threads = [Thread(target=self._serve, args=(worker,), daemon=True) for worker in self._workers]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of a call. Function, arguments and value have to be such as can be pickled."""
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("this crew takes no more calls")
            self._jobs.put((future, Call(fn, args, tuple(kwargs.items()))))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; end the processes when those that were taken are done, or none of them is left."""
        with self._lock:
            self._closed = True
        if cancel_futures:
            self._cancel()
        for _ in self._threads:
            self._jobs.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def stop(self) -> None:
        """End the processes now; the calls that they have are lost."""
        self.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.end()
        self.shutdown()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.shutdown() if kind is None else self.stop()

    def _cancel(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                job = self._jobs.get_nowait()
                if job is not None:
                    job[0].cancel()

    def _serve(self, worker: Worker) -> None:
        """Hand one call after the other to a process. Ctrl-C is for the main thread, which waits for the futures."""
        with child.uninterrupted():
            while (job := self._jobs.get()) is not None:
                _settle(*job, worker)
            worker.end()


def _settle(future: Future[Any], call: Call, worker: Worker) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        answer = worker.answer(call)
    except Exception as error:
        future.set_exception(error)
        return
    if answer.error is not None:
        future.set_exception(answer.error)
    else:
        future.set_result(answer.value)


__all__ = ["Crew", "EndedError"]
