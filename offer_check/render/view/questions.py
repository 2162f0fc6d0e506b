"""What to ask the employer: the open questions of a report, grouped by topic, the most urgent topic first."""

from __future__ import annotations

from dataclasses import dataclass

from ...report import SEVERITIES, Report, Result, Topic
from .findings import Finding, gather


@dataclass(frozen=True, slots=True)
class TopicQuestions:
    """One topic with the findings that join its question."""

    topic: Topic
    findings: tuple[Finding, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """The results of all its findings."""
        return tuple(result for finding in self.findings for result in finding.results)


def by_topic(report: Report) -> tuple[TopicQuestions, ...]:
    """Group the asks of `report`; a topic that the report does not describe is called by its id."""
    known = {topic.id: topic for topic in report.topics}
    groups: dict[str, list[Result]] = {}
    for result in report.of("ask"):
        groups.setdefault(result.topic, []).append(result)
    topics = [
        TopicQuestions(known.get(id_) or Topic(id=id_, title=id_, question=""), gather(found))
        for id_, found in groups.items()
    ]
    order = {id_: place for place, id_ in enumerate(known)}
    return tuple(sorted(topics, key=lambda t: (_urgency(t), order.get(t.topic.id, len(order)), t.topic.id)))


def _urgency(questions: TopicQuestions) -> int:
    open_ones = [SEVERITIES.index(r.severity) for r in questions.results if r.open]
    return min(open_ones, default=len(SEVERITIES))
