"""What the employer may see of a report: numbered questions by topic, and what each of them rests on.

A letter holds nothing that gives the negotiation away: no verdict, no severity, no wish, no accepted risk, no note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...report import SEVERITIES, Report, Result, sort_key
from .findings import Finding
from .grounds import Ground, Sendable, brief
from .questions import TopicQuestions, by_topic

FIRST = 15
"""How many points are marked as those to answer first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One question. `refs` are the ids of the results that it answers; without any it only opens its topic.

    `first`: it is among the points that matter most.
    """

    number: str
    question: str
    grounds: tuple[Ground, ...] = ()
    refs: tuple[str, ...] = ()
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTopic:
    """One topic: `lead` is its question, numbered `3`, and `points` go into the detail, numbered `3.1`."""

    title: str
    lead: Point
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The questions about one offer, safe to send. `day` is the day of the review, an ISO date."""

    employer: str
    specialty: str
    roles: tuple[str, ...]
    day: str
    topics: tuple[LetterTopic, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All the points that rest on results, in order."""
        return tuple(p for topic in self.topics for p in (topic.lead, *topic.points) if p.refs)

    @property
    def marked(self) -> bool:
        """Whether a mark on the first points tells them from others."""
        return not all(point.first for point in self.points)


def letter(report: Report) -> Letter:
    """Return what of `report` the employer may see: the questions of open asks and flags that are not private."""
    sendable = Sendable.of(report)
    asked = list(filter(sendable.asks, report.results))
    groups = by_topic(report, asked, gathered=by_rule)
    topics = tuple(_topic(sendable, number, group) for number, group in enumerate(groups, start=1))
    urgency = {sendable.reference(r): _urgency(r) for r in sorted(asked, key=_urgency, reverse=True)}
    return Letter(
        employer=brief(report.offer.employer),
        specialty=report.offer.specialty_label,
        roles=report.offer.role_labels,
        day=report.as_of,
        topics=_marked(topics, urgency),
    )


def by_rule(results: Iterable[Result]) -> tuple[Finding, ...]:
    """Gather the results of each rule, whatever came of it: to the employer a flag and an ask are one question."""
    rules: dict[tuple[str, str], list[Result]] = {}
    for result in sorted(results, key=sort_key):
        rules.setdefault((result.rule, result.question), []).append(result)
    return tuple(Finding(tuple(found)) for found in rules.values())


def _topic(sendable: Sendable, number: int, group: TopicQuestions) -> LetterTopic:
    """The topic's question takes with it the points that it asks already; the others follow in detail."""
    covered = [r for f in group.findings if not group.asked(f) for r in f.results]
    others = [f for f in group.findings if group.asked(f)]
    return LetterTopic(
        title=group.topic.title,
        lead=_point(sendable, str(number), group.question, covered),
        points=tuple(
            _point(sendable, f"{number}.{place}", " ".join(group.asked(f)), f.results)
            for place, f in enumerate(others, start=1)
        ),
    )


def _point(sendable: Sendable, number: str, question: str, results: Sequence[Result]) -> Point:
    refs = tuple(dict.fromkeys(map(sendable.reference, results)))
    return Point(number=number, question=question, grounds=sendable.grounds(results), refs=refs)


def _urgency(result: Result) -> tuple[int, bool]:
    return SEVERITIES.index(result.severity), result.outcome != "flag"


def _marked(topics: Sequence[LetterTopic], urgency: dict[str, tuple[int, bool]]) -> tuple[LetterTopic, ...]:
    """Mark the FIRST points: by severity, flags before asks, then in the order of the letter."""
    points = [p for topic in topics for p in (topic.lead, *topic.points) if p.refs]
    chosen = sorted(points, key=lambda point: min(urgency[ref] for ref in point.refs))[:FIRST]
    numbers = {point.number for point in chosen}

    def mark(point: Point) -> Point:
        return replace(point, first=point.number in numbers)

    return tuple(replace(t, lead=mark(t.lead), points=tuple(map(mark, t.points))) for t in topics)
