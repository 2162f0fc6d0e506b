"""Terms -> the value of every field by its path: parts of values and, by the names of their rows, columns included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .catalog import FIELDS
from .paths import TABLES, RowNames
from .terms import Terms

_OWN = {path: field for path, field in FIELDS.items() if not field.table and field.group != "preferences"}
_MEMBERS: Mapping[str, Mapping[str, str]] = {
    key: {path.partition(".")[2]: path for path, field in _OWN.items() if field.group == key and not field.part_of}
    for key in dict.fromkeys(field.group for field in _OWN.values())
}
"""The paths of the fields of each group, by name; a field without a group is one of its own, with no name."""
PARTS: Mapping[str, Mapping[str, str]] = {
    whole: {path: path.rpartition(".")[2] for path, field in _OWN.items() if field.part_of == whole}
    for whole in dict.fromkeys(field.part_of for field in _OWN.values() if field.part_of)
}
"""The paths and names of the parts of compound values, by the path of the whole."""


def flattened(terms: Terms, rows: RowNames) -> dict[str, Any]:
    """The value at every path; None where nothing is stated. A row has its columns under its own name alone."""
    found: dict[str, Any] = dict.fromkeys(_OWN)
    for key, members in _MEMBERS.items():
        group = getattr(terms, key)
        if group is not None:
            held = {"": group} if "" in members else vars(group)
            found.update((path, held[name]) for name, path in members.items())
    for whole, parts in PARTS.items():
        if found[whole] is not None:
            found.update((path, getattr(found[whole], name, None)) for path, name in parts.items())
    for table in TABLES:
        for number, row in enumerate(found[table] or ()):
            name = rows.name(table, number)
            found.update((f"{name}.{column}", value) for column, value in vars(row).items())
    return found
