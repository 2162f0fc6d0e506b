"""An overview for a terminal: a line an offer, however long, so that lines can be sorted, searched and counted."""

from __future__ import annotations

from collections.abc import Iterator

from ..terminal import Terminal
from . import wording
from .folder import Folder
from .line import Line

TAGS = {"fail": "critical", "incomplete": "ask", "review": "major", "ok": "info"}


def render(folder: Folder, *, color: bool = False, unicode: bool = True, width: int = 100) -> str:
    """Write the overview. `color` adds color, `unicode` allows more than ASCII, `width` is for what can be wrapped."""
    terminal = Terminal(color=color, unicode=unicode, width=width)
    return "".join(f"{line}\n" for line in _lines(folder, terminal))


def _lines(folder: Folder, terminal: Terminal) -> Iterator[str]:
    yield from terminal.lines(wording.title(folder), hang=2)
    if folder.offers:
        yield from terminal.lines(wording.LEGEND)
        yield from terminal.lines(wording.changed(folder))
        yield from ("", f"{'':14}" + "".join(f"{head:>10}" for head in wording.HEADS) + "  Offer")
    for offer in folder.offers:
        yield _offer(offer, folder, terminal)
    yield from _waivers(folder, terminal)
    yield from _tables(folder, terminal)
    if folder.unread:
        yield from ("", terminal.paint(f"{wording.UNREAD} ({len(folder.unread)})", "bold"))
        for line in folder.unread:
            for problem in line.problems:
                yield from terminal.lines(problem, indent=2, hang=2)


def _offer(line: Line, folder: Folder, terminal: Terminal) -> str:
    assert line.verdict
    plain = Terminal(unicode=terminal.unicode).tag(TAGS[line.verdict], line.verdict)
    tag = terminal.tag(TAGS[line.verdict], line.verdict) + " " * (14 - len(plain))
    notes = "; ".join(wording.notes(line, folder))
    told = terminal.clean(f"{line.path}: {notes}" if notes else line.path)
    return tag + "".join(f"{number:>10}" for number in wording.numbers(line)) + f"  {told}"


def _waivers(folder: Folder, terminal: Terminal) -> Iterator[str]:
    if folder.waivers:
        yield ""
        yield terminal.paint(f"{wording.waivers(folder)} ({len(folder.waivers)})", "bold")
    for due in folder.waivers:
        waiver = due.entry.waiver
        told = f"{wording.until(due)}: {due.entry.id} by {waiver.by}: {waiver.reason}"
        offers = wording.some(due.offers)
        yield from terminal.lines(f"{told} ({wording.place(due)}; {offers})", indent=2, hang=2)


def _tables(folder: Folder, terminal: Terminal) -> Iterator[str]:
    if folder.tables:
        yield ""
        yield terminal.paint(f"{wording.tables(folder)} ({len(folder.tables)})", "bold")
    for table in folder.tables:
        told = f"{wording.check_by(table)}: {table.title} (as of {table.as_of}; {table.source})"
        yield from terminal.lines(told, indent=2, hang=2)
