"""The process that draws, as seen from inside: it prepares, then answers one order after the other, within bounds.

Whatever happens to the process that started it, this one ends: at the end of its orders, or when its time is up.
"""

from __future__ import annotations

import contextlib
import gc
import pickle
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ... import child
from ...errors import OfferCheckError
from ..page import folders
from . import library
from .order import Answer, Bounds, Broken, Drawn, Exhausted, Order, Refused

PREPARING = 120.0
"""Seconds that the preparation may take; on a busy machine it waits for the disk."""


def main() -> None:
    """Read bounds and orders from standard input, and write answers to standard output, until there is no more."""
    orders, answers = child.channels()
    bounds: Bounds = pickle.load(orders)
    _limit(bounds.memory)
    with _at(bounds.desk), contextlib.suppress(EOFError, BrokenPipeError):
        with _within(max(bounds.seconds, PREPARING)):
            _prepare(bounds.templates)
        while True:
            order: Order = pickle.load(orders)
            with _within(bounds.seconds):
                answer = _answer(order)
            pickle.dump(answer, answers)
            answers.flush()
            del order, answer


def _limit(memory: int) -> None:
    """Bound the memory, where the system can."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        least = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (least, most))


@contextlib.contextmanager
def _at(desk: str | None) -> Iterator[None]:
    """Have fonts and the like written to a folder that goes at the end, also when who made it has been killed."""
    tempfile.tempdir = desk
    try:
        yield
    finally:
        if desk is not None:
            shutil.rmtree(desk, ignore_errors=True)


@contextlib.contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Bound the time by the system's clock, which also stops what hangs in a library: the signal ends the process."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


def _prepare(templates: Path | None) -> None:
    """Do beforehand what every document needs. Where that fails, drawing fails in the same way, and then it is told."""
    with contextlib.suppress(Exception):
        library.load()
        from .document import renderer

        renderer(folders(templates)).prepare()
    # What is there now stays; the collector need not look at it again.
    gc.collect()
    gc.freeze()


def _answer(order: Order) -> Answer:
    try:
        return Drawn(order.render(order.subject, **order.options))
    except OfferCheckError as error:
        return Refused.of(error)
    except MemoryError:
        return Exhausted()
    except Exception as error:
        return Broken.of(error)
