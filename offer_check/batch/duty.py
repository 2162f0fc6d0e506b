"""A process that calls functions for another one, seen from inside: it ends when there are no more calls."""

from __future__ import annotations

import contextlib
import gc
import pickle

from .. import child
from .worker import Answer, Call


def main() -> None:
    """Read calls from standard input and write answers to standard output, until there is no more."""
    gc.set_threshold(10_000)  # as in the process that started this one
    calls, answers = child.channels()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            answer = _answer(pickle.load(calls))
            pickle.dump(answer, answers)
            answers.flush()
            del answer


def _answer(order: bytes) -> bytes:
    try:
        call: Call = pickle.loads(order)
        return pickle.dumps(Answer(call.function(*call.positional, **dict(call.named))))
    except Exception as error:
        return _raised(error)


def _raised(error: Exception) -> bytes:
    """The error as it is, or what there is to say about it where it does not survive the journey."""
    try:
        raw = pickle.dumps(Answer(error=error))
        pickle.loads(raw)
    except Exception:
        return pickle.dumps(Answer(error=RuntimeError(f"{type(error).__name__}: {error}")))
    return raw
