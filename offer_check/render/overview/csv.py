"""An overview as CSV (UTF-8): a row a file, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from ...report import SEVERITIES
from .. import sheet
from .folder import Folder
from .line import Line

COLUMNS = (
    *("path", "name", "verdict", "critical_flags", "critical_asks"),
    *(f"{what}_{severity}" for what in ("flags", "asks") for severity in SEVERITIES),
    *("accepted", "changed", "waivers_ending", "tables_ending", "problems"),
)


def render(folder: Folder) -> str:
    """Write the names of the columns, and a row a file."""
    return sheet.MARK + sheet.lines([COLUMNS, *map(_row, folder.lines)])


def _row(line: Line) -> tuple[str, ...]:
    return (
        *(line.path, line.name, line.verdict or "", "; ".join(line.critical_flags), "; ".join(line.critical_asks)),
        *(_numbers(line) if line.verdict else [""] * 9),
        "; ".join(line.changed),
        "; ".join(f"{entry.id} until {entry.waiver.until}" for entry in line.waivers),
        "; ".join(f"{table.title} by {table.check_by}" for table in line.tables),
        "; ".join(line.problems),
    )


def _numbers(line: Line) -> Iterator[str]:
    for counts in (line.flags, line.asks):
        yield from (str(getattr(counts, severity)) for severity in SEVERITIES)
    yield str(line.accepted)
