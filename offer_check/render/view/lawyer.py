"""What to take to one's own lawyer: by topic one question, and the open flags and asks that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...report import Because, Outcome, Report, Result, Severity
from . import summary
from .findings import Finding, Reason
from .questions import by_topic
from .sources import cited, place
from .words import value


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field that decided a result: what the offer has for it, and where that stands in the file and the papers."""

    label: str
    value: str
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What was found, in sentences, and the fields that decided it."""

    messages: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawyerPoint:
    """Open results of one rule that came out alike, with what they rest on and the guides that the rule comes from."""

    title: str
    outcome: Outcome
    severity: Severity
    refs: tuple[str, ...]
    causes: tuple[Cause, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawyerTopic:
    """One topic with what to ask about it."""

    number: int
    title: str
    question: str
    points: tuple[LawyerPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawyerList:
    """The matters for a lawyer in one offer. It holds everything that was found on them and is for nobody else."""

    offer: str
    employer: str
    specialty: str
    roles: tuple[str, ...]
    day: str
    topics: tuple[LawyerTopic, ...]


def for_lawyer(report: Report) -> LawyerList:
    """Return the open flags and asks of the topics that are matters for a lawyer, the most urgent topic first."""
    matters = {topic.id for topic in report.topics if topic.lawyer}
    found = [r for r in report.of("flag", "ask") if r.open and r.topic in matters]
    return LawyerList(
        offer=summary.label(report),
        employer=report.offer.employer,
        specialty=report.offer.specialty_label,
        roles=report.offer.role_labels,
        day=report.as_of,
        topics=tuple(
            LawyerTopic(
                number=number,
                title=group.topic.title,
                question=group.topic.lawyer,
                points=tuple(_point(report, finding) for finding in group.findings),
            )
            for number, group in enumerate(by_topic(report, found), start=1)
        ),
    )


def _point(report: Report, finding: Finding) -> LawyerPoint:
    first: Result = finding.first
    return LawyerPoint(
        title=first.title,
        outcome=first.outcome,
        severity=first.severity,
        refs=tuple(r.id for r in finding.results),
        causes=tuple(_cause(report, reason) for reason in finding.reasons),
        sources=cited(first.sources),
    )


def _cause(report: Report, reason: Reason) -> Cause:
    return Cause(messages=reason.messages, facts=tuple(_facts(report, reason.because)))


def _facts(report: Report, found: Iterable[Because]) -> Iterator[Fact]:
    for because in found:
        where = place(report, because) if because.state != "not_stated" or because.evidence else ""
        yield Fact(label=because.label, value=value(because.value, because.state), places=where)
