"""The identities of the rows in a file, read before anything else so that paths into rows can be followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .catalog import FIELDS
from .paths import TABLES, Identity, RowNames
from .refusal import Problem, Refused
from .rows import MOST_ROWS
from .tables import Tables


def row_names(data: Mapping[str, Any], tables: Tables) -> tuple[RowNames, list[Problem]]:
    """The rows of the file with `data`, as far as they can be read, and what is wrong with them as a table."""
    identities: dict[str, list[Identity | None]] = {}
    problems: list[Problem] = []
    for table in TABLES:
        rows = at(data, table.split("."))
        if isinstance(rows, list):
            identities[table] = [_identity(table, row, tables) for row in rows[:MOST_ROWS]]
            problems += _too_many(table, rows)
            problems += _twins(table, identities[table])
    return RowNames(identities, tables), problems


def at(data: Any, path: Sequence[str | int]) -> Any:
    """What stands in `data` at `path`; None where there is nothing."""
    for step in path:
        if isinstance(step, str):
            data = data.get(step) if isinstance(data, dict) else None
        else:
            data = data[step] if isinstance(data, list) and step < len(data) else None
    return data


def _too_many(table: str, rows: Sequence[Any]) -> list[Problem]:
    if len(rows) <= MOST_ROWS:
        return []
    message = f"found {len(rows):,} rows"
    return [Problem(message=message, accepted=f"at most {MOST_ROWS} rows", path=tuple(table.split(".")))]


def _twins(table: str, identities: Sequence[Identity | None]) -> list[Problem]:
    problems = []
    first: dict[Identity, int] = {}
    for i, identity in enumerate(identities):
        if identity in first:
            said = ", ".join(p or f"no {name}" for p, name in zip(identity, TABLES[table].IDENTITY, strict=True))
            problems.append(_twin(table, i, first[identity], said))
        elif identity:
            first[identity] = i
    return problems


def _twin(table: str, row: int, first: int, said: str) -> Problem:
    path = tuple(table.split("."))
    return Problem(message=f"found {said} a second time", path=(*path, row), first=(*path, first))


def _identity(table: str, row: Any, tables: Tables) -> Identity | None:
    names = TABLES[table].IDENTITY
    try:
        parts = [FIELDS[f"{table}.{name}"].shape.read(at(row, [name]), tables) or "" for name in names]
    except Refused:
        return None
    return tuple(parts) if parts[0] else None
