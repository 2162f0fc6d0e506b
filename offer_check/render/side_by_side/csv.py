"""Several offers side by side as CSV (RFC 4180, UTF-8): one row a matter, one column an offer, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ...compare import SideBySide
from ..terminal import Terminal
from .view import names, tables

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CLEAN = Terminal().clean


def render(side_by_side: SideBySide) -> str:
    """Write all tables one under the other; the first columns name the table, the group, the code and the matter.

    A cell that a spreadsheet would take for a formula gets a leading apostrophe; characters that act on a reader are
    shown, not written.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in _rows(side_by_side))
    return target.getvalue()


def _rows(side_by_side: SideBySide) -> Iterator[tuple[str, ...]]:
    yield ("Table", "Group", "Code", "Matter", *names(side_by_side))
    for table in tables(side_by_side):
        for section in table.sections:
            for row in section.rows:
                cells = ("; ".join(line.whole for line in cell) for cell in row.cells)
                yield (table.title, section.title, row.code, row.label, *cells)


def _harmless(cell: str) -> str:
    text = _CLEAN(cell)
    return f"'{text}" if cell.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
