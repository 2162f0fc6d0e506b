"""What the offer says, arranged: the few terms that define the job, and all of them, a row of a table as one line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...report import Evidence, Report, State, Term

MOST_NAMES = 8

ESSENTIALS: Mapping[str, str] = {
    "patients.states": "Patient states",
    "pay.model": "Pay model",
    "work_mix.remote_share_pct": "Remote share",
    "about.start_date": "Start",
    "about.engagement": "Engagement",
}

_IN_ROW = re.compile(r"(?P<table>[^\[]*)\[(?P<entry>[^\]]*)\]\.")
_NOT_A_LETTER = re.compile(r"[\W_]+")


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
    for row, found in groupby(terms, key=_row):
        columns = tuple(found)
        if row:
            yield _table_row(columns)
        else:
            for term in columns:
                yield Line(term.label, (Part("", term.value, term.state),), term.evidence, term.line)


def _row(term: Term) -> str:
    """The table and the entry that a field belongs to: `licenses[TX].` of `licenses[TX].status`."""
    found = _IN_ROW.match(term.field)
    return found[0] if found else ""


def _table_row(terms: Sequence[Term]) -> Line:
    head = terms[0].label.rpartition(", ")[0]
    told = [term for term in terms if not _names(term)] or terms
    parts = (Part(term.label.removeprefix(f"{head}, "), term.value, term.state) for term in told)
    evidence = dict.fromkeys(e for term in terms for e in term.evidence)
    return Line(head, tuple(parts), tuple(evidence), min(term.line for term in terms))


def _names(term: Term) -> bool:
    """Whether the value only repeats what the row is called by."""
    found = _IN_ROW.match(term.field)
    entry = found["entry"] if found else ""
    return _letters(term.value) in {_letters(part) for part in (entry, *entry.split(", "))}


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text.lower())


def _few(text: str) -> str:
    names = text.split(", ")
    shown = MOST_NAMES - 2
    return text if len(names) <= MOST_NAMES else f"{', '.join(names[:shown])} and {len(names) - shown} more"
