"""The mutants of made-up rules: which changes there are, in the order of the rule's parts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from offer_check import load_rules
from offer_check.rule.pattern import (
    AnyOf,
    Compare,
    FactPattern,
    FieldTest,
    Has,
    Is,
    Not,
    ParameterTest,
    Pattern,
    Reference,
    Test,
)
from offer_check.rule.rule import Alternative, Gate, Line, Parameter, Rule, Step
from tests.rules.mutation.mutants import mutants
from tests.rules.mutation.tests import others
from tests.rules.mutation.words import written

BARE = replace(load_rules().rules["CMP-01"], applies=(), flags=(), passes=(), document=None)
"""A rule of no parts."""
MODEL = FieldTest("pay.model", Has(("salary",)))
SHARE = FieldTest("work_mix.remote_share_pct", Compare((("gte", Decimal(20)), ("lt", Decimal(60)))))
ROW = FactPattern("license", (("state", Is("TX")),))
SIX = Compare((("gt", Decimal(6)),))


def changes(rule: Rule) -> list[str]:
    return [mutant.id.removeprefix("CMP-01 ") for mutant in mutants(rule)]


def passing(*patterns: Pattern) -> Rule:
    return replace(BARE, passes=(Alternative(patterns),))


def test_each_pattern_property_limit_and_value_is_left_out_in_turn() -> None:
    sources = FieldTest("patients.sources", Has(("referral", "own_panel")))
    left_out = [
        change for change in changes(passing(SHARE, sources, replace(ROW, negated=True))) if " for " not in change
    ]
    assert left_out == [
        "pass 1: all of it",
        "pass 1: work_mix.remote_share_pct: gte 20, lt 60",
        "pass 1: work_mix.remote_share_pct: gte 20, lt 60 less gte 20",
        "pass 1: work_mix.remote_share_pct: gte 20, lt 60 less lt 60",
        "pass 1: patients.sources: has referral, own_panel",
        "pass 1: patients.sources: has referral, own_panel less referral",
        "pass 1: patients.sources: has referral, own_panel less own_panel",
        "pass 1: without license",
        "pass 1: without license, state: TX",
    ]


def test_a_fact_a_list_a_value_and_a_parameter_are_made_their_opposite() -> None:
    rule = passing(replace(ROW, alias="row"), MODEL, ParameterTest("within", set=True))
    assert [change for change in changes(rule) if " for " in change] == [
        "pass 1: without license for fact license as row",
        "pass 1: fact license as row, state: TX with not TX for TX",
        "pass 1: pay.model: has salary with lacks salary for has salary",
        "pass 1: $within: not_stated for $within: stated",
    ]


def test_an_equal_pattern_is_counted() -> None:
    assert changes(passing(MODEL, MODEL)) == [
        "pass 1: all of it",
        "pass 1: pay.model: has salary",
        "pass 1: pay.model: has salary with lacks salary for has salary",
        "pass 1: pay.model: has salary (2)",
        "pass 1: pay.model: has salary with lacks salary for has salary (2)",
    ]


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (Is("salary"), ["not salary"]),
        (Is(Reference("place.state")), ["not $place.state"]),
        (Is("stated"), ["[not_stated, unclear]"]),
        (Is("unclear"), ["[stated, not_stated]"]),
        (AnyOf((Is("stated"), Is("unclear"))), ["not_stated", "[unclear]", "[stated]"]),
        (AnyOf((Is("no"), Is("not_stated"))), ["[not no, unclear]", "[not_stated]", "[no]"]),
        (AnyOf((Is("a"), Is("b"))), ["not a, b", "[b]", "[a]"]),
        (Not(("a",)), ["a"]),
        (Not(("a", "b")), ["[a, b]", "not b", "not a"]),
        (Has(("a", "b")), ["lacks a, b", "has b", "has a"]),
        (Is(Decimal(7)), ["not 7", "8", "6"]),
        (Not((Decimal(7),)), ["7", "not 8", "not 6"]),
        (SIX, ["gte 6", "lt 6", "gt 7", "gt 5"]),
        (Compare((("lte", Reference("most")),)), ["lt $most", "gte $most"]),
        (
            AnyOf((Is("none"), SIX)),
            [
                "[gt 6]",
                "[not none, gt 6]",
                "[none]",
                "[none, gte 6]",
                "[none, lt 6]",
                "[none, gt 7]",
                "[none, gt 5]",
            ],
        ),
    ],
)
def test_a_test_is_changed_in_one_point_at_a_time(test: Test, expected: list[str]) -> None:
    assert [written(other) for _, other in others(test)] == expected


def test_a_line_goes_turns_round_falls_silent_and_loses_alternatives_and_patterns() -> None:
    lines = (
        Line("when", ((MODEL, ROW),), ""),
        Line("unless", ((MODEL,),), ""),
        Line("any", ((MODEL,), (ROW,)), "", skip=True),
    )
    assert [change for change in changes(replace(BARE, applies=lines)) if " with " not in change] == [
        "applies 1: all of it",
        "applies 1: unless for when",
        "applies 1: pay.model: has salary",
        "applies 1: fact license",
        "applies 1: without license for fact license",
        "applies 1: fact license, state: TX",
        "applies 2: all of it",
        "applies 2: when for unless",
        "applies 3: all of it",
        "applies 3: without if_silent: skip",
        "applies 3 any 1: all of it",
        "applies 3 any 2: all of it",
        "applies 3 any 2: without license for fact license",
        "applies 3 any 2: fact license, state: TX",
    ]


def test_a_line_without_if_silent_gets_it_unless_it_rules_out() -> None:
    lines = (Line("when", ((MODEL,),), ""), Line("unless", ((MODEL,),), ""))
    found = [change for change in changes(replace(BARE, applies=lines)) if "silent" in change]
    assert found == ["applies 1: with if_silent: skip"]


def test_a_gate_goes_and_loses_its_condition() -> None:
    gates = (Gate("LIC-02"), Gate("MIX-01", (MODEL, ParameterTest("within", set=False))))
    assert changes(replace(BARE, after=gates)) == [
        "after LIC-02: all of it",
        "after MIX-01: all of it",
        "after MIX-01: without while",
        "after MIX-01: pay.model: has salary",
        "after MIX-01: pay.model: has salary with lacks salary for has salary",
        "after MIX-01: $within: not_stated",
        "after MIX-01: $within: stated for $within: not_stated",
    ]


def test_a_step_and_a_severity_of_an_alternative_change() -> None:
    rule = replace(BARE, steps=(Step((MODEL,), "critical"),), flags=(Alternative((), severity="info"),))
    assert changes(rule) == [
        "flag 1: all of it",
        "flag 1: minor for info",
        "step 1: all of it",
        "step 1: pay.model: has salary",
        "step 1: pay.model: has salary with lacks salary for has salary",
        "step 1: info for critical",
    ]


def test_a_parameter_moves_by_one_where_it_is_set() -> None:
    parameters = {"most": Parameter("most", Decimal(60), "percent"), "within": Parameter("within", None, "days")}
    rule = replace(BARE, parameters=parameters)
    assert {mutant.id: mutant.rule.parameters["most"].value for mutant in mutants(rule)} == {
        "CMP-01 parameter most: 61 for 60": Decimal(61),
        "CMP-01 parameter most: 59 for 60": Decimal(59),
    }
