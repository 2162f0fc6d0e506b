"""The shape of a table: a list of rows, each a model of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from .entry import Row
from .shapes import Shape

MOST_ROWS = 500


@dataclass(frozen=True, kw_only=True)
class TableShape(Shape):
    """Rows of one kind; pydantic reads them through the model `row`."""

    row: type[Row]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return handler(source)


def rows(row: type[Row]) -> TableShape:
    """The shape of a field that takes a table of `row`."""
    return TableShape(name="table", row=row, high=MOST_ROWS)
