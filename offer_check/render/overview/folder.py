"""The lines of all files together, and what of them several offers share: acceptances and dated facts that end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...report import Table, Verdict, WaiverEntry
from ..view.words import VERDICTS
from .line import Line

OVERVIEW_FORMAT = "offer-check-overview/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An entry of a waiver file that is over or will be soon, and the offers that it speaks of."""

    entry: WaiverEntry
    offers: tuple[str, ...]

    @property
    def over(self) -> bool:
        """Whether its last day is past."""
        return self.entry.status == "expired"


@dataclass(frozen=True, kw_only=True)
class Folder:
    """The lines in the order of the files; `within` is how many days ahead an end is told."""

    lines: tuple[Line, ...]
    within: int

    @property
    def offers(self) -> tuple[Line, ...]:
        """The files with a report."""
        return tuple(line for line in self.lines if line.verdict)

    @property
    def unread(self) -> tuple[Line, ...]:
        """The files without one."""
        return tuple(line for line in self.lines if not line.verdict)

    @property
    def as_of(self) -> str:
        """The day of the check; empty where no file has a report."""
        return max((line.as_of for line in self.lines), default="")

    @cached_property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many offers have which verdict."""
        found = Counter(line.verdict for line in self.lines)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """What the reader changed for all of several offers."""
        first, *others = self.offers or (Line(path=""),)
        return tuple(change for change in first.changed if others and all(change in one.changed for one in others))

    @cached_property
    def waivers(self) -> tuple[Due, ...]:
        """The acceptances that end, the first to end first."""
        offers: dict[WaiverEntry, list[str]] = {}
        for line in self.lines:
            for entry in line.waivers:
                offers.setdefault(entry, []).append(line.path)
        found = (Due(entry=entry, offers=tuple(paths)) for entry, paths in offers.items())
        return tuple(sorted(found, key=lambda due: (due.entry.waiver.until, due.entry.path, due.entry.line)))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The dated facts that end, the first to end first."""
        return tuple(sorted(_each(line.tables for line in self.lines), key=lambda t: (t.check_by, t.name)))


def _each(tables: Iterable[tuple[Table, ...]]) -> Iterable[Table]:
    return dict.fromkeys(table for some in tables for table in some)
