"""What formats for people say of a folder, in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...report import Table
from ..view.words import VERDICTS, counted
from .folder import Due, Folder
from .line import Line

MOST_IDS = 4
HEADS = ("Flags", "Critical", "Asks", "Critical", "Accepted")
"""The columns of numbers: all that is open, and the critical part of it."""
LEGEND = "Open flags and asks (what waits among them), with the critical ones; and what somebody accepted."


def title(folder: Folder) -> str:
    """Return how many offers there are, and what their verdicts are."""
    found = [f"{number} {VERDICTS[verdict].lower()}" for verdict, number in folder.verdicts.items() if number]
    day = f" as of {folder.as_of}" if folder.as_of else ""
    return f"{counted(len(folder.offers), 'offer')}{day}" + (f": {', '.join(found)}" if found else "")


def numbers(line: Line) -> tuple[str, ...]:
    """Return the numbers of an offer, in the order of HEADS."""
    found = (line.flags.total, line.flags.critical, line.asks.total, line.asks.critical, line.accepted)
    return tuple(map(str, found))


def changed(folder: Folder) -> str:
    """Return what the reader changed for all offers; empty where that is nothing."""
    return f"Changed by you, for every offer: {'; '.join(folder.changed)}." if folder.changed else ""


def notes(line: Line, folder: Folder) -> Iterator[str]:
    """Return what there is to say of an offer besides: what is critical, and what the reader changed for it alone."""
    own = [change for change in line.changed if change not in folder.changed]
    if line.critical_flags:
        yield f"flagged {some(line.critical_flags)}"
    if line.critical_asks:
        yield f"to ask {some(line.critical_asks)}"
    if own:
        yield f"changed by you: {'; '.join(own)}"


def some(ids: Sequence[str], most: int = MOST_IDS) -> str:
    """Return the first of `ids`, and how many more there are."""
    more = len(ids) - most
    return ", ".join(ids[:most]) + (f" and {more} more" if more > 0 else "")


def waivers(folder: Folder) -> str:
    """Return the heading of the acceptances that end."""
    return f"Accepted until a day that is past or comes within {counted(folder.within, 'day')}"


def tables(folder: Folder) -> str:
    """Return the heading of the dated facts that end."""
    return f"Dated facts to be checked again by a day that is past or comes within {counted(folder.within, 'day')}"


def until(due: Due) -> str:
    """Return the last day of an acceptance, and whether it is past."""
    return f"{due.entry.waiver.until}{', past' if due.over else ''}"


def check_by(table: Table) -> str:
    """Return the last day of a dated fact, and whether it is past."""
    return f"{table.check_by}{'' if table.current else ', past'}"


def place(due: Due) -> str:
    """Return where an acceptance is written."""
    return f"{due.entry.path}:{due.entry.line}"


UNREAD = "Could not be read"
