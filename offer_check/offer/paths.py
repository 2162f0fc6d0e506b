"""Paths to fields, and from them into the rows of tables: `licenses[TX, compact].expected_date`.

A row is named by as much of its identity as tells it from the other rows. The place of a value in the file is a
source path, with the number of the row: `("licenses", 0, "expected_date")`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from ..record import record
from .catalog import FIELDS, GROUPS, Field
from .entry import Row
from .refusal import Refused, listed, meant, quoted, refuse
from .rows import TableShape
from .tables import Tables

Identity = tuple[str, ...]
SourcePath = tuple[str | int, ...]

TABLES: Mapping[str, type[Row]] = {f.path: f.shape.row for f in FIELDS.values() if isinstance(f.shape, TableShape)}
_IN_ROW = re.compile(r"(?P<table>[a-z_.]+)\[(?P<row>.*)\](?:\.(?P<column>[a-z_]+))?", re.DOTALL)
_NAMED = 20
RENAMED = {"licenses.kind": "licenses.route"}
"""Fields that had another name once; the old one is refused, with the new one as a hint."""


@record()
class Target:
    """Where a path leads: the field and, in a table, the number of the row."""

    field: Field
    row: int | None = None

    @property
    def source(self) -> SourcePath:
        """The path of the value in the file."""
        if self.row is None:
            return _SOURCES[self.field.path]
        return (*_SOURCES[self.field.table], self.row, self.column)

    @property
    def column(self) -> str:
        """The last word of the field's path."""
        return self.field.path.rpartition(".")[2]


_SOURCES: Mapping[str, SourcePath] = {path: tuple(path.split(".")) for path in FIELDS}
_PLAIN: Mapping[str, Target] = {
    path: Target(field) for path, field in FIELDS.items() if not field.table and field.group != "preferences"
}
_COLUMNS: Mapping[str, Mapping[str, Field]] = {
    table: {path.rpartition(".")[2]: field for path, field in FIELDS.items() if field.table == table}
    for table in TABLES
}


@dataclass(frozen=True)
class RowNames:
    """The identities of the rows of every stated table; None for a row whose identity cannot be read."""

    identities: Mapping[str, Sequence[Identity | None]]
    tables: Tables

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        """The names of all rows, by table."""
        return {table: tuple(_names(table, identities)) for table, identities in self.identities.items()}

    @cached_property
    def _columns(self) -> Mapping[str, Target]:
        """Every column of every row that has an identity, by its one path; of twins the first."""
        return {
            f"{name}.{column}": Target(field, number)
            for table, names in self._names.items()
            for number, name in reversed(tuple(enumerate(names)))
            for column, field in _COLUMNS[table].items()
            if self.identities[table][number]
        }

    def target(self, path: str) -> Target:
        """Where `path` leads; raises `Refused` for a path that leads nowhere."""
        known = _PLAIN.get(path) or self._columns.get(path)
        if known:
            return known
        inside = _IN_ROW.fullmatch(path)
        if inside is None:
            field = _field(path)
            if field.table:
                row = self.name(field.table, 0) if self.identities.get(field.table) else f"{field.table}[...]"
                raise refuse(f"{quoted(path)} names no row", hint=f"write {row}.{Target(field).column}")
            return Target(field)
        table, column = inside["table"], inside["column"]
        if table not in TABLES:
            raise refuse(f"there is no table {quoted(table)}", accepted=listed(list(TABLES)))
        row_number = self._row(table, inside["row"])
        if not column:
            raise refuse(f"{quoted(path)} names no column", accepted=listed(list(TABLES[table].model_fields)))
        return Target(_field(f"{table}.{column}"), row_number)

    def canonical(self, target: Target) -> str:
        """The one path by which `target` is known."""
        if target.row is None:
            return target.field.path
        return f"{self.name(target.field.table, target.row)}.{target.column}"

    def name(self, table: str, row: int) -> str:
        """The name of a row: `licenses[TX]`, with as many parts of its identity as needed."""
        return self._names[table][row]

    def _row(self, table: str, text: str) -> int:
        wanted = self._wanted(table, text)
        rows = [(i, identity) for i, identity in enumerate(self.identities.get(table, ())) if identity]
        exact = [i for i, identity in rows if tuple(filter(None, identity)) == wanted]
        alike = exact[:1] or [i for i, identity in rows if identity[: len(wanted)] == wanted]
        if len(alike) == 1:
            return alike[0]
        asked = f"{table}[{text}]"
        names = [self.name(table, i) for i in alike or [i for i, _ in rows[:_NAMED]]]
        if alike:
            raise refuse(f"{quoted(asked)} names {len(alike)} rows", accepted=listed(names))
        raise refuse(f"there is no row {quoted(asked)}", accepted=listed(names), hint=meant(asked, names))

    def _wanted(self, table: str, text: str) -> Identity:
        names = TABLES[table].IDENTITY
        parts = text.split(",") if len(names) > 1 else [text]
        return tuple(self._part(table, name, part.strip()) for name, part in zip(names, parts, strict=False))

    def _part(self, table: str, name: str, text: str) -> str:
        try:
            return str(FIELDS[f"{table}.{name}"].shape.read(text, self.tables))
        except Refused:
            return text


def _names(table: str, identities: Sequence[Identity | None]) -> Iterator[str]:
    alike = Counter(i[:length] for i in identities if i for length in range(1, len(i)))
    for identity in identities:
        lengths = range(1, len(identity or ()))
        told = next((identity[:length] for length in lengths if identity and alike[identity[:length]] == 1), identity)
        yield f"{table}[{', '.join(part for part in told or () if part)}]"


def _field(path: str) -> Field:
    field = FIELDS.get(path)
    if field and field.group != "preferences":
        return field
    if path in RENAMED:
        raise refuse(f"there is no field {quoted(path)}", hint=f"this was renamed: write {RENAMED[path]}")
    raise refuse(f"there is no field {quoted(path)}", hint=_near(path))


def elsewhere(name: str) -> str:
    """`did you mean ...?` with the fields of other groups whose last word is `name`; empty where there is none."""
    paths = [p for p, f in FIELDS.items() if p.rpartition(".")[2] == name and f.group != "preferences"]
    return f"did you mean {' or '.join(paths[:3])}?" if paths else ""


def _near(path: str) -> str:
    group, _, name = path.partition(".")
    near = [group] if group in GROUPS else get_close_matches(group, GROUPS, n=1)
    return meant(path, [p for p, f in FIELDS.items() if f.group in near and f.group != "preferences"]) or elsewhere(
        name
    )
