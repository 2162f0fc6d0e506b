"""Tests in three values: true, false, or None where the answer hangs on something that is not given here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from ..rule.pattern import AnyOf, Compare, Is, Not, Operator, Reference, Test, Value

Truth = bool | None
Resolve = Callable[[Reference], frozenset[str] | None]
"""The words that a reference can stand for; None for any text."""
STATES = {"stated": True, "not_stated": False, "unclear": False}
_SIDES: dict[Operator, Callable[[Decimal, Decimal], bool]] = {
    "lt": Decimal.__lt__,
    "lte": Decimal.__le__,
    "gt": Decimal.__gt__,
    "gte": Decimal.__ge__,
}


def every(truths: Iterable[Truth]) -> Truth:
    """Whether all hold."""
    found = set(truths)
    return False if False in found else None if None in found else True


def some(truths: Iterable[Truth]) -> Truth:
    """Whether one holds."""
    return opposite(every(map(opposite, truths)))


def opposite(truth: Truth) -> Truth:
    """Whether it does not hold."""
    return None if truth is None else not truth


def word(found: str, test: Test, resolve: Resolve) -> Truth:
    """A test on a stated value that is the word `found`."""
    match test:
        case Is(value=value):
            return same(found, value, resolve)
        case AnyOf(tests=tests):
            return some([word(found, part, resolve) for part in tests])
        case Not(values=values):
            return opposite(some([same(found, value, resolve) for value in values]))
    return False  # a word has no place on any side of a number


def same(found: str, value: Value, resolve: Resolve) -> Truth:
    """Whether a stated word is `value`, which may be a state or a reference."""
    match value:
        case Decimal():
            return False
        case Reference():
            words = resolve(value)
            return None if words is None or found in words else False
    return STATES.get(value, found == value)


def number(found: Decimal, test: Test) -> Truth:
    """A test on a stated number."""
    match test:
        case Is(value=Decimal() as value):
            return found == value
        case Is(value=str() as state):
            return STATES.get(state, state == "number")
        case AnyOf(tests=tests):
            return some([number(found, part) for part in tests])
        case Not(values=values):
            return opposite(some([number(found, Is(value)) for value in values]))
        case Compare(limits=limits):
            sides = [_SIDES[side](found, limit) if isinstance(limit, Decimal) else None for side, limit in limits]
            return every(sides)
    return None


def silent(test: Test, *, possible: bool) -> Truth:
    """A test on a value that is not stated; where it might be (`possible`), it may pass any test on a value."""
    match test:
        case Is(value=str() as state) if state in STATES:
            return state == "not_stated"
        case AnyOf(tests=tests):
            return some([silent(part, possible=possible) for part in tests])
    return None if possible else False
