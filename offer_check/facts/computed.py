"""Fields that are computed from others: a closed list, each stated only when all its parts are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from ..offer.values import Range
from ..record import record

HUNDRED = Decimal(100)


class Values(Protocol):
    """Whatever tells the value of a field by its path, None where it is not stated."""

    def value(self, path: str) -> Any:
        """The normalized value of the field at `path`."""


@record()
class Computed:
    """A computed field: what it is called, how it comes about, and the fields that it is made from.

    `instead` are the parts that serve in place of the first one while that is not stated.
    """

    label: str
    compute: Callable[[Values], Range | None]
    parts: tuple[str, ...]
    unit: str = ""
    instead: tuple[str, ...] = ()


def _numbers(offer: Values, *paths: str) -> list[Range] | None:
    values = [offer.value(path) for path in paths]
    return [v for v in values if isinstance(v, Range)] if all(isinstance(v, Range) for v in values) else None


def _exact(number: int | Decimal) -> Range:
    return Range(Decimal(number), Decimal(number))


def share_by_days(offer: Values) -> Range | None:
    """Remote days as a percentage of remote and on-site days; not stated for a week without days."""
    days = _numbers(offer, "work_mix.remote_days_per_week", "work_mix.onsite_days_per_week")
    if not days:
        return None
    remote, onsite = days
    if remote.low + onsite.low == 0:
        return None
    return Range(
        HUNDRED * remote.low / (remote.low + onsite.high),
        HUNDRED * remote.high / (remote.high + onsite.low),
    )


def remote_share(offer: Values) -> Range | None:
    """The stated remote share, else the share by days."""
    stated = _numbers(offer, "work_mix.remote_share_pct")
    return stated[0] if stated else share_by_days(offer)


def share_gap(offer: Values) -> Range | None:
    """How many points the remote share, measured in days, is away from the share by days."""
    stated, by_days = _numbers(offer, "work_mix.remote_share_pct"), share_by_days(offer)
    if not stated or by_days is None or offer.value("work_mix.remote_share_basis") != "days":
        return None
    above, below = stated[0].low - by_days.high, by_days.low - stated[0].high
    farthest = max(stated[0].high - by_days.low, by_days.high - stated[0].low)
    return Range(max(above, below, Decimal(0)), farthest)


def days_total(offer: Values) -> Range | None:
    """On-site and remote days a week together."""
    days = _numbers(offer, "work_mix.onsite_days_per_week", "work_mix.remote_days_per_week")
    return Range(days[0].low + days[1].low, days[0].high + days[1].high) if days else None


def visit_share_total(offer: Values) -> Range | None:
    """The shares of the visit types added up, where there are two or more and each has one."""
    rows = offer.value("work_mix.visit_types") or ()
    shares = [row.share for row in rows if isinstance(row.share, Range)]
    if len(rows) < 2 or len(shares) < len(rows):
        return None
    return Range(sum((s.low for s in shares), Decimal(0)), sum((s.high for s in shares), Decimal(0)))


def remote_growth(offer: Values) -> Range | None:
    """The remote share as a multiple of the present telehealth share, where that is above 0."""
    promised, present = remote_share(offer), _numbers(offer, "work_mix.current_telehealth_share_pct")
    if promised is None or not present or present[0].low <= 0:
        return None
    return Range(promised.low / present[0].high, promised.high / present[0].low)


def _count(path: str) -> Callable[[Values], Range | None]:
    def counted(offer: Values) -> Range | None:
        entries = offer.value(path)
        return _exact(len(entries)) if isinstance(entries, tuple) else None

    return counted


_DAYS = ("work_mix.onsite_days_per_week", "work_mix.remote_days_per_week")
COMPUTED: Mapping[str, Computed] = {
    "computed.remote_share": Computed(
        "Remote share", remote_share, ("work_mix.remote_share_pct", *_DAYS), "percent", instead=_DAYS
    ),
    "computed.share_by_days": Computed("Remote share by days", share_by_days, _DAYS, "percent"),
    "computed.share_gap": Computed(
        "Remote share against the share by days",
        share_gap,
        ("work_mix.remote_share_pct", "work_mix.remote_share_basis", *_DAYS),
        "points",
    ),
    "computed.days_total": Computed("On-site and remote days together", days_total, _DAYS, "days/week"),
    "computed.visit_share_total": Computed(
        "Shares of all visit types together", visit_share_total, ("work_mix.visit_types",), "percent"
    ),
    "computed.remote_growth": Computed(
        "Remote share against today's",
        remote_growth,
        ("work_mix.remote_share_pct", *_DAYS, "work_mix.current_telehealth_share_pct"),
        "times",
        instead=_DAYS,
    ),
    "computed.patient_states": Computed("Patient states listed", _count("patients.states"), ("patients.states",)),
    "computed.licenses": Computed("License rows", _count("licenses"), ("licenses",)),
    "computed.sites": Computed("Sites", _count("sites"), ("sites",)),
}
