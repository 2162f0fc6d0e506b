"""What the offer says, arranged: the few terms that define the job, and all of them, a row of a table as one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...report import Evidence, Report, State, Term
from .rows import heading, repeats_name, row_of

MOST_NAMES = 8

ESSENTIALS: Mapping[str, str] = {
    "patients.states": "Patient states",
    "pay.model": "Pay model",
    "work_mix.remote_share_pct": "Remote share",
    "about.start_date": "Start",
    "about.engagement": "Engagement",
}


@dataclass(frozen=True, slots=True)
class Essential:
    """One term that defines the job, in few words."""

    name: str
    value: str
    state: State


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a line; `name` is its column where the line is a row of a table, else empty."""

    name: str
    value: str
    state: State


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the terms: a field with its value, or a row of a table with those of its columns."""

    label: str
    parts: tuple[Part, ...]
    evidence: tuple[Evidence, ...]
    number: int


def essentials(report: Report) -> tuple[Essential, ...]:
    """Return the terms that define the job, always all of them."""
    known = {term.field: term for term in report.terms}
    return tuple(_essential(name, known.get(field)) for field, name in ESSENTIALS.items())


def by_group(report: Report) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return the lines under the titles of their groups, in the order of the report."""
    groups = groupby(report.terms, key=lambda term: term.group)
    return tuple((title, tuple(_lines(tuple(terms)))) for title, terms in groups)


def _essential(name: str, term: Term | None) -> Essential:
    return Essential(name, _few(term.value), term.state) if term else Essential(name, "", "not_stated")


def _lines(terms: Sequence[Term]) -> Iterator[Line]:
    for row, found in groupby(terms, key=lambda term: row_of(term.field)):
        columns = tuple(found)
        if row:
            yield _table_row(columns)
        else:
            for term in columns:
                yield Line(term.label, (Part("", term.value, term.state),), term.evidence, term.line)


def _table_row(terms: Sequence[Term]) -> Line:
    head = heading(terms[0].label)
    told = [term for term in terms if not repeats_name(term.field, (term.value,))] or terms
    parts = (Part(term.label.removeprefix(f"{head}, "), term.value, term.state) for term in told)
    evidence = dict.fromkeys(e for term in terms for e in term.evidence)
    return Line(head, tuple(parts), tuple(evidence), min(term.line for term in terms))


def _few(text: str) -> str:
    names = text.split(", ")
    shown = MOST_NAMES - 2
    return text if len(names) <= MOST_NAMES else f"{', '.join(names[:shown])} and {len(names) - shown} more"
