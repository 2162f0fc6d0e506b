"""What stands first: which offer, the verdict, the counts, what to do next; and the terms as read."""

from __future__ import annotations

from collections.abc import Iterator

from ...report import SEVERITIES, Verdict
from ..page.report import View
from ..view import summary, words
from ..view.terms import Line as TermLine
from .blocks import Line, Run, Strong, heading, inline, points, quote, table
from .marks import apart, ids, mark, rules

MOST_IDS = 6

_MARKS: dict[Verdict, str] = {"fail": "critical", "incomplete": "ask", "review": "major", "ok": "info"}


def cover(view: View) -> Iterator[str]:
    """Write what stands before the sections."""
    yield heading(1, view.label)
    yield from _head(view)
    yield from _verdict(view)
    yield from _counts(view)
    yield from _next(view)


def _head(view: View) -> Iterator[str]:
    report, offer = view.report, view.report.offer
    yield inline((Strong("Telemedicine offer review."), *apart((offer.specialty_label, *offer.role_labels), ",")))
    yield table(
        ("Employer", "Reviewed as of", "Rules", "Offer file"),
        [(offer.employer or "not stated", report.as_of, rules(report), offer.path)],
    )
    yield table(
        [essential.name for essential in view.essentials],
        [[words.value(essential.value, essential.state) for essential in view.essentials]],
    )


def _verdict(view: View) -> Iterator[str]:
    report = view.report
    yield heading(2, mark(_MARKS[report.verdict], summary.verdict(report)).words)
    yield inline(summary.reason(report))
    if view.despite:
        yield inline(Strong(view.despite))
    if view.standing:
        yield inline(view.standing)
    if report.offer.note:
        yield quote((Strong("Your note."), report.offer.note))


def _counts(view: View) -> Iterator[str]:
    report = view.report
    head = ["Result", *(mark(severity, severity.capitalize()).words for severity in SEVERITIES), "All"]
    rows: list[tuple[Line, ...]] = [
        (
            (Strong(f"{words.OUTCOMES[row.outcome]}:"), words.MEANINGS[row.outcome]),
            *map(str, (*row.by_severity, row.total)),
        )
        for row in summary.counts(report)
    ]
    rows.append((Strong("All"), *map(str, (*summary.totals(report), report.counts.total))))
    yield heading(2, "Results")
    yield table(head, rows, right=range(1, len(head)))
    if report.counts.waived:
        number = words.counted(report.counts.waived, "result")
        yield inline(f"Marked as accepted, and outside the verdict: {number}.")


def _next(view: View) -> Iterator[str]:
    steps = summary.next_steps(view.report)
    yield heading(2, "Do next")
    yield points(map(_step, steps), numbered=True) if steps else inline("Nothing in this report is open.")


def _step(step: summary.Step) -> tuple[Run, ...]:
    kind = step.severity if step.verb == "Settle" else "ask"
    shown, more = ids(step.results[:MOST_IDS]), len(step.results) - MOST_IDS
    rest = (f"and {more} more",) if more > 0 else ()
    return (Strong(step.verb), f"({mark(kind, step.severity).words}):", step.text, "–", *shown, *rest)


def terms(view: View) -> Iterator[str]:
    """Write what was read, a group after the other in one table."""
    yield inline(
        "What the review took from the offer file. A wrong value here makes results wrong, so compare it with your "
        "papers first."
    )
    rows: list[tuple[Line, ...]] = []
    for group, lines in view.terms:
        rows.append((Strong(words.sentence(group)), "", ""))
        rows += ((line.label, tuple(_said(line)), str(line.number)) for line in lines)
    yield table(("Term", "The offer says", "Line"), rows, right=[2])


def _said(line: TermLine) -> Iterator[str]:
    yield from apart(f"{part.name} {words.value(part.value, part.state)}".lstrip() for part in line.parts)
    if line.evidence:
        yield f"({words.papers(line.evidence)})"
