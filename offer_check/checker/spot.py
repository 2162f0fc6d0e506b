"""A path as a report names it, taken apart: a field, a computed one, a column of a row, an entry of a list or map."""

from __future__ import annotations

import functools
import re

from ..facts.computed import COMPUTED
from ..offer import FIELDS
from ..offer.catalog import Field
from ..offer.display import spelled
from ..offer.numbers import number
from ..offer.rows import TableShape
from ..offer.shapes import Shape
from ..record import record
from ..source import Path

_INSIDE = re.compile(r"(?P<whole>[a-z_.]+)\[(?P<entry>.*)\](?:\.(?P<column>[a-z_]+))?", re.DOTALL)


_NUMBER = number("")
_WITH_UNIT = ("number", "wrvu_credit")


@record(kw_only=True)
class Spot:
    """Where a path leads. Nothing of it depends on an offer.

    `whole` is the field that holds what stands in brackets, `entry` that or None where there are none; `is_entry` says
    that it is one entry of a list or map, and no column. Of a field or column, `shape` is that of its values,
    `unit` that of plain numbers, and `part_of` the field that it is a part of. `placed` is the path whose place in the
    file counts, `source` the way there where all files have the same.
    """

    path: str
    label: str
    whole: str
    entry: str | None = None
    is_entry: bool = False
    shape: Shape
    unit: str = ""
    part_of: str = ""
    placed: str
    source: Path | None = None


@functools.lru_cache(maxsize=4096)
def spot(path: str) -> Spot:
    """Take a path apart. Raises KeyError for a field that there is not."""
    found = _INSIDE.fullmatch(path)
    if found is None:
        return _computed(path) if path in COMPUTED else _field(path)
    whole, entry, column = found.groups()
    if not column:
        known = FIELDS[whole]
        return Spot(
            path=path, label=known.label, whole=whole, entry=entry, is_entry=True, shape=known.shape, placed=path
        )
    known = FIELDS[f"{whole}.{column}"]
    row = ", ".join(map(spelled, entry.split(", ")))
    label = f"{_row_word(whole)} {row}, {known.label[:1].lower()}{known.label[1:]}"
    return Spot(path=path, label=label, whole=whole, entry=entry, shape=known.shape, unit=_unit(known), placed=path)


def _field(path: str) -> Spot:
    """A field; a wish is nowhere in an offer."""
    known = FIELDS[path]
    return Spot(
        path=path,
        label=known.label,
        whole=path,
        shape=known.shape,
        unit=_unit(known),
        part_of=known.part_of,
        placed=path,
        source=() if known.group == "preferences" else tuple(path.split(".")),
    )


def _computed(path: str) -> Spot:
    """A computed field, which is placed where its first part is."""
    first = COMPUTED[path].parts[0]
    source = tuple(first.split("."))
    return Spot(path=path, label=COMPUTED[path].label, whole=path, shape=_NUMBER, placed=first, source=source)


def _unit(known: Field) -> str:
    """The unit that is said with a number, as in `3 days a week`."""
    return known.unit.replace("/", " a ") if known.shape.name in _WITH_UNIT else ""


def _row_word(table: str) -> str:
    """What one row of a table is called."""
    shape = FIELDS[table].shape
    return (shape.row.model_config.get("title") if isinstance(shape, TableShape) else None) or FIELDS[table].label
