"""The engine decides like CLIPS, to which a translator of its own gives the same rules; `scripts/differential --against
clips` is the long run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

from offer_check import load_offer, load_rules
from offer_check.ruleset.ruleset import Rules
from tests.oracle import differ
from tests.oracle.differ import TODAY, TOO_LATE, Pair
from tests.peers.clips.judgment import Clips

ROOT = Path(__file__).resolve().parents[2]
OFFERS = sorted([*ROOT.glob("examples/*.offer.*"), *ROOT.glob("tests/fixtures/*.offer.*")])


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(packs=("core", "extended", "program"))


@pytest.fixture(scope="module")
def pair(rules: Rules) -> Pair:
    return Pair(rules, Clips)


@pytest.mark.parametrize("path", OFFERS, ids=lambda path: path.name)
@pytest.mark.parametrize("as_of", [TODAY, TOO_LATE], ids=str)
def test_the_engine_decides_an_offer_like_clips(pair: Pair, path: Path, as_of: date) -> None:
    file = load_offer(path)
    assert pair.engine(file, None, as_of) == pair.oracle.decide(file.offer, as_of=as_of)


def test_the_engine_decides_like_clips_by_the_real_rules(rules: Rules) -> None:
    assert [found for found in islice(differ.real(rules, 22, Clips), 150) if found] == []


def test_the_engine_decides_like_clips_by_made_up_rules(rules: Rules) -> None:
    assert [found for found in islice(differ.invented(rules, 23, Clips), 250) if found] == []


def test_clips_sees_a_changed_rule(rules: Rules, pair: Pair) -> None:
    """The comparison can fail: with one limit moved on one side alone, the two differ."""
    changed = Pair(rules)
    changed.oracle = Clips(rules.set({"MIX-02.most": Decimal(40)}), changed.checker.tables)
    offer = {
        "offer_format": 1,
        "about": {"specialty": "general_surgery", "role_type": "hybrid_clinic"},
        "work_mix": {"remote_share_pct": 50},
    }
    found = list(changed.differences(offer, None, TODAY))
    assert [(d.name, d.engine, d.oracle) for d in found] == [(("MIX-02", ""), ("pass", "major"), ("flag", "major"))]
    assert list(pair.differences(offer, None, TODAY)) == []
