"""What an overview keeps of one file: where the offer stands, or why there is no report on it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache

from pydantic import TypeAdapter

from ...report import BySeverity, FileStatus, Report, Table, Verdict, WaiverEntry
from ..view.changed import changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One file of a folder, by the path that it was given.

    What is counted is open: not accepted by anybody; `asks` count what waits as well. `critical_flags` and
    `critical_asks` are ids. `waivers` and `tables` are over or will be soon. Without a `verdict` there is no report,
    and `problems` say why.
    """

    path: str
    name: str = ""
    as_of: str = ""
    verdict: Verdict | None = None
    critical_flags: tuple[str, ...] = ()
    critical_asks: tuple[str, ...] = ()
    flags: BySeverity = field(default_factory=BySeverity)
    asks: BySeverity = field(default_factory=BySeverity)
    accepted: int = 0
    changed: tuple[str, ...] = ()
    waivers: tuple[WaiverEntry, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[str, ...] = ()

    @classmethod
    def of(cls, item: Report | FileStatus, *, within: int) -> Line:
        """The line of a file; what ends in `within` days or less is about to end."""
        return _of_report(item, within) if isinstance(item, Report) else _of_status(item)

    @classmethod
    def read(cls, piece: str) -> Line:
        """The line that `written` wrote."""
        return _lines().validate_python(json.loads(piece))

    @property
    def written(self) -> str:
        """The line as JSON, in ASCII, as the name of a file may hold bytes that are no text."""
        return json.dumps(asdict(self))


@cache
def _lines() -> TypeAdapter[Line]:
    return TypeAdapter(Line)


def _of_report(report: Report, within: int) -> Line:
    day = date.fromisoformat(report.as_of)
    flags = [r for r in report.of("flag") if r.open]
    asks = [r for r in report.of("ask", "waiting") if r.open]
    return Line(
        path=report.offer.path,
        name=report.offer.name,
        as_of=report.as_of,
        verdict=report.verdict,
        critical_flags=tuple(r.id for r in flags if r.severity == "critical"),
        critical_asks=tuple(r.id for r in asks if r.severity == "critical"),
        flags=BySeverity.of(flags),
        asks=BySeverity.of(asks),
        accepted=report.counts.waived,
        changed=_changed(report),
        waivers=tuple(w for w in report.waivers if w.status == "expired" or _ends(w, day, within)),
        tables=tuple(t for t in report.tables if not t.current or _soon(t.check_by, day, within)),
    )


def _of_status(status: FileStatus) -> Line:
    problems = tuple(map(str, status.problems)) or (f"{status.path}: {status.error}",)
    return Line(path=status.path, problems=problems)


def _ends(entry: WaiverEntry, day: date, within: int) -> bool:
    return entry.status == "in_force" and _soon(entry.waiver.until, day, within)


def _soon(last: str, day: date, within: int) -> bool:
    return (date.fromisoformat(last) - day).days <= within


def _changed(report: Report) -> tuple[str, ...]:
    found = changed(report)
    numbers = (f"{p.rule} {number}" for p in found.numbers for number in p.numbers)
    return (*numbers, *(f"rules of the pack {pack}" for pack in found.packs))
