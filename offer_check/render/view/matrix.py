"""The state matrix: one row a patient state, one column a question that has to be settled in every state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ...report import SEVERITIES, Outcome, Report, Result

LICENSE, IN_TIME = "License", "In time"
COLUMNS = (LICENSE, IN_TIME, "Malpractice", "In-person partner")
HELD, NOT_DUE = "held", "not due"
WHOLE = "All states"  # the row of results on the whole offer, where no state has one

_STATE = re.compile(r"[A-Z]{2}(?![A-Za-z])")
_WORST: tuple[Outcome, ...] = ("error", "flag", "ask", "waiting", "pass", "not_applicable")


@dataclass(frozen=True, slots=True)
class Cell:
    """The result that decides a column for a state; where nothing has to be decided, None and a word on why."""

    result: Result | None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One state with its cells, one for each column."""

    state: str
    cells: tuple[Cell, ...]


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
    rows = ({column: cells.get((s, column), cells.get((WHOLE, column))) for column in columns} for s in states)
    return Matrix(columns, tuple(Row(s, _cells(row)) for s, row in zip(states, rows, strict=True)))


def _cells(row: Mapping[str, Result | None]) -> tuple[Cell, ...]:
    idle = HELD if _held(row.get(LICENSE)) else NOT_DUE
    return tuple(Cell(None, idle) if _is_idle(column, result) else Cell(result) for column, result in row.items())


def _is_idle(column: str, result: Result | None) -> bool:
    """Whether nothing has to be decided: a license that is held, or that nobody plans, has no date to keep."""
    return result is None or (column == IN_TIME and result.outcome == "not_applicable")


def _held(license: Result | None) -> bool:
    return license is not None and license.outcome == "pass" and any(b.value == HELD for b in license.because)


def _state(result: Result) -> str:
    """The state that a subject begins with (`TX` of `TX, compact`)."""
    found = _STATE.match(result.subject)
    return found[0] if found else result.subject or WHOLE


def _badness(result: Result) -> tuple[int, int, str]:
    return _WORST.index(result.outcome), SEVERITIES.index(result.severity), result.subject


def _column(name: str) -> tuple[int, str]:
    return (COLUMNS.index(name) if name in COLUMNS else len(COLUMNS)), name
