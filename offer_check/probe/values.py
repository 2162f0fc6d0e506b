"""The values worth trying in a field: every word, the numbers at and beside each limit, the days around another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ..offer.compounds import CompoundShape
from ..offer.display import show
from ..offer.refusal import Refused
from ..offer.scalars import ChoiceShape
from ..offer.shapes import Shape
from ..offer.tables import Tables
from .model import Plain

USUAL = Decimal(40)
"""A number for a field that rules compare with no number of their own."""
SOME_TEXT = "as described in the agreement"
SOME_DAY = date(2027, 7, 1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value as a file has it, with its words; `at` is where it lies among numbers or days."""

    value: Plain
    text: str
    at: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """Makes candidates for shapes. `numbers` and `days` are what the field is compared with."""

    tables: Tables
    numbers: frozenset[Decimal] = frozenset()
    days: frozenset[date] = frozenset()
    states: tuple[str, ...] = ()
    fine: bool = False
    """Whether numbers in between matter as well: other numbers are computed from the field."""

    def of(self, shape: Shape, now: Plain) -> Iterator[Candidate]:
        """Every value of a shape that may make a difference, `now` being the present one; the fixed words, too."""
        for value, at in self._values(shape, now):
            text = words_of(shape, value, self.tables)
            if text is not None:
                yield Candidate(value, text, at)

    def _values(self, shape: Shape, now: Plain) -> Iterator[tuple[Plain, Decimal | None]]:
        match shape.name:
            case "yes_no":
                yield from ((True, None), (False, None))
            case "board_certified":
                yield from ((True, None), (False, None), *self._days())
            case "choice":
                assert isinstance(shape, ChoiceShape)
                yield from ((code, None) for code in shape.codes(self.tables))
            case "state":
                yield from ((state, None) for state in self.states)
            case "date":
                yield from self._days()
            case "number" | "wrvu_credit":
                yield from self._numbers(shape)
            case "text":
                yield SOME_TEXT, None
            case "fees":
                yield [{"label": "per case", "amount": 200, "per": "case"}], None
            case _ if isinstance(shape, CompoundShape):
                yield from self._compounds(shape, now)
        yield from ((word, None) for word in shape.words)

    def _days(self) -> Iterator[tuple[Plain, Decimal | None]]:
        for day in sorted({d + timedelta(days=step) for d in self.days or {SOME_DAY} for step in (-1, 0, 1)}):
            yield day.isoformat(), Decimal(day.toordinal())

    def _numbers(self, shape: Shape) -> Iterator[tuple[Plain, Decimal | None]]:
        low, high = Decimal(shape.low), Decimal(shape.high)
        found = {low, high} | set(self.numbers or {min(USUAL, high)})
        for limit in self.numbers:
            step = Decimal(1) if limit == int(limit) else Decimal("0.1")
            found |= {limit - step, limit + step}
        if self.fine and high <= 200:
            found |= {low + (high - low) * n / 20 for n in range(21)} if high > 20 else set(map(Decimal, range(21)))
        yield from ((plain(n), n) for n in sorted(found) if low <= n <= high)

    def _compounds(self, shape: CompoundShape, now: Plain) -> Iterator[tuple[Plain, Decimal | None]]:
        """The number of a value with parts, everything else as it is or the first choice."""
        parts = dict(shape.parts)
        measured = next((name for name, part in parts.items() if part.name == "number"), "")
        base: dict[str, Plain] = dict(now) if isinstance(now, dict) else {}
        for name in shape.required:
            if name not in base and name != measured:
                base[name] = first(parts[name], self.tables)
        if not measured:
            return
        for number, at in self._numbers(parts[measured]):
            yield {**base, measured: number}, at


def first(shape: Shape, tables: Tables) -> Plain:
    """Some value of a shape."""
    return next((candidate.value for candidate in Values(tables).of(shape, None)), SOME_TEXT)


def words_of(shape: Shape, value: Plain, tables: Tables) -> str | None:
    """How a report shows a value; None for one that the field does not take."""
    try:
        return show(shape.read(value, tables), shape)
    except Refused:
        return None


def plain(number: Decimal) -> int | float:
    """A number as files have it."""
    return int(number) if number == int(number) else float(number)


def known_days(texts: Iterable[object]) -> Iterator[date]:
    """The days among values."""
    yield from (found for found in texts if isinstance(found, date))
