"""The visit mix as a picture: the remote share against the usual band, the days of a week, the types of visit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ...report import Report, Term
from .sources import guides, origin
from .standing import Standing, standing
from .words import cut

SHARE, TODAY = "work_mix.remote_share_pct", "work_mix.current_telehealth_share_pct"
DAYS = ("work_mix.onsite_days_per_week", "work_mix.remote_days_per_week")
WEEK = 7
IN_PERSON, PLANNING = "in person", "planning system"
LEFT, WIDTH = 340, 470  # where bars begin, and how long the longest is, in units of 960
LONGEST_NAME = 46
Place = Literal["remote", "on_site", "unknown"]

_VISIT = re.compile(r"work_mix\.visit_types\[(?P<row>.*)\]\.(?P<column>\w+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bar:
    """A number or a range as a bar: `width` long up to its low end, and `more` from there to its high end.

    `label` is its name, short enough for the picture.
    """

    name: str
    label: str
    value: str
    place: Place
    width: float
    more: float


@dataclass(frozen=True, slots=True)
class Band:
    """The usual range, where it lies on the scale, in words and with its source."""

    x: float
    width: float
    least: str
    most: str
    rule: str
    origin: str


@dataclass(frozen=True, slots=True)
class Mix:
    """Bars of percent and of days a week (each scale is WIDTH units), and what the rules on them came to.

    `silent` are the figures that the offer does not state.
    """

    shares: tuple[Bar, ...]
    days: tuple[Bar, ...]
    visits: tuple[Bar, ...]
    band: Band | None
    standing: Standing
    silent: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.shares or self.days or self.visits or self.standing.anything)


def mix(report: Report) -> Mix:
    """Arrange what the offer states of the mix, and the results of the section `visit_mix` that apply."""
    known = {term.field: term for term in report.terms}
    shares = (*_by_days(known), *_bars(known, (SHARE, TODAY), ("remote", "remote"), 100))
    days = tuple(_bars(known, DAYS, ("on_site", "remote"), WEEK))
    visits = tuple(_visits(report))
    silent = {
        "the remote share": SHARE in known and known[SHARE].low,
        "days on site and remote": days,
        "shares of the visit types": visits,
    }
    return Mix(
        shares,
        days,
        visits,
        _band(report),
        standing(report, "visit_mix"),
        tuple(name for name, said in silent.items() if not said),
    )


def _bars(known: Mapping[str, Term], fields: tuple[str, ...], places: tuple[Place, ...], full: int) -> Iterator[Bar]:
    for field, place in zip(fields, places, strict=True):
        term = known.get(field)
        if term and term.low:
            yield _bar(term.label, term, place, full)


def _by_days(known: Mapping[str, Term]) -> Iterator[Bar]:
    """The remote share as the days give it, where no share is stated."""
    found = [known[field] for field in DAYS if field in known and known[field].low]
    if len(found) == len(DAYS) and not (SHARE in known and known[SHARE].low):
        (on_least, on_most), (least, most) = ((float(term.low), float(term.high)) for term in found)
        low, high = 100 * least / ((least + on_most) or 1), 100 * most / ((most + on_least) or 1)
        ends = dict.fromkeys(f"{end:.0f}" for end in (low, high))
        term = replace(found[0], value=f"{' to '.join(ends)} percent", low=f"{low:.2f}", high=f"{high:.2f}")
        yield _bar("Remote share by days", term, "remote", 100)


def _bar(name: str, term: Term, place: Place, full: int) -> Bar:
    low, high = (min(float(Decimal(end)) / full, 1) * WIDTH for end in (term.low, term.high or term.low))
    return Bar(name, cut(name, LONGEST_NAME), term.value, place, round(low, 1), round(high - low, 1))


def _visits(report: Report) -> Iterator[Bar]:
    """A bar for every type of visit with a share, told apart by how it is done."""
    rows: dict[str, dict[str, Term]] = {}
    for term in report.terms:
        if found := _VISIT.fullmatch(term.field):
            rows.setdefault(found["row"], {})[found["column"]] = term
    for row in rows.values():
        share, way = row.get("share"), row.get("modality")
        if share and share.low:
            done = way.value if way and way.state == "stated" else ""
            kind = row["kind"].value if "kind" in row else share.label
            yield _bar(f"{kind}, {done}" if done else kind, share, _place(done, row.get("allowed_remote")), 100)


def _place(way: str, allowed: Term | None) -> Place:
    """Where it is done; work in a planning system is remote only where the offer allows that."""
    if way == IN_PERSON:
        return "on_site"
    return "remote" if way and (way != PLANNING or (allowed and allowed.value == "yes")) else "unknown"


def _band(report: Report) -> Band | None:
    """The range between the numbers `least` and `most`, in percent, of a rule of the section that applies."""
    applying = {r.rule for r in report.results if r.section == "visit_mix" and r.outcome != "not_applicable"}
    numbers = {(p.rule, p.name): p for p in report.parameters if p.unit == "percent" and p.value}
    for rule in sorted(applying):
        least, most = numbers.get((rule, "least")), numbers.get((rule, "most"))
        if least and most:
            low, high = (float(Decimal(p.value)) / 100 * WIDTH for p in (least, most))
            source = " and ".join(dict.fromkeys(origin(p, guides(report)) for p in (least, most)))
            return Band(round(LEFT + low, 1), round(high - low, 1), least.value, most.value, rule, source)
    return None
