"""Shapes of numbers: exact, bounded by their unit, and always a range (a plain number is a range of one)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from .refusal import Problem, Refused, collected, found, refuse
from .shapes import Shape
from .tables import Tables
from .values import Range

MOST = {
    "percent": 100,
    "days/week": 7,
    "half-days/week": 14,
    "days/month": 31,
    "per month": 31,
    "hours/week": 168,
    "hours/month": 744,
    "per hour": 100,
    "per day": 500,
    "minutes": 1440,
    "hours": 8760,
    "days": 3650,
    "months": 120,
    "wRVU/year": 100_000,
    "USD": 100_000_000,
    "": 1000,
}
DECIMALS = 2
CREDIT = {"full": Decimal(100), "none": Decimal(0)}
_RANGE = re.compile(r"\s*([0-9.]+)\s*(?:-|–|to)\s*([0-9.]+)\s*%?\s*")
_NUMBER = re.compile(r"[\s$]*([0-9][0-9,]*(?:\.[0-9]+)?)\s*%?\s*")


class NumberShape(Shape):
    """A number or a range of numbers, from `low` to `high`, with two decimals at most."""

    def value(self, raw: Any, tables: Tables) -> Range:
        if isinstance(raw, dict):
            return self._range(raw, tables)
        number = self._number(raw, tables)
        return Range(number, number)

    def accepted(self, tables: Tables) -> str:
        unit = f" ({self.unit})" if self.unit else ""
        return f"a number from {self.low:,} to {self.high:,}{unit} or {{min, max}}"

    def _range(self, raw: dict[str, Any], tables: Tables) -> Range:
        if set(raw) != {"min", "max"}:
            raise self.refused(raw, tables, but=" that has not just min and max")
        problems: list[Problem] = []
        ends: list[Decimal] = []
        for end in ("min", "max"):
            with collected(problems, end):
                ends.append(self._number(raw[end], tables))
        if problems:
            raise Refused(problems)
        low, high = ends
        if low > high:
            raise refuse(f"found a range whose min, {found(raw['min'])}, is above its max, {found(raw['max'])}")
        return Range(low, high)

    def _number(self, raw: Any, tables: Tables) -> Decimal:
        if isinstance(raw, bool) or not isinstance(raw, (int, float)):
            raise self.refused(raw, tables, hint=_rewritten(raw))
        number = Decimal(str(raw)) + 0
        if not self.low <= number <= self.high:
            raise self.refused(raw, tables)
        if number != round(number, DECIMALS):
            raise self.refused(raw, tables, but=f", which has more than {DECIMALS} decimals")
        return number


class CreditShape(NumberShape):
    """The wRVU credit of a visit in percent, or a word for it: `full` or `none`."""

    def value(self, raw: Any, tables: Tables) -> Range:
        if isinstance(raw, str) and raw in CREDIT:
            return Range(CREDIT[raw], CREDIT[raw], word=raw)
        return super().value(raw, tables)

    def accepted(self, tables: Tables) -> str:
        return f"full, none, {super().accepted(tables)}"


def _rewritten(raw: Any) -> str:
    if not isinstance(raw, str) or len(raw) > 40:
        return ""
    if ends := _RANGE.fullmatch(raw):
        return f"write {{min: {ends[1]}, max: {ends[2]}}}"
    if plain := _NUMBER.fullmatch(raw):
        return f"write {plain[1].replace(',', '')} without quotes or signs"
    return ""


def number(unit: str = "", *, high: int | None = None, words: tuple[str, ...] = ()) -> NumberShape:
    """The shape of a field that takes a number of `unit`, at most `high`, or one of the fixed `words`."""
    return NumberShape(name="number", unit=unit, high=MOST[unit] if high is None else high, words=words)


Percent = Annotated[Range | None, number("percent")]
DaysPerWeek = Annotated[Range | None, number("days/week")]
PerMonth = Annotated[Range | None, number("per month")]
Minutes = Annotated[Range | None, number("minutes")]
Hours = Annotated[Range | None, number("hours")]
Days = Annotated[Range | None, number("days")]
Months = Annotated[Range | None, number("months")]
PerDay = Annotated[Range | None, number("per day")]
Credit = Annotated[Range | None, CreditShape(name="wrvu_credit", unit="percent", high=200)]
