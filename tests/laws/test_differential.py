"""The engine decides like the oracle: a seeded run; `scripts/differential` is the long one."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice

import pytest

from offer_check import load_rules
from offer_check.checker.examples import TODAY, offer_of
from offer_check.ruleset.ruleset import Rules
from tests.oracle import differ, panel
from tests.oracle.decide import Oracle
from tests.oracle.differ import Pair


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(packs=("core", "extended", "program"))


@pytest.mark.slow
def test_the_engine_decides_like_the_oracle_by_the_real_rules(rules: Rules) -> None:
    assert [found for found in islice(differ.real(rules, seed=20), 300) if found] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["some", "invented"])
def test_the_engine_decides_like_the_oracle_without_reports(rules: Rules, kind: str) -> None:
    assert [found for found in islice(panel.panels(rules, seed=22, kind=kind), 360) if found] == []


@pytest.mark.slow
def test_the_engine_decides_like_the_oracle_by_made_up_rules(rules: Rules) -> None:
    assert [found for found in islice(differ.invented(rules, seed=21), 1_000) if found] == []


def test_the_oracle_sees_a_changed_rule(rules: Rules) -> None:
    """The comparison can fail: with one limit moved on one side alone, the two differ."""
    pair = Pair(rules)
    pair.oracle = Oracle(rules.set({"MIX-02.most": Decimal(40)}), pair.checker.tables)
    offer = {
        "offer_format": 1,
        "about": {"specialty": "general_surgery", "role_type": "hybrid_clinic"},
        "work_mix": {"remote_share_pct": 50},
    }
    found = list(pair.differences(offer, None, TODAY))
    assert [(d.name, d.engine, d.oracle) for d in found] == [(("MIX-02", ""), ("pass", "major"), ("flag", "major"))]


def test_the_oracle_gives_the_first_examples_of_every_rule_their_outcomes(rules: Rules) -> None:
    checker = Pair(rules).checker
    oracle = Oracle(rules, checker.tables)
    plain = [(r, e) for r in rules.active for e in r.examples if not (e.set or e.as_of or e.preferences is not None)]
    firsts = {(rule.id, example.outcome): (rule, example) for rule, example in reversed(plain)}
    assert len(firsts) > 200
    for rule, example in firsts.values():
        said = oracle.decide(offer_of(example, checker).offer, as_of=TODAY)
        named = {name: outcome for (of, name), (outcome, _) in said.items() if of == rule.id}
        asked = named if example.subject is None else {example.subject: named[example.subject]}
        assert set(asked.values()) == {example.outcome}, f"{rule.id}, line {example.line}"
