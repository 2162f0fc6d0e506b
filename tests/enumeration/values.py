"""The values that a field takes, by its shape and by what rules ask of it; not stated and unclear come on top."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from offer_check.offer import Tables
from offer_check.offer.compounds import CompoundShape
from offer_check.offer.scalars import ChoiceShape
from offer_check.offer.shapes import Shape

from .asked import Asked

DAY = date(2027, 7, 1)
"""The start date; other dates lie around it."""
STATES = ("TX", "FL")
USUAL = Decimal(40)
"""A number for a field that rules compare with no number of their own."""
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
SOME_TEXT = ("as agreed", "another text")


@dataclass(frozen=True)
class Values:
    """Makes plain values, as an offer file has them."""

    tables: Tables

    def of(self, shape: Shape, asked: Asked, *, parts: Mapping[str, Asked] | None = None) -> list[Any]:
        """Every value of a shape that makes a difference; `parts` is what is asked of the parts of a compound."""
        return [*self._proper(shape, asked, parts or {}), *shape.words]

    def _proper(self, shape: Shape, asked: Asked, parts: Mapping[str, Asked]) -> list[Any]:
        match shape.name:
            case "yes_no":
                return [True, False]
            case "board_certified":
                return [True, False, *dates(asked)]
            case "choice":
                assert isinstance(shape, ChoiceShape)
                return list(shape.codes(self.tables))
            case "text":
                return list(SOME_TEXT[:1])
            case "state":
                return self.states(asked)
            case "date":
                return dates(asked)
            case "number" | "wrvu_credit":
                return numbers(asked.numbers, shape)
            case "list":
                return self._lists(shape, asked)
            case "state_map":
                return _maps(self.states(asked))
            case "fees":
                fee = {"amount": 200, "per": "case"}
                return [fee, [{"label": "simple", **fee}, {"label": "complex", "amount": 400, "per": "case"}]]
        assert isinstance(shape, CompoundShape), shape.name
        return self._compounds(shape, asked, parts)

    def states(self, asked: Asked) -> list[str]:
        """At least two states; those that rules name, or that stand for others in a table, come first."""
        named = [word for word in asked.words if word in self.tables.jurisdictions]
        return [*named, *(state for state in STATES if state not in named)][: max(len(named), 2)]

    def _lists(self, shape: Shape, asked: Asked) -> list[Any]:
        """Empty, each entry alone, pairs; more entries where rules count them."""
        assert shape.items
        items = self._items(shape.items, asked)
        pairs = _pairs(items, asked.words, self._groups())
        pairs += [list(words) for words in asked.together if {*words} <= {*map(str, items)}]
        found = [*([] if shape.low else [[]]), *([item] for item in items), *pairs]
        return [*_once(found), *self._counted(shape.items, asked, {len(entries) for entries in found})]

    def _items(self, shape: Shape, asked: Asked) -> list[Any]:
        match shape.name:
            case "state":
                return self.states(asked)
            case "choice":
                assert isinstance(shape, ChoiceShape)
                return list(shape.codes(self.tables))
            case "promise":
                code = dict(shape.parts)["code"]
                assert isinstance(code, ChoiceShape)
                codes = code.codes(self.tables)
                named = [code for code in codes if code in asked.words]
                coded = [*named, *(code for code in codes if code not in named)][: len(named) + 1]
                return [*({"text": f"will do {word}", "code": word} for word in coded), {"text": "something"}]
        return [*(word for word in asked.words if word in shape.choices), *SOME_TEXT]

    def _counted(self, shape: Shape, asked: Asked, lengths: set[int]) -> Iterator[list[Any]]:
        """Longer lists of states, for rules that compare how many there are."""
        if shape.name == "state":
            many = list(dict.fromkeys([*self.states(asked), *self.tables.jurisdictions]))
            for number in sorted({int(n) + step for n in asked.numbers for step in (-1, 0, 1)} - lengths):
                if 0 < number <= len(many):
                    yield many[:number]

    def _groups(self) -> Mapping[str, Sequence[str]]:
        return {code: role.groups for code, role in self.tables.roles.items()}

    def _compounds(self, shape: CompoundShape, asked: Asked, parts: Mapping[str, Asked]) -> list[Any]:
        """Every combination of the parts that rules ask for; others only where they have to be there."""
        known = dict(shape.parts)
        measured = next((name for name, part in known.items() if part.name == "number"), "")
        options: dict[str, list[Any]] = {}
        for name, part in known.items():
            if name in parts or (asked.numbers and name == measured):
                options[name] = self.of(part, parts.get(name, asked)) + ([] if name in shape.required else [None])
            elif name in shape.required or not parts:
                options[name] = self.of(part, Asked())[:1]
        rows = (dict(zip(options, row, strict=True)) for row in product(*options.values()))
        kept = ({name: value for name, value in row.items() if value is not None} for row in rows)
        return [row for row in kept if row]


def dates(asked: Asked, *, still: bool = False) -> list[str]:
    """A day; where it is compared with another one, the days around it, too. A `still` date is the one that others
    are moved around; only a date of a table moves it."""
    fixed = [date.fromisoformat(word) for word in asked.words if ISO.fullmatch(word)]
    steps = (0, -1, 1) if fixed or (len(asked.seats) > 1 and not still) else (0,)
    return [(day + timedelta(days=step)).isoformat() for day in fixed or [DAY] for step in steps]


def numbers(limits: Iterable[Decimal], shape: Shape) -> list[Any]:
    """Numbers at and next to each limit, a range across it, and 0, as far as the shape has them."""
    low, high = Decimal(shape.low), Decimal(shape.high)
    found: list[Any] = [0] if low <= 0 else []
    for limit in sorted(limits) or [min(USUAL, high)]:
        near = [limit - 1, limit, limit + 1]
        found += [plain(number) for number in near if low <= number <= high]
        ends = max(near[0], low), min(near[2], high)
        if ends[0] < limit < ends[1] or (ends[0] < ends[1] and limit in ends):
            found.append({"min": plain(ends[0]), "max": plain(ends[1])})
    return _once(found)


def plain(number: Decimal) -> int | float:
    """A number as files have it."""
    return int(number) if number == int(number) else float(number)


def _once(found: Iterable[Any]) -> list[Any]:
    return list({str(value): value for value in found}.values())


def _maps(states: Sequence[str]) -> list[dict[str, str]]:
    one, other = states[:2]
    return [{one: "a clinic"}, {one: "none"}, {other: "a clinic"}, {one: "none", other: "a clinic"}]


def _pairs(items: Sequence[Any], words: Sequence[str], groups: Mapping[str, Sequence[str]]) -> list[list[Any]]:
    """Two entries: one that rules name (or whose group they name) with one that they do not, and with the last one
    that they name, where there are such."""

    def named(item: Any) -> bool:
        return item in words or bool({*groups.get(str(item), ())} & {*words})

    known, others = [item for item in items if named(item)], [item for item in items if not named(item)]
    found = [[known[0], known[-1]]] if len(known) > 1 else []
    return [*found, [known[0], others[0]]] if known and others else found or [list(items[:2])]
