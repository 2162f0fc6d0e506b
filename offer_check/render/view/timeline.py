"""A calendar as a picture: where marks, labels and months stand on a line of 960 units, so that no two labels meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from .calendar import Calendar, Kind, Milestone
from .words import cut

WIDTH = 960
LEFT = 12
LETTER = 7.4  # mean width of a letter in units
GAP = 14
LANE = 22
LONGEST = 50
LEAST, MOST = 3, 16
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
TICK = 90

_ORDER: tuple[Kind, ...] = ("start", "term", "fact", "today")


@dataclass(frozen=True, slots=True)
class Mark:
    """What happens on one day: its place on the line, and the height of its label above the line."""

    x: float
    height: int
    day: str
    label: str
    kind: Kind
    late: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture; `height` is how high the labels reach above the line."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    height: int


def timeline(calendar: Calendar) -> Timeline | None:
    """Draw a calendar of LEAST to MOST days; None for others."""
    days = [(day, tuple(same)) for day, same in groupby(calendar.milestones, key=lambda m: m.day)]
    if not LEAST <= len(days) <= MOST:
        return None
    first, last = (date.fromisoformat(days[at][0]) for at in (0, -1))
    labels = [_label(same) for _, same in days]
    parts = [(date.fromisoformat(day) - first).days / (last - first).days for day, _ in days]
    length = min((WIDTH - LEFT - _width(label)) / part for label, part in zip(labels, parts, strict=True) if part)
    places = [round(LEFT + part * min(length, WIDTH - 2 * LEFT), 1) for part in parts]
    heights = _heights(places, labels)
    marks = tuple(
        Mark(x, height, day, label, *_most(same))
        for x, height, (day, same), label in zip(places, heights, days, labels, strict=True)
    )
    return Timeline(marks, _ticks(first, last, places[-1]), max(heights))


def _label(same: Sequence[Milestone]) -> str:
    text = "; ".join(f"{m.label} (after the start)" if m.late else m.label for m in same)
    return cut(text, LONGEST)


def _most(same: Sequence[Milestone]) -> tuple[Kind, bool]:
    """The kind that counts most among milestones of one day, and whether one of them is late."""
    return min((m.kind for m in same), key=_ORDER.index), any(m.late for m in same)


def _width(label: str) -> float:
    return LETTER * len(f"2027-01-01  {label}")


def _heights(places: Sequence[float], labels: Sequence[str]) -> list[int]:
    """Labels begin at their marks; from the right, each stands above those that it would run into.

    So the line that leads from a mark up to its label crosses no other label.
    """
    lanes: list[int] = []
    for at in reversed(range(len(places))):
        end = places[at] + _width(labels[at]) + GAP
        met = (lanes[other] for other, x in enumerate(reversed(places[at + 1 :])) if x < end)
        lanes.append(1 + max(met, default=0))
    return [LANE * lane for lane in reversed(lanes)]


def _ticks(first: date, last: date, end: float) -> tuple[Tick, ...]:
    days = (last - first).days
    scale = (end - LEFT) / days
    step = next((months for months in MONTHS if months * 30 * scale >= TICK), MONTHS[-1])
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    found = (date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0)
    return tuple(Tick(round(LEFT + scale * (day - first).days, 1), f"{day:%b %Y}") for day in found)
