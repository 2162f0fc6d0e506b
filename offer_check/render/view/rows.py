"""Fields that are columns of one row of a table: `licenses[TX].status` and `licenses[TX].route` belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable

_IN_ROW = re.compile(r"(?P<table>[^\[]*)\[(?P<entry>.*)\]\.", re.DOTALL)
_NOT_A_LETTER = re.compile(r"[\W_]+")


def row_of(field: str) -> str:
    """Return the table and the entry that a field belongs to: `licenses[TX].`; empty for a field of no table."""
    found = _IN_ROW.match(field)
    return found[0] if found else ""


def heading(label: str) -> str:
    """Return what a row is called, from the label of one of its columns: `License TX` of `License TX, its status`."""
    return label.rpartition(", ")[0]


def column(label: str) -> str:
    """Return what a column is called, from its label in a row: `its status` of `License TX, its status`."""
    return label.rpartition(", ")[2]


def repeats_name(field: str, values: Iterable[str]) -> bool:
    """Return whether the values of a column only repeat what its row is called by."""
    found = _IN_ROW.match(field)
    entry = found["entry"] if found else ""
    known = {_letters(part) for part in (entry, *entry.split(", "))}
    return all(_letters(value) in known for value in values)


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text.lower())
