"""One process checks offers again and again, and keeps nothing of them."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

from offer_check import api
from offer_check.offer.file import OfferFile

ROOT = Path(__file__).parents[2]
OFFERS = sorted(file for folder in ("examples", "tests/fixtures") for file in (ROOT / folder).glob("*.offer.*"))


def kept(offers: list[OfferFile], rounds: int) -> int:
    """How many objects there are after so many rounds over the offers."""
    for offer in offers * rounds:
        api.check(offer, as_of=date(2026, 11, 22))
    gc.collect()
    return len(gc.get_objects())


def test_checks_leave_no_objects_behind() -> None:
    offers = [api.load_offer(path) for path in OFFERS[::2]]
    assert len(offers) > 6
    early = kept(offers, 2)
    assert kept(offers, 3) - early < len(offers)


def test_the_bundled_rules_are_compiled_once_however_they_are_asked_for() -> None:
    assert api.checker(api.load_rules()) is api.checker(api.load_rules(packs=["core"]))
    assert api.checker(api.load_rules()) is not api.checker(api.load_rules(packs=("core", "extended")))
