"""One test -> the tests that differ from it in one value, limit or operator, each with what is different."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from offer_check.rule.pattern import STATE_WORDS, AnyOf, Compare, Has, Is, Lacks, Not, Operator, Test, Value

from .words import limit, text, written

NEAR: dict[Operator, Operator] = {"lt": "lte", "lte": "lt", "gt": "gte", "gte": "gt"}
OPPOSITE: dict[Operator, Operator] = {"lt": "gt", "lte": "gte", "gt": "lt", "gte": "lte"}
STEPS = (Decimal(1), Decimal(-1))
STATES = ("stated", "not_stated", "unclear")

Item = TypeVar("Item")


def others(test: Test) -> Iterator[tuple[str, Test]]:
    """Every other test: with one value less, a limit turned or moved by one, or the opposite of it all."""
    opposite = _opposite(test)
    if opposite is not None:
        yield _instead(opposite, test), opposite
    match test:
        case AnyOf(tests=parts):
            yield from _of_parts(parts, opposite is None)
        case Is(value=Decimal() as number):
            for step in STEPS:
                yield _instead(Is(number + step), test), Is(number + step)
        case Compare(limits=limits):
            yield from _of_limits(limits)
        case Not(values=values) | Has(values=values) | Lacks(values=values):
            yield from ((what, replace(test, values=left)) for what, left in _of_values(values))


def _of_parts(parts: Sequence[Test], also_opposites: bool) -> Iterator[tuple[str, Test]]:
    for index, part in enumerate(parts):
        if len(parts) > 1:
            yield f"less {written(part)}", AnyOf(tuple(_but(parts, index)))
        for what, other in others(part):
            if also_opposites or other != _opposite(part):
                yield what, AnyOf(tuple(_but(parts, index, other)))


def _of_limits(limits: Sequence[tuple[Operator, Value]]) -> Iterator[tuple[str, Test]]:
    for index, (operator, value) in enumerate(limits):
        old = limit(operator, value)
        if len(limits) > 1:
            yield f"less {old}", Compare(tuple(_but(limits, index)))
        instead = [(NEAR[operator], value), (OPPOSITE[operator], value)]
        if isinstance(value, Decimal):
            instead += [(operator, value + step) for step in STEPS]
        for new in instead:
            yield f"with {limit(*new)} for {old}", Compare(tuple(_but(limits, index, new)))


def _of_values(values: Sequence[Value]) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for index, value in enumerate(values):
        if len(values) > 1:
            yield f"less {text(value)}", tuple(_but(values, index))
        if isinstance(value, Decimal):
            for step in STEPS:
                yield f"with {value + step} for {value}", tuple(_but(values, index, value + step))


def _opposite(test: Test) -> Test | None:
    """What holds of the other values or states; none for comparisons, which are turned one limit at a time."""
    match test:
        case Is():
            return _opposite(AnyOf((test,)))
        case Has(values=values):
            return Lacks(values)
        case Lacks(values=values):
            return Has(values)
        case Not(values=values):
            return AnyOf(tuple(map(Is, values))) if len(values) > 1 else Is(values[0])
        case AnyOf(tests=parts) if parts and all(isinstance(part, Is) for part in parts):
            return _complement([part.value for part in parts if isinstance(part, Is)])
    return None


def _complement(values: Sequence[Value]) -> Test | None:
    """All values but these; where a state is among them, the states that are not, too."""
    states = [value for value in values if value in STATE_WORDS]
    plain = tuple(value for value in values if value not in STATE_WORDS)
    if not states:
        return Not(plain)
    found: list[Test] = [Is(state) for state in STATES if state not in states]
    if plain and "stated" not in states:
        found[0] = Not(plain)
    return None if not found else found[0] if len(found) == 1 else AnyOf(tuple(found))


def _instead(new: Test, old: Test) -> str:
    return f"with {written(new)} for {written(old)}"


def _but(items: Sequence[Item], index: int, *instead: Item) -> Iterator[Item]:
    """The items without one, or with another in its place."""
    yield from (*items[:index], *instead, *items[index + 1 :])
