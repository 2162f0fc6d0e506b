"""1,000 generated rules over all fields load beside the rules that there are, and decide as their conditions say."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from offer_check import api, source
from offer_check.checker.checker import Checker
from offer_check.facts.build import Given
from offer_check.offer.file import OfferFile, of
from tests.engine.generated import Generated, generated
from tests.strategies import TABLES, offers

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("everything-wrong-*.offer.yaml"))
NUMBER = 1_000
DAY = date(2026, 11, 22)
RULES = generated(NUMBER, TABLES)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    """The base rules with the generated ones added."""
    folder = tmp_path_factory.mktemp("rules")
    for rule in RULES:
        rule.write(folder)
    base = api.load_rules()
    rules = api.load_rules([folder])
    assert len(rules.active) == len(base.active) + NUMBER
    return Checker(rules)


def outcomes(checker: Checker, offer: OfferFile, rules: list[Generated]) -> dict[str, dict[str, str]]:
    """What the program decides of these rules, by subject."""
    found: dict[str, dict[str, str]] = {rule.id: {} for rule in rules}
    for result in checker.check(offer, as_of=DAY).results:
        if result.rule in found:
            found[result.rule][result.subject] = result.outcome
    return found


def wanted(offer: OfferFile) -> dict[str, Any]:
    """What the conditions say."""
    return {rule.id: dict(rule.outcomes(Given(offer.offer), TABLES)) for rule in RULES}


@pytest.mark.slow
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_a_filled_offer_is_decided_as_the_conditions_say(checker: Checker, path: Path) -> None:
    offer = api.load_offer(path)
    expected = wanted(offer)
    assert outcomes(checker, offer, RULES) == expected
    counts = [list(found.values()) for found in expected.values()]
    assert sum(found.count("flag") for found in counts) > 200
    assert sum(found.count("pass") for found in counts) > 50


@pytest.mark.slow
def test_any_offer_is_decided_as_the_conditions_say(checker: Checker) -> None:
    @settings(max_examples=30)
    @given(data=offers(most=200))
    def decided(data: dict[str, Any]) -> None:
        offer = of(source.read_bytes(json.dumps(data).encode(), name="offer", syntax="json"), TABLES)
        assert outcomes(checker, offer, RULES) == wanted(offer)

    decided()
