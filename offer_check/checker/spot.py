"""A path as a report names it, taken apart: a field, a computed one, a column of a row, an entry of a list or map."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from ..facts.computed import COMPUTED
from ..offer import FIELDS
from ..offer.catalog import Field
from ..offer.display import spelled
from ..offer.rows import TableShape
from ..source import Path

_INSIDE = re.compile(r"(?P<whole>[a-z_.]+)\[(?P<entry>.*)\](?:\.(?P<column>[a-z_]+))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a path leads. Nothing of it depends on an offer.

    `whole` is the field that holds what stands in brackets, `entry` that or None where there are none; `is_entry`
    says that it is one entry of a list or map, and no column. `known` is the field or column, None for computed fields
    and for entries. `placed` is the path whose place in the file counts, `source` the way there where all files have
    the same.
    """

    path: str
    label: str
    whole: str
    placed: str
    entry: str | None = None
    is_entry: bool = False
    known: Field | None = None
    source: Path | None = None


@functools.lru_cache(maxsize=4096)
def spot(path: str) -> Spot:
    """Take a path apart. Raises KeyError for a field that there is not."""
    found = _INSIDE.fullmatch(path)
    if found is None:
        return _field(path)
    whole, entry, column = found.groups()
    if not column:
        return Spot(path=path, label=FIELDS[whole].label, whole=whole, placed=path, entry=entry, is_entry=True)
    known = FIELDS[f"{whole}.{column}"]
    row = ", ".join(map(spelled, entry.split(", ")))
    label = f"{_row_word(whole)} {row}, {known.label[:1].lower()}{known.label[1:]}"
    return Spot(path=path, label=label, whole=whole, placed=path, entry=entry, known=known)


def _field(path: str) -> Spot:
    """A field; a computed one is placed where its first part is, and a wish nowhere in an offer."""
    if path in COMPUTED:
        first = COMPUTED[path].parts[0]
        return Spot(path=path, label=COMPUTED[path].label, whole=path, placed=first, source=tuple(first.split(".")))
    known = FIELDS[path]
    source = () if known.group == "preferences" else tuple(path.split("."))
    return Spot(path=path, label=known.label, whole=path, placed=path, known=known, source=source)


def _row_word(table: str) -> str:
    """What one row of a table is called."""
    shape = FIELDS[table].shape
    return (shape.row.model_config.get("title") if isinstance(shape, TableShape) else None) or FIELDS[table].label
