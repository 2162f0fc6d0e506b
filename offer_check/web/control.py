"""A value in, as an offer file has it, the control out in which a page shows it to be filled in."""

from __future__ import annotations

from typing import Any

from ..offer.shapes import Shape
from ..offer.tables import Tables
from .controls import Control, Option, Spot, drawn

__all__ = ["Control", "Option", "control"]


def control(shape: Shape, raw: Any, name: str, tables: Tables, *, label: str = "", compact: bool = False) -> Control:
    """What a person fills in for a value of `shape`, any but a table, at the address `name` (`pay.base`).

    `raw` is plain data as in an offer file, None for no value; one that is wrong is shown as it was typed. `label`
    stands before the control; without it a page names it otherwise. `compact` is for the cells of tables.
    """
    return drawn(shape, raw, Spot(name=name, tables=tables, label=label, compact=compact))
