"""A shape in, its codes with their words out, as a person picks them: `full_time_remote_platform` by what it is."""

from __future__ import annotations

from collections.abc import Mapping

from ..offer.display import spelled
from ..offer.scalars import ChoiceShape
from ..offer.shapes import Shape
from ..offer.tables import Tables


def labels(shape: Shape, tables: Tables) -> Mapping[str, str]:
    """The words of every code that a value of `shape` may be, in the order of the model; empty where there are none."""
    if shape.name == "state":
        return tables.jurisdictions
    if not isinstance(shape, ChoiceShape):
        return {}
    if not shape.table:
        return {code: spelled(code) for code in shape.choices}
    rows = getattr(tables, shape.table)
    return {code: row if isinstance(row, str) else row.label for code, row in rows.items()}
