"""What the templates of a report show, in data: a cleaned report in, sections, marks and links out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from ...report import SEVERITIES, Because, Report, Result, Severity, Waiver, WaiverEntry
from ..view import accepted, baseline, summary, words
from ..view.accepted import why_idle
from ..view.baseline import then
from ..view.boundaries import BoundaryRow, boundaries
from ..view.calendar import Calendar, calendar
from ..view.changed import Changed, changed
from ..view.checklist import Checklist, basis, checklist
from ..view.findings import Finding, gather
from ..view.mix import LEFT, WIDTH, Mix, mix
from ..view.parameters import Parameters, parameters
from ..view.questions import TopicQuestions, by_topic
from ..view.sources import Guide, cited, guides, in_offer, place
from ..view.states import Matrix, Seat, matrix, seats
from ..view.terms import Essential, Line, by_group, essentials
from ..view.timeline import Timeline, timeline
from ..view.unpaid import Unpaid, unpaid

__all__ = ["LEFT", "TEMPLATE", "WIDTH", "Flags", "Section", "View", "cited", "mark", "short", "then", "why_idle"]

TEMPLATE = "report.html.j2"

BACKGROUND = ("parameters", "limits", "glossary", "tables", "sources", "provenance")
LONGEST_TITLE = 90
LONGEST_HEAD = 70

SURE: Mapping[str, str] = {
    "high": "its sources agree",
    "medium": "its sources are thin or differ in places",
    "low": "its sources disagree; ask before you rely on it",
}

_NOT_A_NAME = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the contents: where it links to, and its heading."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags of one severity."""

    severity: Severity
    head: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class View:
    """A report, arranged for the page."""

    report: Report

    @property
    def label(self) -> str:
        """The name of the offer, short enough for a title."""
        return words.cut(summary.label(self.report), LONGEST_TITLE)

    @property
    def short_label(self) -> str:
        """The name of the offer, short enough for the head of a page."""
        return words.cut(self.label, LONGEST_HEAD)

    @cached_property
    def flags(self) -> tuple[Flags, ...]:
        """The flags, by severity, without empty groups."""
        groups = ((s, gather(r for r in self.report.of("flag") if r.severity == s)) for s in SEVERITIES)
        return tuple(Flags(s, f"{words.HEADS[s]}: {_flags(found)}", found) for s, found in groups if found)

    @cached_property
    def questions(self) -> tuple[TopicQuestions, ...]:
        """The asks, by topic."""
        return by_topic(self.report)

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """What the program failed on."""
        return gather(self.report.of("error"))

    @cached_property
    def waiting(self) -> tuple[Finding, ...]:
        """What waits for another result."""
        return gather(self.report.of("waiting"))

    @cached_property
    def matrix(self) -> Matrix:
        """The states."""
        return matrix(self.report)

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Where the physician sits."""
        return seats(self.report)

    @cached_property
    def calendar(self) -> Calendar:
        """The dates, and what is not ready by the start."""
        return calendar(self.report)

    @cached_property
    def timeline(self) -> Timeline | None:
        """The dates as a picture, where there are enough and not too many."""
        return timeline(self.calendar)

    @cached_property
    def unpaid(self) -> Unpaid:
        """The work that earns nothing, or may."""
        return unpaid(self.report)

    @cached_property
    def mix(self) -> Mix:
        """The remote and in-person work, as bars."""
        return mix(self.report)

    @cached_property
    def boundaries(self) -> tuple[BoundaryRow, ...]:
        """What must not be promised remotely."""
        return boundaries(self.report)

    @cached_property
    def accepted(self) -> tuple[Finding, ...]:
        """What was accepted."""
        return accepted.accepted(self.report)

    @cached_property
    def expired(self) -> tuple[WaiverEntry, ...]:
        """What was accepted until a day that is over."""
        return accepted.expired(self.report)

    @cached_property
    def idle(self) -> tuple[WaiverEntry, ...]:
        """The waivers that accept nothing."""
        return accepted.idle(self.report)

    @property
    def despite(self) -> str:
        """Which critical results the verdict leaves out because they were accepted."""
        return accepted.critical(self.report)

    def over(self, finding: Finding) -> tuple[str, ...]:
        """What of a finding was accepted once and is open again."""
        return accepted.over(self.report, finding)

    def until(self, waiver: Waiver) -> str:
        """The last day of a waiver, and how many days are left where they are few."""
        return accepted.until(self.report, waiver)

    @property
    def standing(self) -> str:
        """How the report stands to its baseline."""
        return baseline.standing(self.report)

    def known(self, finding: Finding) -> str:
        """What the results of a finding are against the baseline."""
        return baseline.mark(finding.first)

    @cached_property
    def changed(self) -> Changed:
        """What the reader changed."""
        return changed(self.report)

    @cached_property
    def terms(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """What was read, by group, in the order of the report."""
        return by_group(self.report)

    @cached_property
    def essentials(self) -> tuple[Essential, ...]:
        """The few terms that define the job."""
        return essentials(self.report)

    @cached_property
    def checklist(self) -> Checklist:
        """All results, in the order of the rules."""
        return checklist(self.report)

    def basis(self, finding: Finding) -> str:
        """What decided a finding, beyond what its messages say."""
        return basis(self.report, finding)

    @cached_property
    def guides(self) -> tuple[Guide, ...]:
        """The guides that the results cite."""
        return guides(self.report)

    @cached_property
    def parameters(self) -> tuple[Parameters, ...]:
        """The numbers of each rule, those of one origin together."""
        return parameters(self.report)

    def in_offer(self, because: Because) -> bool:
        """Whether a deciding value stands in the offer."""
        return in_offer(self.report, because)

    def place(self, because: Because) -> str:
        """Where a deciding value stands; empty where it is not in the offer."""
        return place(self.report, because)

    @cached_property
    def anchors(self) -> Mapping[tuple[str, str], str]:
        """Where each flag, ask and waiting is told in full, by rule and subject.

        The name of the rule, because a screen reader reads out where a link leads.
        """
        groups = chain(
            chain.from_iterable(group.findings for group in self.flags),
            chain.from_iterable(group.findings for group in self.questions),
            self.waiting,
            self.errors,
        )
        named: Counter[str] = Counter()
        anchors: dict[tuple[str, str], str] = {}
        for finding in groups:
            name = _NOT_A_NAME.sub("-", finding.first.rule)
            named[name] += 1
            anchor = name if named[name] == 1 else f"{name}.{named[name]}"
            anchors |= dict.fromkeys(((r.rule, r.subject) for r in finding.results), anchor)
        return anchors

    def anchor(self, result: Result) -> str:
        """Where a result is told in full; empty where only the checklist has it."""
        return self.anchors.get((result.rule, result.subject), "")

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The contents, in the order of the pages."""
        report = self.report
        listed = [
            ("terms", "Terms as read", report.terms),
            ("errors", "Rules that could not be evaluated", self.errors),
            *((f"flags-{group.severity}", group.head, True) for group in self.flags),
            ("questions", "Questions for the employer", self.questions),
            ("waiting", "Waiting for another point", self.waiting),
            ("states", "States", self.matrix.rows or self.matrix.idle or self.seats),
            ("calendar", "Calendar", self.calendar.anything),
            ("unpaid", "Work that earns nothing, or may", self.unpaid.anything),
            ("mix", "Remote and in-person work", self.mix.anything),
            ("boundaries", "What must not be promised remotely", self.boundaries),
            ("checklist", "Full checklist", report.results),
            ("accepted", "Accepted risks", accepted.anything(self.report)),
            ("baseline", "Since the baseline", self.report.baseline),
            ("changed", "Changed by you", self.changed.anything),
            ("parameters", "Numbers that the rules compare with", self.parameters),
            ("limits", "What this review does not look at", report.not_looked_at),
            ("glossary", "Words of the field", report.glossary),
            ("tables", "Dated facts", report.tables),
            ("sources", "Sources", self.guides),
            ("provenance", "About this report", True),
        ]
        return tuple(Section(anchor, title) for anchor, title, content in listed if content)

    @cached_property
    def contents(self) -> tuple[Section, ...]:
        """The contents in few lines, for a first page that has to stay one: what only backs the report is one entry."""
        kept = tuple(section for section in self.sections if section.anchor not in BACKGROUND)
        (first, *_) = (section for section in self.sections if section.anchor in BACKGROUND)
        return (*kept, Section(first.anchor, "Numbers, limits, words, sources"))

    def has(self, anchor: str) -> bool:
        """Whether there is a section of that name."""
        return any(section.anchor == anchor for section in self.sections)


def mark(result: Result) -> str:
    """Return the name of the mark beside a result: its severity for a flag, else its outcome."""
    return result.severity if result.outcome == "flag" else result.outcome


def short(result: Result) -> str:
    """Return the word in a cell of the state matrix."""
    return result.severity.capitalize() if result.outcome == "flag" else words.OUTCOMES[result.outcome]


def _flags(findings: Iterable[Finding]) -> str:
    return words.counted(sum(len(finding.results) for finding in findings), "flag")
