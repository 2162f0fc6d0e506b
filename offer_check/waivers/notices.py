"""What a run tells of its waiver files besides the reports: what is over, ends soon, accepts nothing, or is astray."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from .. import source
from ..errors import InputError
from ..report import ALL, WaiverEntry
from ..validation import meant
from .offers import folder_of, is_wild

MOST = 3


def notices(entries: Iterable[WaiverEntry], *, as_of: date, files: Iterable[str] = ()) -> list[str]:
    """The lines for standard error, in the order of the files and their lines.

    `entries` are those of the reports of a run, `files` the waiver files that it read. An entry that accepts something
    in one report is not told of as unused in another.
    """
    met: dict[tuple[str, int, str], list[WaiverEntry]] = {}
    for entry in entries:
        met.setdefault((entry.path, entry.line, entry.rule), []).append(entry)
    told = [(place[:2], line) for place, same in met.items() for line in _told(same, as_of.isoformat())]
    told += (stray for path in dict.fromkeys(files) for stray in _strays(path))
    return [f"{path}:{number}: {line}" for (path, number), line in sorted(told)]


def _told(same: Sequence[WaiverEntry], day: str) -> Iterator[str]:
    """What to tell of one entry, which met several reports."""
    found = {entry.status: entry for entry in reversed(same)}
    if entry := found.get("in_force"):
        if entry.waiver.ends_soon(day):
            left = _in_days(entry.waiver.days_left(day))
            yield f"{entry.id} is accepted by {entry.waiver.by} until {entry.waiver.until}, {left}"
    elif entry := found.get("expired"):
        yield f"{entry.id} was accepted by {entry.waiver.by} until {entry.waiver.until}: that is over, it is open again"
    elif entry := found.get("unused"):
        remarks = list(dict.fromkeys(one.remark for one in same if one.remark))
        more = " and others" if len(remarks) > MOST else ""
        yield f"{entry.id} accepts nothing: {' / '.join(remarks[:MOST])}{more}"


def _in_days(left: int) -> str:
    return {0: "which is today", 1: "1 day from now"}.get(left, f"{left} days from now")


def _strays(path: str) -> Iterator[tuple[tuple[str, int], str]]:
    """The entries of a file that speak of an offer that is not there, each with its place."""
    try:
        document = source.read(path)
    except InputError:  # told where it was read to be used
        return
    folder = folder_of(path)
    for number, entry in enumerate(document.data.get("waivers") or ()):
        offer = entry.get("offer", ALL)
        if not is_wild(offer) and not os.path.lexists(os.path.join(folder, offer)):
            id = f"{entry['rule']} {entry.get('subject', '')}".rstrip()
            near = meant(offer, _beside(os.path.join(folder, offer), os.path.dirname(offer)))
            line = f"{id} speaks of {offer}, which is not there" + (f"; {near}" if near else "")
            yield (path, document.span(("waivers", number)).line), line


def _beside(path: str, folder: str) -> Iterator[str]:
    """What lies where an offer was looked for, spelled as an entry spells it."""
    try:
        names = sorted(os.listdir(os.path.dirname(path)))
    except OSError:
        names = []
    yield from (os.path.join(folder, name) for name in names if name.endswith((".yaml", ".yml", ".json")))
