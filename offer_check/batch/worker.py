"""A process that calls functions for this one, one at a time, and may die over any of them; seen from outside."""

from __future__ import annotations

import pickle
import subprocess
import threading
from collections.abc import Callable
from typing import Any

from .. import child
from ..errors import OfferCheckError
from ..record import record

PATIENCE = 10.0
"""Seconds."""


class EndedError(OfferCheckError):
    """The process that worked on something ended before it gave an answer; the message says how it ended."""


@record()
class Call:
    """A function of a module, and what it gets."""

    function: Callable[..., Any]
    positional: tuple[Any, ...] = ()
    named: tuple[tuple[str, Any], ...] = ()


@record()
class Answer:
    """What a call gave, or the exception that it raised."""

    value: Any = None
    error: Exception | None = None


class Worker:
    """One process, started when there is something to do, and another one after it died."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._over = False

    def answer(self, call: Call) -> Answer:
        """What came of a call. EndedError where the process died over it; any exception where it cannot be sent."""
        order = pickle.dumps(call)
        process = self._ready()
        try:
            raw = _answered(process, order)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):  # ValueError: `end` has closed the channels
            raise EndedError(f"the process that worked on it ended with {child.ending(_end(process))}") from None
        answer: Answer = pickle.loads(raw)
        return answer

    def end(self) -> None:
        """End the process for good and at once; another thread may wait for its answer."""
        with self._lock:
            self._over = True
            if self._process is not None:
                child.end(self._process)

    def _ready(self) -> subprocess.Popen[bytes]:
        """The process at hand, or a new one where it has ended meanwhile."""
        with self._lock:
            if self._over:
                raise EndedError("the process that was to work on it was ended")
            if self._process is None or self._process.poll() is not None:
                if self._process is not None:
                    child.end(self._process)
                self._process = child.start("offer_check.batch.duty")
            return self._process


def _end(process: subprocess.Popen[bytes]) -> int:
    """What a process ended with that says no more; it may take a moment to end."""
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return child.end(process)


def _answered(process: subprocess.Popen[bytes], order: bytes) -> bytes:
    """What a process wrote for an order. Both go as bytes in a pickle, so as to be there whole before they are read."""
    assert process.stdin
    assert process.stdout
    pickle.dump(order, process.stdin)
    process.stdin.flush()
    raw: bytes = pickle.load(process.stdout)
    return raw
