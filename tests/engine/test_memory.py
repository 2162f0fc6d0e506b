"""One process checks offers again and again, and keeps nothing of them."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

from offer_check import api
from offer_check.offer.file import OfferFile

OFFERS = sorted((Path(__file__).parents[2] / "examples").glob("*.offer.*"))


def kept(offers: list[OfferFile], rounds: int) -> int:
    """How many objects there are after so many rounds over the offers."""
    for offer in offers * rounds:
        api.check(offer, as_of=date(2026, 11, 22))
    gc.collect()
    return len(gc.get_objects())


def test_a_check_leaves_no_objects_behind() -> None:
    offers = [api.load_offer(path) for path in OFFERS]
    assert len(offers) > 3
    early = kept(offers, 3)
    assert kept(offers, 5) - early < 10
