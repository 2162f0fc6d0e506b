"""How offers are to be judged: plain values, so that a plan can be sent to another process or another machine."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ..record import record


@record(kw_only=True)
class Plan:
    """Which rules, with which changes, on which day, and what the results are held against.

    `rules` are folders of further rules; `settings` change parameters (`MIX-02.most`, None unsets). `preferences`,
    `waivers` and `baseline` are paths of files, empty for none; `alone` says that no other offer is judged with this
    one, so that a baseline with one report is meant for it. `fail_on` and `fail_on_ask` are a severity or `never`.
    """

    as_of: date
    packs: tuple[str, ...] = ("core",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    settings: tuple[tuple[str, Decimal | None], ...] = ()
    preferences: str = ""
    waivers: str = ""
    baseline: str = ""
    alone: bool = False
    fail_on: str = "major"
    fail_on_ask: str = "critical"
