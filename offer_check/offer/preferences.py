"""What the physician wants; kept in a file of its own, never in an offer."""

from __future__ import annotations

from typing import Annotated

from .entry import Group, entry
from .numbers import Percent
from .scalars import YesNo, choice


class Preferences(Group, title="Your preferences"):
    """Wishes that an offer is compared with."""

    remote_share_min: Percent = entry(
        "Wanted remote share, at least", "The smallest remote share that you would take.", found="P"
    )
    remote_share_max: Percent = entry(
        "Wanted remote share, at most", "The largest remote share that you would take.", found="P"
    )
    day_pattern: Annotated[str | None, choice("clustered", "mixed")] = entry(
        "Wanted pattern", "Remote visits in blocks, or between in-person ones.", found="P"
    )
    setting: Annotated[str | None, choice("academic", "community", "entrepreneurial")] = entry(
        "Wanted setting", "The kind of place that suits you.", found="P"
    )
    night_work: YesNo = entry("Nights acceptable", "Whether you would work at night.", found="P")
    outside_work: YesNo = entry("A side role is part of the plan", "Whether you want other work, too.", found="P")
    academic_interest: YesNo = entry(
        "Teaching, research or leadership wanted", "Whether academic work matters to you.", found="P"
    )
