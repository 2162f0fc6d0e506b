"""The letter and the list for the lawyer as Markdown, to paste into whatever takes it."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown.blocks import Strong, heading, inline, points
from ..view.lawyer import LawyerList, LawyerPoint
from ..view.letter import Letter, LetterTopic, Point
from . import wording

MARK = "★"


def render(subject: Letter | LawyerList) -> str:
    """Write the letter, or the list."""
    blocks = _letter(subject) if isinstance(subject, Letter) else _lawyer_list(subject)
    return "\n\n".join(blocks) + "\n"


def _letter(letter: Letter) -> Iterator[str]:
    yield heading(1, wording.subject(letter))
    yield inline(wording.greeting(letter))
    yield inline(wording.opening(letter))
    if letter.topics:
        yield inline(wording.order(letter, mark=MARK))
    for topic in letter.topics:
        yield from _topic(topic, marked=letter.marked)
    if letter.topics:
        yield "---"
        yield inline(wording.CLOSING)
    yield inline(wording.THANKS)
    yield inline(wording.REGARDS)


def _topic(topic: LetterTopic, *, marked: bool) -> Iterator[str]:
    yield heading(2, f"{topic.lead.number} – {topic.title}")
    yield from _point(topic.lead, wording.lead(topic), "", marked=marked)
    for point in topic.points:
        yield from _point(point, point.question, point.number, marked=marked)


def _point(point: Point, question: str, number: str, *, marked: bool) -> Iterator[str]:
    mark = MARK if marked and point.first else ""
    yield inline((Strong(f"{mark} {number}".strip()), question))
    notes = (*wording.notes(point), *filter(None, (wording.reference(point),)))
    if notes:
        yield points(notes)


def _lawyer_list(matters: LawyerList) -> Iterator[str]:
    yield heading(1, wording.heading(matters))
    yield inline(wording.about(matters))
    yield inline(wording.LAWYER_LEAD if matters.topics else wording.NOTHING_FOR_LAWYER)
    for topic in matters.topics:
        yield heading(2, f"{topic.number} – {topic.title}")
        yield inline(topic.question)
        for point in topic.points:
            yield from _matter(point)


def _matter(point: LawyerPoint) -> Iterator[str]:
    yield heading(3, f"{wording.refs(point.refs)}: {point.title}")
    yield inline(Strong(wording.tag(point)))
    for text, facts in wording.messages(point):
        yield inline(text)
        if facts:
            yield points(facts)
    yield inline(f"From: {'; '.join(point.sources)}")
