"""A comparison as JSON: everything that it holds, nothing rearranged."""

from __future__ import annotations

from pydantic import TypeAdapter

from ...compare import Comparison
from ..json import written


def render(comparison: Comparison) -> str:
    """Write the comparison (`offer-check-comparison/1`), ending with a line feed."""
    return written(TypeAdapter(Comparison).dump_python(comparison, by_alias=True))
