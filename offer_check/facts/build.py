"""An offer (and preferences) -> facts: a value for every property of every field, a fact for every entry and row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..offer import Offer, Preferences, Tables
from ..offer.catalog import FIELDS
from .computed import COMPUTED
from .encode import encoded, item, statement
from .kinds import COLUMNS, STATES, TABLES, fields, items_of
from .property import Encoded


@dataclass(frozen=True, slots=True)
class Fact:
    """One flat fact. `origin` is the path of the entry or row in the offer, empty for tables and derived facts."""

    kind: str
    values: Mapping[str, Encoded]
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the engine is told of one offer: the words and numbers of its fields by name, and the facts."""

    fields: Mapping[str, Encoded]
    rows: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Given:
    """An offer with the preferences that go with it: the one place to ask for a field's value."""

    offer: Offer
    preferences: Preferences | None = None

    def value(self, path: str) -> Any:
        """The value of a field, None where it is not stated."""
        if path.startswith("preferences."):
            return getattr(self.preferences, path.partition(".")[2]) if self.preferences else None
        if path in COMPUTED:
            return COMPUTED[path].compute(self)
        return self.offer.value(path)

    def unclear(self, path: str) -> bool:
        """Whether the field, or the one that it is part of, has words that cannot be checked."""
        known = FIELDS.get(path)
        return path in self.offer.unclear or bool(known and known.part_of and known.part_of in self.offer.unclear)


class Builder:
    """Makes facts of offers; one for a set of tables. `read` and `kinds` limit it to what rules read."""

    def __init__(
        self, tables: Tables, *, read: Collection[str] | None = None, kinds: Collection[str] | None = None
    ) -> None:
        known = fields(tables)
        self._tables = tables
        self._fields = {path: prop for path, prop in known.items() if _is_plain(path)}
        self._columns = {path: prop for path, prop in known.items() if not _is_plain(path)}
        if read is not None:
            self._fields = {path: prop for path, prop in self._fields.items() if path in read}
        self._kinds = kinds

    def build(self, given: Given) -> Facts:
        """The facts of one offer, rows in the offer's order."""
        values: dict[str, Encoded] = {}
        for path, prop in self._fields.items():
            values |= encoded(path, given.value(path), prop, unclear=given.unclear(path))
        rows = (fact for fact in self._rows(given) if self._kinds is None or fact.kind in self._kinds)
        return Facts(values, tuple(rows))

    def _rows(self, given: Given) -> Iterator[Fact]:
        for code in given.value("about.role_type"):
            for name in dict.fromkeys((code, *self._tables.roles[code].groups)):
                yield Fact("role", {"is": name, "code": code}, "about.role_type")
        for path, known in FIELDS.items():
            if known.shape.name == "list" and _is_plain(path):
                yield from _items(path, given.value(path))
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
        for column, prop in self._columns.items():
            table, _, name = column.rpartition(".")
            if table != path:
                continue
            unclear = f"{origin}.{name}" in given.offer.unclear
            values |= encoded(name, getattr(row, name), prop, unclear=unclear)
            if column in COLUMNS:
                for entry in getattr(row, name) or ():
                    yield Fact(COLUMNS[column], {"site": row.name, "is": item(entry)}, f"{origin}.{name}")
        yield Fact(kind, values, origin)


def _items(path: str, entries: Any) -> Iterator[Fact]:
    if not isinstance(entries, tuple):
        return
    kind = items_of(path, "list")
    name = "state" if path in STATES else "is"
    for word in dict.fromkeys(item(entry) for entry in entries):
        yield Fact(kind, {name: word}, f"{path}[{word}]")


def _is_plain(path: str) -> bool:
    """Whether `path` is a field of its own, not a column of a table."""
    return path.rpartition(".")[0] not in TABLES
