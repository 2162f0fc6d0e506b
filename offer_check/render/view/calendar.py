"""The calendar: every date that matters before the first working day, and what is not ready by then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ...report import Report, Table, Term
from .standing import Standing, standing
from .words import counted

START = "about.start_date"
Kind = Literal["today", "start", "term", "fact"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Milestone:
    """One date (ISO) and what happens then; `late`: something of the offer that comes after the start."""

    day: str
    label: str
    kind: Kind
    distance: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The milestones by date, and what the rules on what has to be ready by the start came to."""

    start: str
    milestones: tuple[Milestone, ...]
    standing: Standing

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.milestones or self.standing.open or self.standing.waiting)


def calendar(report: Report) -> Calendar:
    """Gather the dates that the offer states, and the last days of the outside facts that calendar results rest on.

    Without any of them there are no milestones; the day of the review alone is none.
    """
    start = next((term.low for term in report.terms if term.field == START), "")
    found = dict.fromkeys((*_stated(report, start), *_facts(report, start)))
    today = (Milestone(report.as_of, "Day of this review", "today", _distance(report.as_of, start)),) if found else ()
    milestones = sorted((*today, *found), key=lambda milestone: (milestone.day, milestone.label))
    return Calendar(start, tuple(milestones), standing(report, "calendar"))


def _stated(report: Report, start: str) -> Iterator[Milestone]:
    for term in report.terms:
        if not _DAY.fullmatch(term.low):
            continue
        if term.field == START:
            yield Milestone(term.low, term.label, "start")
        else:
            late = bool(start) and term.low > start
            yield Milestone(term.low, _label(term), "term", _distance(term.low, start), late)


def _label(term: Term) -> str:
    """What is dated: the row of a table where the date is its column."""
    return term.label.rpartition(", ")[0] if "[" in term.field else term.label


def _facts(report: Report, start: str) -> Iterator[Milestone]:
    tables = {table.name: table for table in report.tables}
    for result in report.results:
        if result.section == "calendar" and result.outcome != "not_applicable":
            for because in result.because:
                table = tables.get(because.field.partition("[")[0])
                until = _DAY.match(because.value)
                if table and until:
                    yield Milestone(until[0], f"Ends: {because.label}", "fact", _distance(until[0], start))
                if table and table.check_by:
                    yield _check(table, start)


def _check(table: Table, start: str) -> Milestone:
    return Milestone(
        table.check_by, f"Check again: {table.title.partition(', ')[0]}", "fact", _distance(table.check_by, start)
    )


def _distance(day: str, start: str) -> str:
    """How far a day is from the start, in words."""
    if not start:
        return ""
    days = (date.fromisoformat(day) - date.fromisoformat(start)).days
    return f"{counted(abs(days), 'day')} {'after' if days > 0 else 'before'} the start" if days else "on that day"
