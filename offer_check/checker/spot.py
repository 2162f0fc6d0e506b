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

_INSIDE = re.compile(r"(?P<whole>[a-z_.]+)\[(?P<entry>.*)\](?:\.(?P<column>[a-z_]+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a path leads. Nothing of it depends on an offer.

    `whole` is the field that holds what stands in brackets, `entry` that or None where there are no brackets; `column`
    is empty for what is no column. `known` is the field or column, None for computed fields and for entries.
    """

    path: str
    label: str
    whole: str
    entry: str | None = None
    column: str = ""
    known: Field | None = None

    @property
    def is_entry(self) -> bool:
        """Whether it is one entry of a list or map."""
        return self.entry is not None and not self.column


@functools.lru_cache(maxsize=4096)
def spot(path: str) -> Spot:
    """Take a path apart. Raises KeyError for a field that there is not."""
    found = _INSIDE.fullmatch(path)
    if found is None:
        label = COMPUTED[path].label if path in COMPUTED else FIELDS[path].label
        return Spot(path, label, path, known=FIELDS.get(path))
    whole, entry, column = found.groups()
    if not column:
        return Spot(path, FIELDS[whole].label, whole, entry)
    known = FIELDS[f"{whole}.{column}"]
    row = ", ".join(map(spelled, entry.split(", ")))
    label = f"{_row_word(whole)} {row}, {known.label[:1].lower()}{known.label[1:]}"
    return Spot(path, label, whole, entry, column, known)


def _row_word(table: str) -> str:
    """What one row of a table is called."""
    shape = FIELDS[table].shape
    return (shape.row.model_config.get("title") if isinstance(shape, TableShape) else None) or FIELDS[table].label
