"""The letter as a plain e-mail that any mail program shows as it is, and the list for the lawyer beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..terminal import Terminal
from ..view.lawyer import LawyerList, LawyerPoint
from ..view.letter import Letter, LetterTopic, Point
from . import wording

WIDTH = 72
MARK = "*"

_ENDLESS = re.compile(r"(\S{60})(?=\S)")


def render(subject: Letter | LawyerList, *, unicode: bool = True) -> str:
    """Write the e-mail, or the list; `unicode` allows more than ASCII."""
    page = _Page(Terminal(unicode=unicode, width=WIDTH))
    lines = page.letter(subject) if isinstance(subject, Letter) else page.lawyer_list(subject)
    return "".join(f"{line}\n" for line in lines)


class _Page:
    """Writes lines of at most WIDTH characters."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def letter(self, letter: Letter) -> Iterator[str]:
        yield from self.lines(f"Subject: {wording.subject(letter)}", hang=4)
        yield from self.paragraph(wording.greeting(letter))
        yield from self.paragraph(wording.opening(letter))
        if letter.topics:
            yield from self.paragraph(wording.order(letter, mark=MARK))
        for topic in letter.topics:
            yield ""
            yield from self.topic(topic, marked=letter.marked)
        if letter.topics:
            yield from self.paragraph(wording.CLOSING)
        yield from self.paragraph(wording.THANKS)
        yield from self.paragraph(wording.REGARDS)

    def topic(self, topic: LetterTopic, *, marked: bool) -> Iterator[str]:
        title = self.lines(f"{topic.lead.number}. {topic.title}")
        yield from (*title, "-" * max(map(len, title)))
        yield from self.point(topic.lead, wording.lead(topic), "", marked=marked)
        for point in topic.points:
            yield ""
            yield from self.point(point, point.question, point.number, marked=marked)

    def point(self, point: Point, question: str, number: str, *, marked: bool) -> Iterator[str]:
        """A question with what is noted under it; the number of a topic's own question stands in its title."""
        first, *more = self.lines(question, indent=7)
        yield f"{MARK if marked and point.first else ' '} {number:5}{first[7:]}"
        yield from more
        for note in wording.notes(point):
            yield from self.lines(f"- {note}", indent=7, hang=2)
        if point.refs:
            yield from self.lines(f"({wording.reference(point)})", indent=7, hang=1)

    def lawyer_list(self, matters: LawyerList) -> Iterator[str]:
        yield from self.lines(wording.heading(matters))
        yield from self.lines(wording.about(matters))
        yield from self.paragraph(wording.LAWYER_LEAD if matters.topics else wording.NOTHING_FOR_LAWYER)
        for topic in matters.topics:
            title = self.lines(f"{topic.number}. {topic.title}")
            yield from ("", *title, "-" * max(map(len, title)))
            yield from self.lines(topic.question)
            for point in topic.points:
                yield ""
                yield from self.matter(point)

    def matter(self, point: LawyerPoint) -> Iterator[str]:
        yield from self.lines(f"[{wording.tag(point)}] {wording.refs(point.refs)}: {point.title}", indent=2, hang=2)
        for text, facts in wording.messages(point):
            yield from self.lines(text, indent=4)
            for fact in facts:
                yield from self.lines(f"- {fact}", indent=4, hang=2)
        yield from self.lines(f"From: {'; '.join(point.sources)}", indent=4, hang=2)

    def paragraph(self, text: str) -> Iterable[str]:
        return ("", *self.lines(text))

    def lines(self, text: str, *, indent: int = 0, hang: int = 0) -> Sequence[str]:
        """Wrap a text; a word longer than a line is told in pieces, as a mail program may refuse the line."""
        return self.terminal.lines(_ENDLESS.sub(r"\1 ", text), indent=indent, hang=hang)
