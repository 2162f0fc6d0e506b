"""Random offers and preferences as plain data, drawn from a seeded generator and driven by the catalog of fields.

They are drawn to be decided on: few states, numbers next to those that rules compare with, ranges over them, words
that cannot be checked, rows with holes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from offer_check.offer import FIELDS, Field, Tables
from offer_check.offer.compounds import CompoundShape
from offer_check.offer.identity import row_names
from offer_check.offer.scalars import ChoiceShape
from offer_check.offer.shapes import Shape

Data = dict[str, Any]
STATES = ("TX", "FL", "NY", "CT")
"""In the table of the compact: two principal states, one whose law is new, one weak entry."""
DATES = ("2026-12-31", "2027-07-01", "2027-07-02")
NUMBERS = (0, 0.5, 1, 2, 3, 5, 7, 20, 50, 60, 95, 100)
DOLLARS = (0, 90, 250, 420_000)
COLUMNS: Mapping[str, Mapping[str, Field]] = {
    table.path: {f.path.rpartition(".")[2]: f for f in FIELDS.values() if f.table == table.path}
    for table in FIELDS.values()
    if table.shape.name == "table"
}
OPTIONAL = tuple(f for f in FIELDS.values() if not (f.required or f.table or f.part_of or f.group == "preferences"))
WISHES = tuple(f for f in FIELDS.values() if f.group == "preferences")


@dataclass(frozen=True)
class Sampler:
    """Draws offers with `random`. `read` are the fields to prefer, `numbers` those to come near to."""

    random: Random
    tables: Tables
    read: frozenset[str] = frozenset()
    numbers: tuple[float, ...] = NUMBERS

    def offer(self) -> Data:
        """One valid offer: anything from nearly silent to nearly complete."""
        about = {"specialty": self._value(FIELDS["about.specialty"].shape), "role_type": self._roles()}
        offer: Data = {"offer_format": 1, "about": about}
        share, vague, rest = self.random.choice((0.1, 0.4, 0.7, 0.95)), self.random.choice((0, 0.05, 0.3)), 0.05
        unclear = {}
        for field in OPTIONAL:
            if self.random.random() >= (share if field.path in self.read or not self.read else rest):
                continue
            if self.random.random() < vague:
                unclear[field.path] = "as needed"
            else:
                _put(offer, field.path, self._field(field))
        if about.get("employer_type") == "federal":
            about.pop("federal_employer", None)
            unclear.pop("about.federal_employer", None)
        unclear |= self._cells(offer, vague)
        if unclear:
            offer["unclear"] = unclear
        if self.random.random() < 0.1:
            sources = ("agreement", "posting", "verbal")
            offer["evidence"] = {path: {"source": self.random.choice(sources)} for path in _stated(offer)[:3]}
        return offer

    def wishes(self) -> Data | None:
        """A preferences file as data, or none."""
        if self.random.random() < 0.5:
            return None
        fields = [field for field in WISHES if self.random.random() < 0.5]
        return {field.path.partition(".")[2]: self._value(field.shape) for field in fields}

    def _roles(self) -> Any:
        return self.random.sample(sorted(self.tables.roles), self.random.choice((1, 1, 1, 2, 3)))

    def _field(self, field: Field) -> Any:
        if field.path in COLUMNS:
            return self._rows(field.path)
        return self._value(field.shape)

    def _rows(self, table: str) -> list[Data]:
        columns = COLUMNS[table]
        names = FIELDS[table].shape.row.IDENTITY  # type: ignore[attr-defined]
        share = self.random.choice((0.5, 0.8, 1.0))
        found: dict[str, Data] = {}
        for _ in range(self.random.choice((0, 1, 2, 3, 4))):
            kept = {n: f for n, f in columns.items() if f.required or self.random.random() < share}
            row = {name: self._value(field.shape) for name, field in kept.items()}
            found[str([row.get(name) for name in names])] = row
        return list(found.values())

    def _cells(self, offer: Data, vague: float) -> dict[str, str]:
        """Unclear words for some cells of rows that do not state them."""
        names, _ = row_names(offer, self.tables)
        return {
            f"{names.name(table, number)}.{column}": "to be discussed"
            for table in names.identities
            for number, row in enumerate(_at(offer, table))
            for column, field in COLUMNS[table].items()
            if column not in row and not field.required and self.random.random() < vague
        }

    def _value(self, shape: Shape) -> Any:
        if shape.words and self.random.random() < 0.25:
            return self.random.choice(shape.words)
        match shape.name:
            case "yes_no":
                return self.random.random() < 0.5
            case "board_certified":
                return self.random.choice((True, False, *DATES))
            case "choice":
                assert isinstance(shape, ChoiceShape)
                return self.random.choice(sorted(shape.codes(self.tables)))
            case "text":
                return self.random.choice(shape.choices or ("Main Street", "North", "as agreed"))
            case "state":
                return self.random.choice(STATES)
            case "date":
                return self.random.choice(DATES)
            case "number" | "wrvu_credit":
                return self._number(shape)
            case "list":
                return self._list(shape)
            case "state_map":
                states = self.random.sample(STATES, self.random.randint(1, 3))
                return {state: self.random.choice(("none", "North clinic")) for state in states}
            case "fees" | "money":
                return {"amount": self.random.choice(DOLLARS), "per": "month"}
        assert isinstance(shape, CompoundShape)
        parts = {name: self._value(part) for name, part in shape.parts}
        return {n: v for n, v in parts.items() if n in shape.required or self.random.random() < 0.7} or parts

    def _number(self, shape: Shape) -> Any:
        low, high = shape.low, shape.high or 1_000
        near = self.random.choice(self.numbers)
        numbers = sorted(min(max(near + step, low), high) for step in self.random.choices((-1, 0, 0, 0.5, 1), k=2))
        if self.random.random() < 0.3 and numbers[0] < numbers[1]:
            return {"min": numbers[0], "max": numbers[1]}
        return numbers[0]

    def _list(self, shape: Shape) -> Any:
        assert shape.items
        found = [self._value(shape.items) for _ in range(self.random.choice((0, 1, 1, 2, 3)))]
        plain = {str(item.get("text") if isinstance(item, dict) else item): item for item in found}
        while len(plain) < shape.low:
            item = self._value(shape.items)
            plain[str(item)] = item
        return list(plain.values())


def _put(offer: Data, path: str, raw: Any) -> None:
    group, _, name = path.partition(".")
    if name:
        offer.setdefault(group, {})[name] = raw
    else:
        offer[group] = raw


def _at(offer: Data, path: str) -> Any:
    for step in path.split("."):
        offer = offer[step]
    return offer


def _stated(offer: Data) -> list[str]:
    groups: Iterable[tuple[str, Any]] = offer.items()
    return [f"{g}.{name}" for g, part in groups if isinstance(part, dict) and g != "unclear" for name in part]
