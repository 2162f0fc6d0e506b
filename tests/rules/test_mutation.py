"""Whatever changes in a rule, an example notices. A sample of the changes; scripts/mutate-rules tries every one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from offer_check import load_rules
from offer_check.rule.pattern import AliasTest, FactPattern, Is, Pattern, Reference
from offer_check.rule.rule import Alternative
from tests.rules.mutation.mutants import mutants
from tests.rules.mutation.trial import Trial, survivors

RULES = load_rules()
SAMPLE = 2
"""How many changes are tried in each rule."""

ROW = FactPattern("license", (("state", Is(Reference("place.state"))),), "row")
HELD = AliasTest("row", "status", Is("held"))


def made_up(*passes: Pattern) -> Trial:
    """LIC-01 without flags and examples, and with one way to pass."""
    rule = replace(RULES.rules["LIC-01"], flags=(), passes=(Alternative(passes),), examples=())
    return Trial(replace(RULES, rules={**RULES.rules, rule.id: rule}), rule.id)


def fates(trial: Trial, where: str) -> dict[str, str]:
    return {mutant.what: trial.fate(mutant) for mutant in mutants(trial.rule) if mutant.where == where}


@pytest.mark.parametrize("name", RULES.rules)
def test_an_example_notices_what_changes_in_a_rule(name: str) -> None:
    trial, listed = Trial(RULES, name), survivors()
    changes = [mutant for mutant in mutants(trial.rule) if mutant.id not in listed]
    tried = Random(name).sample(changes, min(SAMPLE, len(changes)))
    assert [mutant.id for mutant in tried if trial.fate(mutant) == "survived"] == []


@pytest.mark.parametrize("name", sorted({name.split()[0] for name in survivors()}))
def test_a_listed_survivor_is_a_change_that_survives(name: str) -> None:
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


def test_the_examples_of_a_rule_hold_as_long_as_nothing_changes() -> None:
    assert {name: Trial(RULES, name).faults for name in ("LIC-06", "MIX-02")} == {"LIC-06": (), "MIX-02": ()}


def test_every_mutant_of_a_rule_has_an_id_of_its_own() -> None:
    ids = [mutant.id for rule in RULES.rules.values() for mutant in mutants(rule)]
    assert len(set(ids)) == len(ids)


def test_what_no_example_looks_at_survives_and_what_leaves_a_name_unbound_is_refused() -> None:
    assert fates(made_up(ROW, HELD), "pass 1") == {
        "all of it": "survived",
        "fact license as row": "refused",
        "without license for fact license as row": "refused",
        "fact license as row, state: $place.state": "survived",
        "fact license as row, state: $place.state with not $place.state for $place.state": "survived",
        "$row.status: held": "survived",
        "$row.status: held with not held for held": "survived",
    }


def test_a_change_of_no_clause_is_equivalent() -> None:
    found = fates(made_up(ROW, HELD, HELD), "pass 1")
    assert {what: fate for what, fate in found.items() if fate == "equivalent"} == {
        "$row.status: held": "equivalent",
        "$row.status: held (2)": "equivalent",
    }


def test_silence_about_what_is_always_stated_is_equivalent_and_another_gate_is_not() -> None:
    assert fates(made_up(ROW, HELD), "applies 1")["with if_silent: skip"] == "equivalent"
    assert fates(made_up(ROW, HELD), "after LIC-02") == {"all of it": "survived"}
