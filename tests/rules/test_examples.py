"""Every example inside the rules, through the real engine: each shows the outcome under which it stands."""

from __future__ import annotations

from functools import cache

import pytest

from offer_check.checker import examples
from offer_check.checker.examples import Outcome
from offer_check.judge.rules import every
from offer_check.rule.rule import Rule

RULES = every()


@cache
def ran() -> dict[str, list[Outcome]]:
    """The examples of every rule, run by one engine: it never gives the memory of a set of rules back."""
    found: dict[str, list[Outcome]] = {name: [] for name in RULES.rules}
    for outcome in examples.run(RULES):
        found[outcome.rule.id].append(outcome)
    return found


@pytest.mark.parametrize("rule", RULES.rules.values(), ids=lambda rule: rule.id)
def test_every_example_of_a_rule_shows_its_outcome(rule: Rule) -> None:
    found = ran()[rule.id]
    assert [outcome.example for outcome in found] == list(rule.examples)
    assert {f"{outcome.place} {outcome.example.name}": outcome.fault for outcome in found if outcome.fault} == {}


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
