"""The state matrix, one row a patient state, one column a question to settle in every state; and where one sits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...report import SEVERITIES, Outcome, Report, Result

LICENSE, IN_TIME = "License", "In time"
COLUMNS = (LICENSE, IN_TIME, "Malpractice", "In-person partner")
HELD, NOT_DUE = "held", "not due"
HOME, REMOTE = "where.physician_home_state", "where.remote_work_states"
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
    """The rows, sorted by state, under the columns that have results.

    `idle` says why where none of them applies, and there are no rows then.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    idle: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A state in which the physician sits, with what rules say of it; `state` empty: of every place alike."""

    state: str
    home: bool
    remote: bool
    results: tuple[Result, ...]


def matrix(report: Report) -> Matrix:
    """Arrange the results that name a matrix column; of several in one cell the worst is shown.

    A result on the whole offer stands in the row of every state that has none of its own.
    """
    cells: dict[tuple[str, str], Result] = {}
    for result in sorted(report.results, key=_badness, reverse=True):
        if result.matrix:
            cells[_state(result), result.matrix] = result
    if cells and all(result.outcome == "not_applicable" for result in cells.values()):
        return Matrix((), (), next(cells[key].message for key in sorted(cells)))
    columns = tuple(sorted({column for _, column in cells}, key=_column))
    states = sorted({state for state, _ in cells} - {WHOLE}) or ([WHOLE] if cells else [])
    rows = ({column: cells.get((s, column), cells.get((WHOLE, column))) for column in columns} for s in states)
    return Matrix(columns, tuple(Row(s, _cells(row)) for s, row in zip(states, rows, strict=True)))


def seats(report: Report) -> tuple[Seat, ...]:
    """Arrange the results of the section `sitting` by place: home first, then by state, what holds everywhere last.

    Places without a result are there too, and none where no rule of the section applies.
    """
    found: dict[str, list[Result]] = {}
    for result in report.results:
        if result.section == "sitting" and result.outcome != "not_applicable":
            found.setdefault(result.subject, []).append(result)
    home, remote = (frozenset(_named(report, field)) for field in (HOME, REMOTE))
    places = sorted({*found, *home, *remote}, key=lambda place: (not place, place not in home, place)) if found else []
    return tuple(Seat(place, place in home, place in remote, tuple(found.get(place, ()))) for place in places)


def _named(report: Report, field: str) -> Iterator[str]:
    """The states that a stated field names."""
    for term in report.terms:
        if term.field == field and term.state == "stated":
            yield from (name for name in term.value.split(", ") if _STATE.fullmatch(name))


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
