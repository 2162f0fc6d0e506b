"""The state matrix: one row a patient state, one column a question that has to be settled in every state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...report import SEVERITIES, Outcome, Report, Result

COLUMNS = ("License", "In time", "Malpractice", "In-person partner")
WHOLE = "All states"  # the row of results on the whole offer, where no state has one

_STATE = re.compile(r"[A-Z]{2}(?![A-Za-z])")
_WORST: tuple[Outcome, ...] = ("error", "flag", "ask", "waiting", "pass", "not_applicable")


@dataclass(frozen=True, slots=True)
class Row:
    """One state with the result that decides each column; None where no rule spoke."""

    state: str
    cells: tuple[Result | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows, sorted by state, under the columns that have results."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix(report: Report) -> Matrix:
    """Arrange the results that name a matrix column; of several in one cell the worst is shown.

    A result on the whole offer stands in the row of every state that has none of its own.
    """
    cells: dict[tuple[str, str], Result] = {}
    for result in sorted(report.results, key=_badness, reverse=True):
        if result.matrix:
            cells[_state(result), result.matrix] = result
    columns = tuple(sorted({column for _, column in cells}, key=_column))
    states = sorted({state for state, _ in cells} - {WHOLE}) or ([WHOLE] if cells else [])
    return Matrix(
        columns, tuple(Row(s, tuple(cells.get((s, c), cells.get((WHOLE, c))) for c in columns)) for s in states)
    )


def _state(result: Result) -> str:
    """The state that a subject begins with (`TX` of `TX, compact`)."""
    found = _STATE.match(result.subject)
    return found[0] if found else result.subject or WHOLE


def _badness(result: Result) -> tuple[int, int, str]:
    return _WORST.index(result.outcome), SEVERITIES.index(result.severity), result.subject


def _column(name: str) -> tuple[int, str]:
    return (COLUMNS.index(name) if name in COLUMNS else len(COLUMNS)), name
