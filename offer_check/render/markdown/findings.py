"""What was found: flags by severity, questions by topic, what waits, and the rules on which the program failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...report import Severity
from ..page.report import View
from ..view import words
from ..view.findings import Finding
from ..view.questions import TopicQuestions
from ..view.sources import cited
from .blocks import Line, Point, Strong, heading, inline, points, quote, table, tasks
from .marks import accepted, apart, because, ids, known, mark, messages


def errors(view: View) -> Iterator[str]:
    """Write the rules on which the program failed."""
    yield inline("The program failed on these rules, so nothing is known about them. Please report it.")
    yield _undecided(view, view.errors, "What happened")


def waiting(view: View) -> Iterator[str]:
    """Write what waits for another result."""
    yield inline("These can be decided once the point that they wait for is settled.")
    yield _undecided(view, view.waiting, "Waits because")


def _undecided(view: View, found: Sequence[Finding], column: str) -> str:
    return table(
        ("Rule", "Check", "Severity", column),
        (
            (
                ids(f.results),
                f.first.title,
                (mark(f.outcome, f.severity.capitalize()), *known(view, f)),
                (*messages(f), *accepted(f.first), *map(Strong, view.over(f))),
            )
            for f in found
        ),
    )


def flags(view: View, *, severity: Severity) -> Iterator[str]:
    """Write the flags of one severity."""
    for group in view.flags:
        if group.severity == severity:
            for finding in group.findings:
                yield from _flag(view, finding)


def _flag(view: View, finding: Finding) -> Iterator[str]:
    first = finding.first
    yield heading(3, first.title)
    yield inline(
        (mark(finding.severity, f"{finding.severity.capitalize()}:"), *ids(finding.results), *known(view, finding))
    )
    for reason in finding.reasons:
        yield from (inline(words.sentence(message)) for message in reason.messages)
        if reason.because:
            yield points(because(view, decided) for decided in reason.because)
    if first.waiver:
        yield quote(accepted(first))
    yield from (quote(Strong(told)) for told in view.over(finding))
    advice = (("Why", first.why), *(("Ask", question) for question in finding.questions), ("Good", first.good))
    yield from (inline((Strong(f"{name}:"), text)) for name, text in advice if text)
    yield inline((Strong("Source:"), *apart(cited(first.sources))))
    yield tasks(("Raised with the employer", "Settled in writing"))


def questions(view: View) -> Iterator[str]:
    """Write the asks, by topic."""
    yield inline(
        "The offer does not decide these points. Silence is neither good nor bad; each topic is one question that can "
        "be sent as it stands, with the points that its answer should cover."
    )
    for group in view.questions:
        yield heading(3, group.topic.title)
        yield quote(group.question)
        yield points(_point(view, group, finding) for finding in group.findings)


def _point(view: View, group: TopicQuestions, finding: Finding) -> Point:
    asked = group.asked(finding) or (finding.first.title,)
    return Point(
        (mark("ask", f"{finding.severity.capitalize()}:"), *asked, "–", *ids(finding.results), *known(view, finding)),
        tuple(_grounds(view, finding)),
    )


def _grounds(view: View, finding: Finding) -> Iterator[Line]:
    if finding.silent:
        yield ("Not stated:", *apart(finding.silent))
    yield from (because(view, decided) for decided in finding.spoken)
    if not finding.because:
        yield from messages(finding)
    if finding.waived:
        yield accepted(finding.first)
    yield from (Strong(told) for told in view.over(finding))
