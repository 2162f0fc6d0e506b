"""Every example inside the rules, through the real engine: each shows the outcome under which it stands."""

from __future__ import annotations

import pytest

from offer_check.checker import examples
from offer_check.judge.rules import every
from offer_check.rule.rule import Rule

RULES = every()


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_every_example_of_a_rule_shows_its_outcome(rule: Rule) -> None:
    ran = list(examples.run(RULES.select(select=[rule.id])))
    assert [example.example for example in ran] == list(rule.examples)
    assert {f"{ran.place} {ran.example.name}": ran.fault for ran in ran if ran.fault} == {}


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_a_rule_has_an_example_of_every_outcome_that_it_can_have(rule: Rule) -> None:
    can_be = {
        "flag": bool(rule.flags),
        "pass": bool(rule.passes),
        "ask": True,
        "waiting": bool(rule.after),
        "not_applicable": bool(rule.applies or rule.each),
    }
    assert {example.outcome for example in rule.examples} == {outcome for outcome, can in can_be.items() if can}
