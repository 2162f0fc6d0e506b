"""Reports of several offers in, the same offers side by side out: what is open, and what sets them apart.

Offers keep the order in which they came. There is no score: which of them is the better job is for a person to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..report import (
    OUTCOMES,
    SEVERITIES,
    BySeverity,
    Counts,
    Evidence,
    OfferInfo,
    Outcome,
    Report,
    Result,
    RuleSet,
    Severity,
    State,
    Term,
    Tool,
    Verdict,
)
from .rank import concern
from .values import fields, loose

SIDE_BY_SIDE_FORMAT = "offer-check-matrix/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One offer. `name` tells it from the others, `flags` are open, `asks` too (with what waits), by severity."""

    name: str
    offer: OfferInfo
    verdict: Verdict
    counts: Counts
    flags: BySeverity
    asks: BySeverity


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The open flags of one offer in one family by severity, and its open asks and waitings."""

    flags: BySeverity
    asks: BySeverity


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """One family of rules with a cell an offer."""

    family: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one offer says in a field; the text is empty where it says nothing."""

    value: str = ""
    state: State = "not_stated"
    evidence: tuple[Evidence, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """One field that the offers do not state alike, with a value an offer."""

    field: str
    group: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The heaviest outcome of one rule in one offer, with the subjects that have it (none for the whole offer).

    `accepted`: somebody accepted it. An offer for which the rule was not evaluated has no standing.
    """

    outcome: Outcome
    severity: Severity
    accepted: bool
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule that does not come out alike, with its standing in each offer."""

    rule: str
    family: str
    title: str
    standings: tuple[Standing | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Several offers, checked with the same rules on the same day."""

    format: str = SIDE_BY_SIDE_FORMAT
    tool: Tool
    rules: RuleSet
    as_of: str
    offers: tuple[Column, ...]
    families: tuple[FamilyRow, ...]
    apart: tuple[RuleRow, ...]
    terms: tuple[TermRow, ...]


def side_by_side(reports: Sequence[Report]) -> SideBySide:
    """The reports (at least one, all of one set of rules and one day) side by side, in their order."""
    first = reports[0]
    columns = zip(_names(reports), reports, strict=True)
    return SideBySide(
        tool=first.tool,
        rules=first.rules,
        as_of=first.as_of,
        offers=tuple(_column(name, report) for name, report in columns),
        families=tuple(_families(reports)),
        apart=tuple(_rules(reports)),
        terms=tuple(_terms(reports)),
    )


def _names(reports: Sequence[Report]) -> list[str]:
    """The label or employer of each offer; its file, then its path, then a number where that does not tell it apart."""
    paths = [report.offer.path.replace("\\", "/") for report in reports]
    short = [path.rpartition("/")[2] for path in paths]
    names = [report.offer.name for report in reports]
    for others in (short, paths):
        seen = Counter(names)
        names = [other if seen[name] > 1 else name for name, other in zip(names, others, strict=True)]
    seen, told = Counter(names), Counter[str]()
    for place, name in enumerate(names):
        told[name] += 1
        if seen[name] > 1:
            names[place] = f"{name} ({told[name]})"
    return names


def _column(name: str, report: Report) -> Column:
    cell = _cell(report.results)
    return Column(
        name=name,
        offer=report.offer,
        verdict=report.verdict,
        counts=report.counts,
        flags=cell.flags,
        asks=cell.asks,
    )


def _cell(results: Sequence[Result]) -> Cell:
    open_ones = [r for r in results if r.open]
    return Cell(
        flags=BySeverity.of(r for r in open_ones if r.outcome == "flag"),
        asks=BySeverity.of(r for r in open_ones if r.outcome != "flag"),
    )


def _families(reports: Sequence[Report]) -> Iterator[FamilyRow]:
    titles = {family.id: family.title for report in reports for family in report.families}
    used = {result.family for report in reports for result in report.results}
    for family in (*titles, *sorted(used - titles.keys())):
        cells = (_cell([r for r in report.results if r.family == family]) for report in reports)
        yield FamilyRow(family=family, title=titles.get(family, family), cells=tuple(cells))


def _rules(reports: Sequence[Report]) -> Iterator[RuleRow]:
    """The rules of which an offer has another outcome or severity than the others, or more subjects in question."""
    known = {r.rule: r for report in reports for r in report.results}
    families = [row.family for row in _families(reports)]
    for rule in sorted(known, key=lambda id_: (families.index(known[id_].family), id_)):
        standings = tuple(_standing([r for r in report.results if r.rule == rule]) for report in reports)
        if len(set(map(_likeness, standings))) > 1:
            one = known[rule]
            yield RuleRow(rule=rule, family=one.family, title=one.title, standings=standings)


def _standing(results: Sequence[Result]) -> Standing | None:
    if not results:
        return None
    worst = min(results, key=_weight)
    alike = [r for r in results if _weight(r) == _weight(worst)]
    subjects = tuple(sorted(r.subject for r in alike if r.subject))
    return Standing(
        outcome=worst.outcome, severity=worst.severity, accepted=worst.waiver is not None, subjects=subjects
    )


def _weight(result: Result) -> tuple[bool, int, int, bool]:
    severity, outcome = SEVERITIES.index(result.severity), OUTCOMES.index(result.outcome)
    heavy = result.outcome in ("error", "flag", "ask", "waiting")
    return not concern(result), severity if heavy else len(SEVERITIES), outcome, result.waiver is not None


def _likeness(standing: Standing | None) -> tuple[object, ...]:
    if standing is None:
        return ()
    if standing.outcome in ("pass", "not_applicable"):
        return (standing.outcome,)
    return standing.outcome, standing.severity, standing.accepted, len(standing.subjects)


def _terms(reports: Sequence[Report]) -> Iterator[TermRow]:
    by_field = [{term.field: term for term in report.terms} for report in reports]
    for field in fields(report.terms for report in reports):
        found = [terms.get(field) for terms in by_field]
        values = tuple(map(_value, found))
        if len({(v.state, loose(v.value)) for v in values}) > 1:
            term = next(t for t in found if t)
            yield TermRow(field=field, group=term.group, label=term.label, values=values)


def _value(term: Term | None) -> Value:
    if term is None:
        return Value()
    return Value(value=term.value, state=term.state, evidence=term.evidence, line=term.line)
