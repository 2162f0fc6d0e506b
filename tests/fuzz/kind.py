"""A kind of input that is tried: how one is made from a seed, what is done with it, and what must never come of it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import NoReturn

from offer_check.cli.failure import printable
from offer_check.errors import InputError

Attempt = Callable[[bytes], str]
Make = Callable[[Random], bytes]
SECONDS = 5.0
"""Of this process on one input; what takes longer counts as a hang."""
LONGEST = 3_000
"""Characters that one fault may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`make` draws an input; `attempt` does with it what a user would, and says in a word what came of it.

    An attempt raises where a law is broken. `each` is how many inputs one process tries; `seconds` is how long one may
    take. `tokens` are what a guided run may put in.
    """

    name: str
    make: Make
    attempt: Attempt
    each: int = 2_000
    seconds: float = SECONDS
    tokens: Sequence[bytes] = ()

    def input(self, seed: int, number: int) -> bytes:
        """The input of that number; the same for the same seed, in any process."""
        return self.make(Random(f"{self.name}:{seed}:{number}"))

    def tried(self, raw: bytes) -> str:
        """What came of an input. Raises whatever breaks a law, Hang where it takes too long."""
        with limited(self.seconds):
            return self.attempt(raw)


class Hang(BaseException):
    """An input keeps the processor busy for longer than it may; no `except Exception` stops this."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise Hang where the block takes more than `seconds` of processor time."""
    before = signal.signal(signal.SIGPROF, _hangs)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _hangs(number: int, _: object) -> NoReturn:
    raise Hang("takes too long")


def refused(error: InputError, raw: bytes | None = None) -> str:
    """The word for a refusal; AssertionError where it does not say clearly and shortly what is wrong, and where."""
    assert error.faults, "refused without a fault"
    lines = None if raw is None else len(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    for fault in error.faults:
        assert fault.message.strip(), "a fault without a message"
        assert len(str(fault)) <= LONGEST, f"a fault of {len(str(fault))} characters"
        assert fault.line >= 0, f"no place: {fault}"
        assert (fault.line > 0) == (fault.column > 0), f"no place: {fault}"
        assert lines is None or fault.line <= lines, f"no such line: {fault}"
        assert printable(str(fault)).isprintable()
    return "refused"
