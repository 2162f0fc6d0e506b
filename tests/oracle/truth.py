"""Three-valued answers, and the answer of one test about one value, as `rules/README.md` words them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from offer_check.facts.property import NOT_STATED, UNCLEAR, UNKNOWN, Encoded, scaled
from offer_check.rule.pattern import (
    STATE_WORDS,
    AnyOf,
    Compare,
    Has,
    Is,
    Lacks,
    Not,
    Operator,
    Reference,
    Test,
    Value,
)

MEASURES = frozenset({"number", "date", "amount"})


class Truth(IntEnum):
    """How true something is. OPEN: nothing stated decides it. VAGUE: words that cannot be checked would decide it."""

    NO = 0
    OPEN = 1
    VAGUE = 2
    YES = 3

    def __invert__(self) -> Truth:
        return OPPOSITE[self]


OPPOSITE = {Truth.NO: Truth.YES, Truth.OPEN: Truth.OPEN, Truth.VAGUE: Truth.VAGUE, Truth.YES: Truth.NO}


class Mode(IntEnum):
    """The least truth at which a condition counts as holding."""

    POSSIBLE = Truth.OPEN
    MENTIONED = Truth.VAGUE
    CERTAIN = Truth.YES


DOUBTS = {NOT_STATED: Truth.OPEN, UNCLEAR: Truth.VAGUE}


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: its word, and the range of a number (None where there is none)."""

    word: str
    span: tuple[int, int] | None = None

    @property
    def doubt(self) -> Truth | None:
        """OPEN or VAGUE while nothing is known of the value, else None."""
        return DOUBTS.get(self.word)


UNSEEN = Cell(UNCLEAR)
"""A value of an entry that nobody listed."""
Resolve = Callable[[Reference], Cell]


def cell(values: Mapping[str, Encoded], name: str) -> Cell:
    """The value called `name` among encoded ones."""
    word = str(values[name])
    if word not in MEASURES or f"{name}.low" not in values:
        return Cell(word)
    return Cell(word, (int(values[f"{name}.low"]), int(values[f"{name}.high"])))


def number(value: Decimal) -> Cell:
    """A plain number: a range of one."""
    return Cell("number", (scaled(value), scaled(value)))


def answer(of: Cell, test: Test, resolve: Resolve, mode: Mode) -> Truth:
    """How true the test is of a value."""
    match test:
        case AnyOf(tests=tests):
            return max((answer(of, part, resolve, mode) for part in tests), default=Truth.NO)
        case Not(values=values):
            return min(~_is(of, value, resolve) for value in values)
        case Compare(limits=limits):
            return min(_side(of, op, _operand(value, resolve)) for op, value in limits)
        case Is(value=str() as word) if word in STATE_WORDS:
            return _state(of, word, mode)
        case Is(value=value):
            return _is(of, value, resolve)
        case Has() | Lacks():
            raise TypeError("a test of a list stands on its own")


def _state(of: Cell, word: str, mode: Mode) -> Truth:
    """What is stated is never unknown; but where a mention is enough, unclear words are one."""
    found = {NOT_STATED: "not_stated", UNCLEAR: "unclear"}.get(of.word, "stated")
    if found == word:
        return Truth.YES
    return Truth.VAGUE if mode is Mode.MENTIONED and found == "unclear" else Truth.NO


def _is(of: Cell, value: Value, resolve: Resolve) -> Truth:
    other = _operand(value, resolve)
    doubts = [doubt for doubt in (of.doubt, other.doubt) if doubt is not None]
    if doubts:
        return max(doubts)
    if of.span is None or other.span is None:
        return Truth.YES if of.word == other.word else Truth.NO
    return min(_side(of, "gte", other), _side(of, "lte", other))


def _side(of: Cell, op: Operator, other: Cell) -> Truth:
    """Whether the whole range lies on one side of another. A word lies on no side of anything."""
    if of.span is None and of.doubt is None:
        return Truth.NO
    doubts = [doubt for doubt in (of.doubt, other.doubt) if doubt is not None]
    if doubts:
        return max(doubts)
    if of.span is None or other.span is None:
        return Truth.OPEN
    (low, high), (lowest, highest) = of.span, other.span
    if op in ("lt", "lte"):
        (low, high), (lowest, highest) = (-high, -low), (-highest, -lowest)
    if op in ("gt", "lt"):
        return Truth.YES if low > highest else Truth.OPEN if high > lowest else Truth.NO
    return Truth.YES if low >= highest else Truth.OPEN if high >= lowest else Truth.NO


def _operand(value: Value, resolve: Resolve) -> Cell:
    match value:
        case Reference():
            return resolve(value)
        case Decimal():
            return number(value)
    return Cell(value)


def known(word: str) -> bool:
    """Whether something is stated."""
    return word not in UNKNOWN
