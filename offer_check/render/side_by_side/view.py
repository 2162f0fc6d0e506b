"""Several offers arranged as tables that every format shows: a row a matter, a cell an offer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ...compare import Cell, Column, FamilyRow, RuleRow, SideBySide, Standing
from ...report import SEVERITIES, BySeverity, Severity
from ..view import words
from .table import NOTHING, Line, Row, Section, Table
from .terms import term_sections

MOST_SUBJECTS = 6
NONE = "There are none."
_MARKS = {"fail": "critical", "incomplete": "ask", "review": "major", "ok": "info"}


def tables(side_by_side: SideBySide) -> tuple[Table, ...]:
    """Return what there is to show, from the whole to the detail; a table without rows says so in its lead."""
    offers = len(side_by_side.offers)
    return tuple(_tables(side_by_side, f"the {offers} offers"))


def names(side_by_side: SideBySide) -> tuple[str, ...]:
    """Return the names of the offers, in their order."""
    return tuple(column.name for column in side_by_side.offers)


def _tables(found: SideBySide, all_of_them: str) -> Iterator[Table]:
    yield Table(
        "glance",
        "At a glance",
        f"{words.sentence(all_of_them)}, in the order in which they were given. The order says nothing about them.",
        (Section("", tuple(_glance(found.offers))),),
    )
    yield Table(
        "families",
        "Open flags and questions by family",
        "What is flagged, and what cannot be decided from the offer, in each family of rules. Accepted results are "
        "left out.",
        (Section("", tuple(map(_family, found.families))),),
    )
    yield Table(
        "rules",
        "Rules that come out differently",
        "The heaviest result of each rule whose outcome, severity or number of cases is not the same for "
        f"{all_of_them}." + ("" if found.apart else f" {NONE}"),
        tuple(_rules(found)),
    )
    yield Table(
        "terms",
        "Terms that differ",
        "What the offers say, field by field, where they do not say the same. "
        + ("Where they take several parts, a part leaves out what none of its offers states." if found.terms else NONE),
        term_sections(found.terms),
        sparse=True,
    )


def _glance(offers: Sequence[Column]) -> Iterator[Row]:
    rows: tuple[tuple[str, Callable[[Column], str]], ...] = (
        ("Employer", lambda o: o.offer.employer),
        ("Specialty", lambda o: o.offer.specialty_label),
        ("What the job mainly is", lambda o: ", ".join(o.offer.role_labels)),
        ("File", lambda o: o.offer.path),
    )
    yield Row("Verdict", cells=tuple((Line(words.VERDICTS[o.verdict], _MARKS[o.verdict]),) for o in offers))
    yield from _counts("flags", [o.flags for o in offers])
    yield from _counts("questions", [o.asks for o in offers])
    for label, text in rows:
        yield Row(label, cells=tuple((Line(text(o) or words.value("", "not_stated")),) for o in offers))


def _counts(noun: str, numbers: Sequence[BySeverity]) -> Iterator[Row]:
    for severity in SEVERITIES:
        yield Row(f"Open {noun}, {severity}", cells=tuple((Line(str(_of(n, severity))),) for n in numbers))


def _family(row: FamilyRow) -> Row:
    return Row(row.title, code=row.family, cells=tuple(tuple(_open(cell)) or NOTHING for cell in row.cells))


def _open(cell: Cell) -> Iterator[Line]:
    for severity in SEVERITIES:
        found = [
            words.counted(number, noun)
            for number, noun in ((_of(cell.flags, severity), "flag"), (_of(cell.asks, severity), "question"))
            if number
        ]
        if found:
            yield Line(", ".join(found), severity, severity)


def _of(numbers: BySeverity, severity: Severity) -> int:
    return int(getattr(numbers, severity))


def _rules(found: SideBySide) -> Iterator[Section]:
    for family in found.families:
        rows = tuple(_rule(row) for row in found.apart if row.family == family.family)
        if rows:
            yield Section(family.title, rows)


def _rule(row: RuleRow) -> Row:
    return Row(row.title, code=row.rule, cells=tuple((_standing(s),) for s in row.standings))


def _standing(standing: Standing | None) -> Line:
    if standing is None:
        return Line("not evaluated")
    mark = standing.severity if standing.outcome == "flag" else standing.outcome
    word = words.OUTCOMES[standing.outcome]
    settled = standing.outcome in ("pass", "not_applicable")
    about = [] if settled else [_few(standing.subjects)]
    accepted = ["accepted"] if standing.accepted else []
    line = Line("; ".join(filter(None, [*accepted, *about])), mark, word)
    return line if settled or standing.outcome == "error" else replace(line, word=f"{word}, {standing.severity}")


def _few(subjects: Sequence[str]) -> str:
    shown = [subject.replace("_", " ") for subject in subjects]
    if len(shown) <= MOST_SUBJECTS:
        return ", ".join(shown)
    return f"{', '.join(shown[: MOST_SUBJECTS - 1])} and {len(shown) - MOST_SUBJECTS + 1} more"
