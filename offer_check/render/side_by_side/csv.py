"""Several offers side by side as CSV (RFC 4180, UTF-8): one row a matter, one column an offer, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from ...compare import SideBySide
from .. import sheet
from .view import names, tables


def render(side_by_side: SideBySide) -> str:
    """Write all tables one under the other; the first columns name the table, the group, the code and the matter.

    What becomes of a cell, and of the file's first bytes, `sheet` says.
    """
    return sheet.MARK + sheet.lines(_rows(side_by_side))


def _rows(side_by_side: SideBySide) -> Iterator[tuple[str, ...]]:
    yield ("Table", "Group", "Code", "Matter", *names(side_by_side))
    for table in tables(side_by_side):
        for section in table.sections:
            for row in section.rows:
                cells = ("; ".join(line.whole for line in cell) for cell in row.cells)
                yield (table.title, section.title, row.code, row.label, *cells)
