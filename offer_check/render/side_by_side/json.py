"""Several offers side by side as JSON: everything that the object holds, nothing rearranged."""

from __future__ import annotations

from pydantic import TypeAdapter

from ...compare import SideBySide
from ..json import written


def render(side_by_side: SideBySide) -> str:
    """Write the offers (`offer-check-matrix/1`), ending with a line feed."""
    return written(TypeAdapter(SideBySide).dump_python(side_by_side, by_alias=True))
