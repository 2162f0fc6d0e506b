"""`compare` of the examples that have flags with what a negotiation made of them: exactly the repaired rules."""

from __future__ import annotations

from typing import Any

import pytest

from offer_check.compare import compare
from tests.compare.repair import PATHS, REPAIRS, example, repaired

KINDS = ("new", "worse", "new_rule", "waiver", "better", "fixed", "dropped_rule", "replaced")


def name(repair: dict[str, Any]) -> str:
    return f"{repair['offer'].partition('.')[0]}: {repair['agreed']}"


@pytest.mark.parametrize("repair", REPAIRS, ids=name)
def test_a_repaired_offer_differs_in_exactly_the_repaired_rules(repair: dict[str, Any]) -> None:
    comparison = compare(example(repair["offer"]), repaired(repair))
    found = {kind: sorted(change.id for change in comparison.of(kind)) for kind in KINDS}
    assert found == {kind: sorted(repair.get(kind, [])) for kind in KINDS}


@pytest.mark.parametrize("repair", REPAIRS, ids=name)
def test_an_improvement_by_silence_is_told_as_one_and_no_other_is(repair: dict[str, Any]) -> None:
    changes = compare(example(repair["offer"]), repaired(repair)).changes
    assert [change.id for change in changes if change.silent] == repair.get("silent", [])
    told = "no longer stated, so it has to be asked: "
    assert [change.id for change in changes if told in change.text] == repair.get("silent", [])


@pytest.mark.parametrize("repair", REPAIRS, ids=name)
def test_the_changed_values_are_those_that_the_repair_names(repair: dict[str, Any]) -> None:
    terms = compare(example(repair["offer"]), repaired(repair)).terms
    named = {path.removeprefix("evidence/").removeprefix("unclear/") for path in repair["set"]}
    fields = {term.field.partition("[")[0] for term in terms}
    assert fields <= named
    assert {path for path in repair["set"] if "/" not in path} <= fields


def test_every_example_with_a_flag_has_a_repair() -> None:
    flagged = {name for name in PATHS if example(name).of("flag")}
    assert {repair["offer"] for repair in REPAIRS} == flagged


def test_a_repair_undone_is_what_it_repaired() -> None:
    for repair in REPAIRS:
        old, new = example(repair["offer"]), repaired(repair)
        back = compare(new, old)
        there = compare(old, new)
        assert {c.id for c in back.of("new")} == {c.id for c in there.of("fixed")}
        assert {c.id for c in back.of("worse")} == {c.id for c in there.of("better")}
