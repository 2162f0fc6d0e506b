"""The dimension of the split between remote and on-site work, varied together because figures are computed from it:
the remote share, stated or by days, how far the two are apart, the days in all, and the growth over today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from offer_check.facts.computed import COMPUTED
from offer_check.offer import FIELDS

from .asked import Inquiry
from .choice import NOT_STATED, UNCLEAR, Choice, Dimension
from .values import USUAL, numbers, plain

SHARE, REMOTE, ONSITE = "work_mix.remote_share_pct", "work_mix.remote_days_per_week", "work_mix.onsite_days_per_week"
TODAY = "work_mix.current_telehealth_share_pct"
PATHS = (SHARE, REMOTE, ONSITE)
WEEK, NOW, FULL = Decimal(5), Decimal(20), Decimal(100)
"""Days of a usual week, and today's share, by which a growth is told."""
Split = tuple[Any, Any, Any]
"""Remote share, remote days, on-site days."""


@dataclass(frozen=True)
class Limits:
    """What rules compare the figures with."""

    shares: frozenset[Decimal]
    gaps: frozenset[Decimal]
    totals: frozenset[Decimal]
    remote: frozenset[Decimal]
    onsite: frozenset[Decimal]

    @classmethod
    def of(cls, inquiry: Inquiry) -> Limits:
        """The limits in what is asked of the fields and of the figures computed from them."""

        def asked(*paths: str) -> frozenset[Decimal]:
            return frozenset().union(*(inquiry.field(path).numbers for path in paths))

        growths = asked("computed.remote_growth")
        shares = asked(SHARE, "computed.remote_share", "computed.share_by_days")
        shares |= {growth * NOW for growth in growths if growth * NOW <= FULL}
        gaps, totals = asked("computed.share_gap"), asked("computed.days_total")
        return cls(shares or frozenset({USUAL}), gaps, totals, asked(REMOTE), asked(ONSITE))


def together(fields: Iterable[str], computed: Iterable[str]) -> bool:
    """Whether rules read a figure that is computed from the fields of the split."""
    return any({REMOTE, ONSITE} & {*COMPUTED[path].parts} for path in computed) and REMOTE in set(fields)


def dimension(inquiry: Inquiry) -> Dimension:
    """The split in every way that makes a difference."""
    limits = Limits.of(inquiry)
    found = [*_by_share(limits), *_by_days(limits), *_in_part(), *_apart(limits), *_in_all(limits), *_single(limits)]
    kept = {str(split): split for split in found if all(map(_fits, PATHS, split))}.values()
    return Dimension(PATHS, tuple(map(_choice, kept)))


def _by_share(limits: Limits) -> Iterator[Split]:
    for share in (*numbers(limits.shares, FIELDS[SHARE].shape), 100):
        yield share, None, None


def _by_days(limits: Limits) -> Iterator[Split]:
    """The same shares by the days of a week."""
    for share, _, _ in _by_share(limits):
        if isinstance(share, dict):
            middle = Decimal(str(share["min"] + share["max"])) / 2
            ends = {"min": _days(share["min"]), "max": _days(share["max"])}
            yield None, ends, plain(WEEK - Decimal(str(_days(middle))))
        else:
            yield None, _days(share), plain(WEEK - Decimal(str(_days(share))))


def _days(share: Any) -> int | float:
    return plain(round(WEEK * Decimal(str(share)) / FULL, 2))


def _in_part() -> Iterator[Split]:
    """Some of it not stated, some of it unclear, and weeks with days of one sort."""
    silent: Sequence[Any] = (None, UNCLEAR)
    yield from ((share, remote, onsite) for share in silent for remote in silent for onsite in silent)
    yield from ((None, 2, word) for word in silent)
    yield from ((None, word, 3) for word in silent)
    yield from ((40, 2, word) for word in silent)
    yield from ((UNCLEAR, 2, 3), (None, 0, 0), (None, 0, 5), (None, 5, 0), (40, UNCLEAR, 3), (90, 2, 3))


def _apart(limits: Limits) -> Iterator[Split]:
    """A stated share that is as far from the share by days (40) as rules compare with, and around it."""
    for gap in limits.gaps:
        for step in (-1, 0, 1):
            yield plain(USUAL + gap + step), 2, 3
            yield plain(USUAL - gap - step), 2, 3
        yield {"min": plain(USUAL + gap - 1), "max": plain(USUAL + gap + 1)}, 2, 3
        yield plain(USUAL), 2, 3


def _in_all(limits: Limits) -> Iterator[Split]:
    for total in limits.totals:
        for step in (-1, 0, 1):
            yield None, 2, plain(total - 2 + step)
        yield None, 2, {"min": plain(total - 3), "max": plain(total - 1)}


def _single(limits: Limits) -> Iterator[Split]:
    """Days that rules compare by themselves."""
    for days in numbers(limits.remote, FIELDS[REMOTE].shape) if limits.remote else ():
        yield from ((None, days, None), (None, days, 3))
    for days in numbers(limits.onsite, FIELDS[ONSITE].shape) if limits.onsite else ():
        yield from ((None, None, days), (None, 2, days))


def _fits(path: str, value: Any) -> bool:
    ends = [*value.values()] if isinstance(value, dict) else [value] if isinstance(value, int | float) else []
    shape = FIELDS[path].shape
    return all(shape.low <= end <= shape.high for end in ends)


def _choice(split: Split) -> Choice:
    stated = {path: value for path, value in zip(PATHS, split, strict=True) if value not in (None, UNCLEAR)}
    unclear = tuple(path for path, value in zip(PATHS, split, strict=True) if value == UNCLEAR)
    says = {path: NOT_STATED if value is None else value for path, value in zip(PATHS, split, strict=True)}
    return Choice(stated, unclear, says)
