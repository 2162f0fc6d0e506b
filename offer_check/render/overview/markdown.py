"""An overview as Markdown: a table of the offers, and one for whatever ends."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown.blocks import Line, Strong, heading, inline, points, table
from ..terminal import SYMBOLS
from ..view.words import VERDICTS
from . import wording
from .folder import Folder
from .text import TAGS


def render(folder: Folder) -> str:
    """Write the overview as one document."""
    return "\n\n".join(_blocks(folder)) + "\n"


def _blocks(folder: Folder) -> Iterator[str]:
    yield heading(1, "Offers")
    yield inline(wording.title(folder))
    if folder.offers:
        yield inline((wording.LEGEND, wording.changed(folder)))
        numbers = range(1, len(wording.HEADS) + 1)
        yield table(("Verdict", *wording.HEADS, "Offer", "Open and critical"), _offers(folder), right=numbers)
    if folder.waivers:
        yield heading(2, wording.waivers(folder))
        yield table(("Until", "Rule", "By", "Reason", "Offers", "Written in"), _waivers(folder))
    if folder.tables:
        yield heading(2, wording.tables(folder))
        rows = ((wording.check_by(t), t.title, t.as_of, t.source) for t in folder.tables)
        yield table(("Check by", "Table", "As of", "Source"), rows)
    if folder.unread:
        yield heading(2, wording.UNREAD)
        yield points(problem for line in folder.unread for problem in line.problems)


def _offers(folder: Folder) -> Iterator[tuple[Line, ...]]:
    for line in folder.offers:
        assert line.verdict
        verdict = Strong(f"{SYMBOLS[TAGS[line.verdict]]} {VERDICTS[line.verdict]}")
        yield verdict, *wording.numbers(line), (Strong(line.name), line.path), "; ".join(wording.notes(line, folder))


def _waivers(folder: Folder) -> Iterator[tuple[Line, ...]]:
    for due in folder.waivers:
        waiver = due.entry.waiver
        until: Line = Strong(wording.until(due)) if due.over else wording.until(due)
        yield until, due.entry.id, waiver.by, waiver.reason, wording.some(due.offers), wording.place(due)
