"""Whatever a flag or a pass loses, an example notices. A sample of the losses; scripts/mutate-rules tries every one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from offer_check import load_rules
from offer_check.rule.pattern import AliasTest, Compare, FactPattern, FieldTest, Has, Is, Pattern, Reference
from offer_check.rule.rule import Alternative
from tests.rules.mutants import mutants
from tests.rules.trial import Trial, survivors

RULES = load_rules()
SAMPLE = 3
"""How many losses are tried in each rule."""

ROW = FactPattern("license", (("state", Is(Reference("place.state"))),), "row")
HELD = AliasTest("row", "status", Is("held"))


def made_up(*passes: Pattern) -> Trial:
    """LIC-01 without flags and examples, and with one way to pass."""
    rule = replace(RULES.rules["LIC-01"], flags=(), passes=(Alternative(passes),), examples=())
    return Trial(replace(RULES, rules={**RULES.rules, rule.id: rule}), rule.id)


def fates(trial: Trial) -> dict[str, str]:
    return {mutant.what: trial.fate(mutant) for mutant in mutants(trial.rule)}


@pytest.mark.parametrize("name", RULES.rules)
def test_an_example_notices_what_a_flag_or_a_pass_loses(name: str) -> None:
    trial = Trial(RULES, name)
    losses = [mutant for mutant in mutants(trial.rule) if mutant.id not in survivors()]
    tried = Random(name).sample(losses, min(SAMPLE, len(losses)))
    assert {mutant.id: trial.fate(mutant) for mutant in tried} == {mutant.id: "killed" for mutant in tried}


@pytest.mark.parametrize("name", sorted({name.split()[0] for name in survivors()}))
def test_a_listed_survivor_is_a_loss_that_survives(name: str) -> None:
    trial = Trial(RULES, name)
    listed = {mutant for mutant in survivors() if mutant.split()[0] == name}
    found = {mutant.id: trial.fate(mutant) for mutant in mutants(trial.rule) if mutant.id in listed}
    assert found == dict.fromkeys(listed, "survived")


def test_what_survives_in_the_compact_rule_is_needed_once_a_member_certainly_does_not_issue() -> None:
    table = RULES.tables["compact_member"]
    rows = tuple({**row, "weak": "no"} if row["state"] == "AR" else row for row in table.rows)
    trial = Trial(replace(RULES, tables={**RULES.tables, table.name: replace(table, rows=rows)}), "LIC-06")
    listed = {name for name in survivors() if name.startswith("LIC-06")}
    found = {mutant.id: trial.fate(mutant) for mutant in mutants(trial.rule) if mutant.id in listed}
    assert found == dict.fromkeys(listed, "killed")


def test_the_examples_of_a_rule_hold_as_long_as_nothing_is_lost() -> None:
    assert {name: Trial(RULES, name).faults for name in ("LIC-06", "MIX-02")} == {"LIC-06": (), "MIX-02": ()}


def test_each_pattern_property_limit_and_value_is_left_out_in_turn() -> None:
    share = FieldTest("work_mix.remote_share_pct", Compare((("gte", Decimal(20)), ("lt", Decimal(60)))))
    sources = FieldTest("patients.sources", Has(("referral", "own_panel")))
    row = FactPattern("license", (("state", Is("TX")),), negated=True)
    assert [mutant.what for mutant in mutants(made_up(share, sources, row).rule)] == [
        "all of it",
        "work_mix.remote_share_pct: gte 20, lt 60",
        "work_mix.remote_share_pct: gte 20, lt 60 less gte 20",
        "work_mix.remote_share_pct: gte 20, lt 60 less lt 60",
        "patients.sources: has referral, own_panel",
        "patients.sources: has referral, own_panel less referral",
        "patients.sources: has referral, own_panel less own_panel",
        "without license",
        "without license, state: TX",
    ]


def test_what_no_example_looks_at_survives_and_what_leaves_a_name_unbound_is_refused() -> None:
    assert fates(made_up(ROW, HELD)) == {
        "all of it": "survived",
        "fact license as row": "refused",
        "fact license as row, state: $place.state": "survived",
        "$row.status: held": "survived",
    }


def test_a_loss_that_changes_no_clause_is_equivalent() -> None:
    assert fates(made_up(ROW, HELD, HELD)) == {
        "all of it": "survived",
        "fact license as row": "refused",
        "fact license as row, state: $place.state": "survived",
        "$row.status: held": "equivalent",
        "$row.status: held (2)": "equivalent",
    }
