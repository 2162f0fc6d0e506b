"""Shapes of values with parts: money with its period, limits, distances, pace, backup and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from .lists import LONGEST_LIST, ListShape, many, state_list
from .numbers import number
from .refusal import Problem, Refused, collected, found, listed, meant, refuse
from .scalars import YES_OR_NO, choice, code, text
from .shapes import Shape
from .tables import Tables
from .values import (
    Backup,
    Dea,
    Distance,
    Fee,
    Limit,
    Money,
    Pace,
    PaymentDate,
    Promise,
    SlotLength,
)


@dataclass(frozen=True, kw_only=True)
class CompoundShape(Shape):
    """A mapping of `parts`, of which the `required` ones must be there and at least one in any case.

    `make` builds the value from the parts. `lone` names the part that a value without braces stands for.
    """

    make: Callable[..., Any]
    lone: str = ""

    def value(self, raw: Any, tables: Tables) -> Any:
        if not isinstance(raw, dict):
            return self._lone(raw, tables)
        problems: list[Problem] = []
        values = {}
        for key, item in raw.items():
            with collected(problems, key):
                value = self._part(key).read(item, tables)
                if value is not None:
                    values[key] = value
        problems += self._missing(raw, tables)
        if problems:
            raise Refused(problems)
        return self.make(**values)

    def accepted(self, tables: Tables) -> str:
        plain = f"{self._parts[self.lone].accepts(tables)}, " if self.lone else ""
        return f"{plain}{{{', '.join(key for key, _ in self.parts)}}}"

    @cached_property
    def _parts(self) -> Mapping[str, Shape]:
        return dict(self.parts)

    def _part(self, key: str) -> Shape:
        if key not in self._parts:
            raise refuse("unknown key", accepted=listed(list(self._parts)), hint=meant(key, self._parts), at_key=True)
        return self._parts[key]

    def _missing(self, raw: dict[str, Any], tables: Tables) -> Iterator[Problem]:
        stated = [key for key, item in raw.items() if item is not None]
        if not stated and not self.required:
            yield Problem(message=f"found {found({})}", accepted=self.accepts(tables))
        for key in self.required:
            if key not in stated:
                hint = f"add {key}: {self._parts[key].accepts(tables)}"
                yield Problem(message=f"found no {key}", accepted=self.accepts(tables), hint=hint)

    def _lone(self, raw: Any, tables: Tables) -> Any:
        if not self.lone:
            raise self.refused(raw, tables, hint=self._rewritten(raw))
        try:
            return self.make(**{self.lone: self._parts[self.lone].read(raw, tables)})
        except Refused as refused:
            raise self.refused(raw, tables, hint=refused.problems[0].hint) from None

    def _rewritten(self, raw: Any) -> str:
        if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not self.required:
            return ""
        first, *others = self.required
        return f"write {{{', '.join([f'{first}: {found(raw)}', *(f'{other}: ...' for other in others)])}}}"


class FeesShape(ListShape):
    """A single amount of money, or a list of amounts with labels; always a tuple of fees."""

    def value(self, raw: Any, tables: Tables) -> tuple[Fee, ...]:
        if isinstance(raw, list):
            return super().value(raw, tables)
        if not isinstance(raw, dict):
            raise self.refused(raw, tables)
        single = money().read(raw, tables)
        return (Fee("", single.amount, single.per),)

    def accepted(self, tables: Tables) -> str:
        return "{amount, per} or a list of {label, amount, per}"


AMOUNT = (("amount", number("USD")), ("per", choice("year", "month", "hour", "case", "visit", "consult")))


def money(*words: str) -> CompoundShape:
    """The shape of a field that takes money, or one of the fixed `words`."""
    return CompoundShape(name="money", unit="USD", parts=AMOUNT, required=("amount", "per"), make=Money, words=words)


def _any_of(name: str, unit: str, make: Callable[..., Any], *, lone: str = "", **parts: Shape) -> CompoundShape:
    return CompoundShape(name=name, unit=unit, parts=tuple(parts.items()), make=make, lone=lone)


def _measure(name: str, unit: str, make: Callable[..., Any], *units: str, words: tuple[str, ...] = ()) -> CompoundShape:
    parts = (("value", number()), ("unit", choice(*units)))
    return CompoundShape(name=name, unit=unit, parts=parts, required=("value", "unit"), make=make, words=words)


_FEE = CompoundShape(
    name="fee", parts=(("label", text(longest=200)), *AMOUNT), required=("label", "amount", "per"), make=Fee
)
_PROMISE = CompoundShape(
    name="promise", parts=(("text", text()), ("code", code("duties"))), required=("text",), make=Promise, lone="text"
)
_PACE = _any_of(
    "patients_per_hour",
    "per hour",
    Pace,
    median=number("per hour"),
    minimum=number("per hour"),
    maximum=number("per hour"),
)
_SLOTS = _any_of("minutes_per_visit", "minutes", SlotLength, new=number("minutes"), follow_up=number("minutes"))
_BACKUP = _any_of("backup", "minutes", Backup, lone="available", available=YES_OR_NO, minutes=number("minutes"))
_PAID = _any_of(
    "payment_date", "days", PaymentDate, event=choice("completion", "invoice", "month_end"), days=number("days")
)
_DEA = _any_of("dea", "", Dea, paid_by=choice("employer", "physician", "platform"), states=state_list())

Dollars = Annotated[Money | None, money()]
DollarsOrNone = Annotated[Money | str | None, money("none")]
Fees = Annotated[tuple[Fee, ...] | None, FeesShape(name="fees", unit="USD", items=_FEE, low=1, high=LONGEST_LIST)]
Promises = Annotated[tuple[Promise, ...] | None, many(_PROMISE)]
PatientsPerHour = Annotated[Pace | None, _PACE]
MinutesPerVisit = Annotated[SlotLength | None, _SLOTS]
HowFar = Annotated[Distance | None, _measure("distance", "miles or minutes", Distance, "miles", "minutes")]
WeeklyLimit = Annotated[Limit | str | None, _measure("limit", "per week", Limit, "hours", "cases", words=("none",))]
LocalBackup = Annotated[Backup | None, _BACKUP]
PaidWhen = Annotated[PaymentDate | None, _PAID]
DeaRegistrations = Annotated[Dea | None, _DEA]
