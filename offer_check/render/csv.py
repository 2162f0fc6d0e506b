"""Reports as one table (CSV, UTF-8): a row a result of any file, and a row a problem of a file without a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..report import Because, FileStatus, Overview, Problem, Report, Result
from . import sheet, stream
from .disclosure import region
from .view import sources, words

COLUMNS = (
    *("path", "rule", "subject", "id", "outcome", "severity", "title", "message", "values", "question"),
    *("line", "column", "waived_reason", "waived_by", "waived_until", "known"),
    *("pack", "family", "topic", "fingerprint", "guides", "status", "verdict"),
)
"""The columns. `values` holds `field = value [line]` of what decided, `line` and `column` the first place of these in
the offer, `known` what the result is against a baseline; `status` and `verdict` are those of the file."""

Row = dict[str, str]


def render(reports: Sequence[Report]) -> str:
    """Write all reports as one table, the names of its columns first."""
    return stream.written(Writer(), reports)


@dataclass(frozen=True, slots=True)
class Writer:
    """One table of all files; what becomes of a cell, and of the file's first bytes, `sheet` says."""

    def piece(self, item: Report | FileStatus) -> str:
        """Return the rows of one file: its results, or why there are none, with the outcome `error`."""
        rows = _results(item) if isinstance(item, Report) else _problems(item)
        return sheet.lines([row.get(column, "") for column in COLUMNS] for row in rows)

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the names of the columns, and the rows as they come."""
        yield sheet.MARK + sheet.lines([COLUMNS])
        yield from pieces


def _results(report: Report) -> Iterator[Row]:
    file = {"path": report.offer.path, "status": "checked", "verdict": report.verdict}
    for result in report.results:
        yield file | _said(report, result) | _place(result) | _waiver(result)


def _said(report: Report, result: Result) -> Row:
    return {
        "rule": result.rule,
        "subject": result.subject,
        "id": result.id,
        "outcome": result.outcome,
        "severity": result.severity,
        "title": result.title,
        "message": result.message,
        "values": "; ".join(_value(report, because) for because in result.because),
        "question": result.question,
        "known": result.known or "",
        "pack": result.pack,
        "family": result.family,
        "topic": result.topic,
        "fingerprint": result.fingerprint,
        "guides": "; ".join(sources.cited(result.sources)),
    }


def _value(report: Report, because: Because) -> str:
    text = f"{because.field} = {words.value(because.value, because.state)}"
    return f"{text} [{because.line}]" if sources.in_offer(report, because) else text


def _place(result: Result) -> Row:
    place = region(result)
    return {"line": str(place.line), "column": str(place.column)}


def _waiver(result: Result) -> Row:
    waiver = result.waiver
    return {"waived_reason": waiver.reason, "waived_by": waiver.by, "waived_until": waiver.until} if waiver else {}


def _problems(item: FileStatus) -> Iterator[Row]:
    unplaced = Problem(path=item.path, line=0, column=0, message=item.error)
    for problem in item.problems or (unplaced,):
        place = {"line": str(problem.line), "column": str(problem.column)} if problem.line else {}
        yield {"path": item.path, "outcome": "error", "message": problem.message, "status": item.status} | place
