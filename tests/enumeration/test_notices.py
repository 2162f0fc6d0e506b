"""The enumeration notices what it is there for: an engine that decides otherwise, a value that is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from offer_check import load_rules
from offer_check.rule.pattern import AnyOf, FactPattern, FieldTest, Is, Reference
from offer_check.rule.rule import Alternative, Rule
from offer_check.ruleset.ruleset import Rules
from tests.enumeration.asks import differences
from tests.enumeration.run import Enumeration
from tests.oracle.rulesets import rule_set
from tests.oracle.words import FIXED

RULES = load_rules(packs=("core", "extended", "program"))


def altered(name: str, change: Callable[[Rule], Rule]) -> Rules:
    """The rules with one of them changed."""
    return replace(RULES, rules={**RULES.rules, name: change(RULES.rules[name])})


def visits(rules: Rules) -> set[str]:
    """The visits a day on which the engine and an oracle by other rules differ."""
    found = Enumeration(RULES, "SCH-02", oracle=rules).run().mismatches
    return {str(mismatch.case.offer["workload"].get("telehealth_visits_per_day")) for mismatch in found}


def test_a_limit_that_is_altered_by_one_is_noticed_where_it_matters_alone() -> None:
    assert visits(RULES) == set()
    assert visits(RULES.set({"SCH-02.most": Decimal(11)})) == {"11", "{'min': 9, 'max': 11}"}
    assert visits(RULES.set({"SCH-02.most": Decimal(9)})) == {"10"}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("LIC-01", lambda rule: replace(rule, after=())),
        ("ESC-01", lambda rule: replace(rule, passes=())),
        ("MAL-06", lambda rule: replace(rule, flags=rule.flags[1:])),
        ("MIX-12", lambda rule: replace(rule, applies=rule.applies[1:])),
        ("LIC-03", lambda rule: replace(rule, steps=())),
    ],
)
def test_what_a_rule_loses_is_noticed(name: str, change: Callable[[Rule], Rule]) -> None:
    assert Enumeration(RULES, name, oracle=altered(name, change)).run(limit=600, close=600).mismatches


def test_a_forgotten_value_is_told_from_one_that_the_book_lists() -> None:
    whole = Enumeration(RULES, "ESC-01")
    fewer = Enumeration(altered("ESC-01", lambda rule: replace(rule, flags=rule.flags[1:])), "ESC-01")
    path = "safety.escalation_pathway"
    assert differences(whole.space, whole.run()) == []
    assert differences(whole.space, fewer.run()) == [
        f"{path}: none was never decided, and the rule book does not list it"
    ]
    assert differences(fewer.space, whole.run()) == [f"{path}: the rule book lists none, but it was decided"]


def test_a_forgotten_value_of_a_column_is_noticed_by_the_row_of_the_subject() -> None:
    """The states without a row are flagged all the while, whatever the row of the other state says."""

    def unpending(rule: Rule) -> Rule:
        status = AnyOf((Is("held"), Is("to_be_obtained")))
        row = FactPattern("license", (("state", Is(Reference("place.state"))), ("status", status)))
        return replace(rule, passes=(Alternative((row,)),))

    whole, fewer = Enumeration(RULES, "LIC-01"), Enumeration(altered("LIC-01", unpending), "LIC-01")
    found = fewer.run(limit=2_000, close=3_000)
    assert differences(fewer.space, found) == []
    assert differences(whole.space, found) == [
        "licenses.status: pending was never decided, and the rule book does not list it"
    ]


def test_a_way_to_pass_that_cannot_hold_is_noticed() -> None:
    never = (FieldTest("patients.states", Is("listed")), FieldTest("patients.states", Is("open_ended")))
    rules = altered("LIC-02", lambda rule: replace(rule, passes=(*rule.passes, Alternative(never))))
    enumeration = Enumeration(rules, "LIC-02")
    assert enumeration.run().undecided(enumeration.space.closure.rule) == ["pass 2 never held"]


def test_combinations_that_no_offer_can_have_are_counted_and_skipped() -> None:
    when: dict[str, Any] = {"about.employer_type": "payer", "about.federal_employer": "yes"}
    made = {**FIXED, "id": "RND-00", "severity": "minor", "flag": [{"when": when, "message": "Found."}], "pass": []}
    tally = Enumeration(rule_set(RULES, [{**made, "parameters": {}, "applies": []}], []), "RND-00").run()
    assert (tally.combinations, tally.refused, tally.mismatches) == (11 * 4, 2, [])
