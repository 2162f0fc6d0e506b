"""An offer (and preferences) -> facts: a value for every property of every field, a fact for every entry and row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..offer import Offer, Preferences, Tables
from ..offer.catalog import FIELDS
from ..offer.model import Stated
from ..record import record
from .computed import COMPUTED
from .encode import encoded, item, statement
from .kinds import COLUMNS, STATES, TABLES, fields, items_of
from .property import Encoded, Property


@record()
class Fact:
    """One flat fact. `origin` is the path of the entry or row in the offer, empty for tables and derived facts."""

    kind: str
    values: Mapping[str, Encoded]
    origin: str = field(default="", compare=False)


@record()
class Facts:
    """All that the engine is told of one offer: the words and numbers of its fields by name, and the facts."""

    fields: Mapping[str, Encoded]
    rows: Sequence[Fact]


@dataclass(frozen=True)
class Given:
    """An offer with the preferences that go with it: the one place to ask for a field's value."""

    offer: Offer
    preferences: Preferences | None = None

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """The value of every field by its path, of columns by the name of the row; None where nothing is stated."""
        wishes = {path: getattr(self.preferences, name, None) for path, name in _WISHES.items()}
        computed = {path: field.compute(self.offer) for path, field in COMPUTED.items()}
        return {**self.offer.values, **computed, **wishes}

    def value(self, path: str) -> Any:
        """The value of a field, None where it is not stated."""
        try:
            return self.values[path]
        except KeyError:  # a row by another name
            return self.offer.value(path)

    def state(self, path: str) -> Stated:
        """Whether a field is stated, not stated or unclear."""
        if path in self.offer.vague:
            return "unclear"
        if path in self.values:
            return "not_stated" if self.values[path] is None else "stated"
        return self.offer.state(path)

    def unclear(self, path: str) -> bool:
        """Whether the field, or the one that it is part of, has words that cannot be checked."""
        return path in self.offer.vague


def _is_plain(path: str) -> bool:
    """Whether `path` is a field of its own, not a column of a table."""
    return path.rpartition(".")[0] not in TABLES


_LISTS = {path: items_of(path, "list") for path, f in FIELDS.items() if f.shape.name == "list" and _is_plain(path)}
"""The kinds of the facts that lists make."""
_WISHES = {path: path.partition(".")[2] for path, field in FIELDS.items() if field.group == "preferences"}


class Builder:
    """Makes facts of offers; one for a set of tables. `read` and `kinds` limit it to what rules read."""

    def __init__(
        self, tables: Tables, *, read: Collection[str] | None = None, kinds: Collection[str] | None = None
    ) -> None:
        known = fields(tables)
        self._tables = tables
        self._fields = {path: prop for path, prop in known.items() if _is_plain(path)}
        self._columns = {
            table: {path.rpartition(".")[2]: prop for path, prop in known.items() if path.rpartition(".")[0] == table}
            for table in TABLES
        }
        if read is not None:
            self._fields = {path: prop for path, prop in self._fields.items() if path in read}
        self._silent = _silent(self._fields)
        self._kinds = kinds

    def build(self, given: Given) -> Facts:
        """The facts of one offer, rows in the offer's order."""
        values, vague = dict(self._silent), given.offer.vague
        for path in (*(path for path, value in given.values.items() if value is not None), *vague):
            if prop := self._fields.get(path):
                values |= encoded(path, given.values[path], prop, unclear=path in vague)
        rows = (fact for fact in self._rows(given) if self._kinds is None or fact.kind in self._kinds)
        return Facts(values, tuple(rows))

    def _rows(self, given: Given) -> Iterator[Fact]:
        for code in given.value("about.role_type"):
            for name in dict.fromkeys((code, *self._tables.roles[code].groups)):
                yield Fact("role", {"is": name, "code": code}, "about.role_type")
        for path, kind in _LISTS.items():
            if isinstance(entries := given.values[path], tuple):
                yield from _items(path, kind, entries)
        for path, kind in TABLES.items():
            for number, row in enumerate(given.value(path) or ()):
                yield from self._row(given, path, kind, row, given.offer.rows.name(path, number))
        for state, words in (given.value("safety.in_person_partner") or {}).items():
            said = "none" if words == "none" else "named"
            yield Fact("partner", {"state": state, "is": said}, f"safety.in_person_partner[{state}]")
        for path, entries in sorted(given.offer.evidence.items()):
            for entry in entries:
                says = statement(given.value(path) if entry.value is None else entry.value)
                yield Fact("evidence", {"field": path, "source": entry.source, "says": says}, path)
        for path in sorted(given.offer.unclear):
            yield Fact("unclear", {"field": path}, path)

    def _row(self, given: Given, path: str, kind: str, row: Any, origin: str) -> Iterator[Fact]:
        values: dict[str, Encoded] = {}
        for name, prop in self._columns[path].items():
            unclear = f"{origin}.{name}" in given.offer.unclear
            values |= encoded(name, getattr(row, name), prop, unclear=unclear)
            if items := COLUMNS.get(f"{path}.{name}"):
                for entry in getattr(row, name) or ():
                    yield Fact(items, {"site": row.name, "is": item(entry)}, f"{origin}.{name}")
        yield Fact(kind, values, origin)


def _silent(properties: Mapping[str, Property]) -> dict[str, Encoded]:
    """What the engine sees of fields or columns of which nothing is said."""
    found: dict[str, Encoded] = {}
    for name, prop in properties.items():
        found |= encoded(name, None, prop)
    return found


def _items(path: str, kind: str, entries: Sequence[Any]) -> Iterator[Fact]:
    name = "state" if path in STATES else "is"
    for word in dict.fromkeys(item(entry) for entry in entries):
        yield Fact(kind, {name: word}, f"{path}[{word}]")
