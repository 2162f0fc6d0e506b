"""The engine decides ten rules like zen-engine, for which they are written a second time by hand."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from offer_check import load_offer, load_rules
from tests.oracle import differ
from tests.oracle.differ import TODAY, Pair
from tests.peers.zen.graph import TEN, Zen

ROOT = Path(__file__).resolve().parents[2]
OFFERS = sorted([*ROOT.glob("examples/*.offer.*"), *ROOT.glob("tests/fixtures/*.offer.*")])


@pytest.fixture(scope="module")
def pair() -> Pair:
    return Pair(load_rules(packs=("core", "extended", "program")).select(select=TEN), Zen)


@pytest.mark.parametrize("path", OFFERS, ids=lambda path: path.name)
def test_the_engine_decides_ten_rules_on_an_offer_like_zen(pair: Pair, path: Path) -> None:
    file = load_offer(path)
    assert pair.engine(file, None, TODAY) == pair.oracle.decide(file.offer, as_of=TODAY)


def test_the_engine_decides_ten_rules_like_zen_on_random_offers(pair: Pair) -> None:
    random = differ.real(pair.checker.rules, 24, Zen)
    assert [found for found in islice(random, 200) if found] == []


def test_zen_gives_all_outcomes_on_the_offers(pair: Pair) -> None:
    """The comparison is about something: the ten rules come out in every way that they can."""
    said = [pair.oracle.decide(load_offer(path).offer, as_of=TODAY) for path in OFFERS]
    assert {outcome for one in said for outcome, _ in one.values()} == {
        "not_applicable", "waiting", "flag", "pass", "ask"
    }  # fmt: skip
