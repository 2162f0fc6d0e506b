"""One test as the end of a sentence: `is at least 60 percent`, `includes salary or wRVU only`."""

from __future__ import annotations

from ..rule.pattern import AnyOf, Compare, Has, Is, Lacks, Not, Operator, Test
from .words import STATES, Words, joined

NUMBERS: dict[Operator, str] = {"lt": "is under", "lte": "is at most", "gt": "is over", "gte": "is at least"}
DATES: dict[Operator, str] = {
    "lt": "is before",
    "lte": "is on or before",
    "gt": "is after",
    "gte": "is on or after",
}

ANYTHING_CLEAR: tuple[set[object], ...] = ({"stated", "not_stated"}, {"listed", "empty", "not_stated"})
"""Tests that only unclear words fail."""


def phrase(test: Test, words: Words, *, unit: str = "", date: bool = False, always: bool = False) -> str:
    """What the test says of its field or property; `unit` goes with plain numbers, `date` says that it is one, `always`
    that it is never silent."""
    stated = "" if always else "is stated and "
    match test:
        case Is(value=value):
            return STATES.get(str(value)) or f"is {words.value(value, unit)}"
        case AnyOf(tests=tests):
            return _any(tests, words, unit, date, always)
        case Not(values=values):
            return f"{stated}is not {joined(words.value(v, unit) for v in values)}"
        case Compare(limits=limits):
            sides = DATES if date else NUMBERS
            return " and ".join(f"{sides[operator]} {words.value(v, unit)}" for operator, v in limits)
        case Has(values=values):
            return f"includes {joined(words.value(v) for v in values)}"
        case Lacks(values=values):
            listed = joined((words.value(v) for v in values), "nor")
            return f"{stated}includes {'neither ' if len(values) > 1 else 'no '}{listed}"


def _any(tests: tuple[Test, ...], words: Words, unit: str, date: bool, always: bool) -> str:
    """Plain values share one verb."""
    if {getattr(t, "value", t) for t in tests} in ANYTHING_CLEAR:
        return "is not in words that cannot be checked"
    plain = [words.value(t.value, unit) for t in tests if isinstance(t, Is) and str(t.value) not in STATES]
    other = [t for t in tests if not isinstance(t, Is) or str(t.value) in STATES]
    others = [phrase(t, words, unit=unit, date=date, always=always) for t in other]
    return joined([*([f"is {joined(plain)}"] if plain else []), *others])
