"""What to ask: the questions of results, grouped by topic, the most urgent topic first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...report import SEVERITIES, Report, Result, Topic
from .findings import Finding, gather

REPEATED = 0.6  # of the words of a question: from this on another question asks the same

_LONGER_WORD = re.compile("[a-z]{4,}")
_STEM = 5


@dataclass(frozen=True, slots=True)
class TopicQuestions:
    """One topic with the findings that join its question."""

    topic: Topic
    findings: tuple[Finding, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """The results of all its findings."""
        return tuple(result for finding in self.findings for result in finding.results)

    @property
    def alone(self) -> bool:
        """Whether one question says it all: the topic's would ask the same again, or what the offer has answered."""
        return len(self.findings) == 1 and len(self.findings[0].questions) == 1

    @property
    def question(self) -> str:
        """The question that stands for all its points."""
        return self.findings[0].questions[0] if self.alone or not self.topic.question else self.topic.question

    def asked(self, finding: Finding) -> tuple[str, ...]:
        """The questions of one point, without what the question of the topic asks in nearly the same words."""
        if self.alone:
            return ()
        return tuple(question for question in finding.questions if not _repeats(question, self.question))


def by_topic(
    report: Report,
    results: Iterable[Result] | None = None,
    *,
    gathered: Callable[[Iterable[Result]], tuple[Finding, ...]] = gather,
) -> tuple[TopicQuestions, ...]:
    """Group `results`, the asks of `report` where none are given, and make findings of each group with `gathered`.

    A topic that the report does not describe is called by its id.
    """
    known = {topic.id: topic for topic in report.topics}
    groups: dict[str, list[Result]] = {}
    for result in report.of("ask") if results is None else results:
        groups.setdefault(result.topic, []).append(result)
    topics = [
        TopicQuestions(known.get(id_) or Topic(id=id_, title=id_, question=""), gathered(found))
        for id_, found in groups.items()
    ]
    order = {id_: place for place, id_ in enumerate(known)}
    return tuple(sorted(topics, key=lambda t: (_urgency(t), order.get(t.topic.id, len(order)), t.topic.id)))


def _urgency(questions: TopicQuestions) -> int:
    open_ones = [SEVERITIES.index(r.severity) for r in questions.results if r.open]
    return min(open_ones, default=len(SEVERITIES))


def _repeats(question: str, other: str) -> bool:
    stems = _stems(question)
    return len(stems & _stems(other)) >= REPEATED * len(stems)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _LONGER_WORD.findall(text.lower())}
