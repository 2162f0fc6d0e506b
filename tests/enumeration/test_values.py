"""The values that fields take, and the combinations that are made of them."""

from __future__ import annotations

from typing import Any

import pytest

from offer_check import load_rules
from offer_check.checker.checker import tables_of
from offer_check.offer.codes import WORK_KINDS
from tests.enumeration.choice import NOT_STATED, UNCLEAR, Dimension
from tests.enumeration.closure import Closure
from tests.enumeration.cover import full, pairwise, uncovered, within
from tests.enumeration.dimensions import Space
from tests.enumeration.run import variants

RULES = load_rules(packs=("core", "extended", "program"))


def dimensions(rule: str) -> dict[str, Dimension]:
    space = Space(Closure.of(RULES, rule), tables_of(RULES))
    return {dimension.paths[0]: dimension for dimension in space.dimensions}


def said(rule: str, path: str) -> list[Any]:
    return [choice.says[path] for choice in dimensions(rule)[path].choices]


def test_a_number_lies_at_and_next_to_the_limit_and_across_it() -> None:
    assert said("RVU-01", "pay.productivity_share_pct") == [0, 49, 50, 51, {"min": 49, "max": 51}, NOT_STATED, UNCLEAR]


def test_an_enum_takes_every_word() -> None:
    words = ["written", "verbal", "urgent_care_only", "none", NOT_STATED, UNCLEAR]
    assert said("ESC-01", "safety.escalation_pathway") == words


def test_a_list_is_empty_holds_each_entry_alone_or_two_of_them() -> None:
    found = said("MAL-09", "malpractice.scope_includes")
    assert found[:11] == [[], *([word] for word in WORK_KINDS)]
    assert {len(entries) for entries in found[11:-2]} == {2}
    assert found[-2:] == [NOT_STATED, UNCLEAR]


def test_states_are_none_one_the_other_both_or_any() -> None:
    assert said("LIC-02", "patients.states") == [[], ["TX"], ["FL"], ["TX", "FL"], "open_ended", NOT_STATED, UNCLEAR]


def test_a_date_lies_around_the_start() -> None:
    rows = [choice.values.get("licenses") or [{}] for choice in dimensions("LIC-05")["licenses"].choices]
    assert {row.get("expected_date") for row, *_ in rows} == {None, "2027-06-30", "2027-07-01", "2027-07-02"}
    assert said("LIC-05", "about.start_date") == ["2027-07-01", NOT_STATED, UNCLEAR]


def test_a_date_of_a_table_moves_the_start_around_it_and_its_last_day_is_tried() -> None:
    found = dimensions("PRX-04")
    assert {choice.says["about.start_date"] for choice in found["about.start_date"].choices} >= {
        "2026-12-31",
        "2027-01-01",
    }
    days = [choice.values["as_of"].isoformat() for choice in found["as_of"].choices]
    assert days == ["2027-01-05", "2027-01-06"]


def test_a_table_has_no_row_one_for_each_combination_of_what_is_asked_and_pairs() -> None:
    found = dimensions("LIC-01")["licenses"].choices
    rows = [choice.values.get("licenses") for choice in found]
    assert rows[0] == []
    assert [row[0].get("status") for row in rows if row and len(row) == 1] == [
        *("held", "pending", "to_be_obtained", "not_held", "exception_claimed"),
        *(None, None),
    ]
    assert [len(row) for row in rows if row and len(row) > 1] == [2, 2, 2, 2]
    assert [choice.unclear for choice in found if choice.unclear] == [("licenses[TX].status",), ("licenses",)]


def test_what_a_condition_wants_of_two_entries_is_there_together() -> None:
    staff = [
        rows[0].get("staff_present") for c in dimensions("ESC-08")["sites"].choices if (rows := c.values.get("sites"))
    ]
    assert ["nurse", "therapist"] in staff


def test_the_split_is_tried_by_share_and_by_days() -> None:
    found = [choice.values for choice in dimensions("MIX-02")["work_mix.remote_share_pct"].choices]
    shares = {str(values.get("work_mix.remote_share_pct")) for values in found}
    assert shares >= {"19", "20", "21", "59", "60", "61", "{'min': 19, 'max': 21}", "{'min': 59, 'max': 61}"}
    remote, onsite = "work_mix.remote_days_per_week", "work_mix.onsite_days_per_week"
    days = [[values[remote], values[onsite]] for values in found if values.keys() == {remote, onsite}]
    assert [days.count(pair) for pair in ([1, 4], [0.95, 4.05], [3, 2], [3.05, 1.95])] == [1, 1, 1, 1]


def test_an_unset_parameter_is_tried_set_too() -> None:
    found = [rules.rules["SCH-01"].parameters["ceiling"].value for rules in variants(RULES, "SCH-01")]
    assert [value is None for value in found] == [True, False]
    assert [rules is RULES for rules in variants(RULES, "LIC-01")] == [True]


@pytest.mark.parametrize("sizes", [[5, 4], [3, 3, 3], [7, 2, 5, 4], [12, 6, 5, 4, 4, 2]])
def test_every_two_values_meet(sizes: list[int]) -> None:
    rows = pairwise(sizes)
    assert uncovered(rows, sizes) == 0
    assert len(rows) < len(list(full(sizes))) or len(sizes) == 2


def test_a_pair_that_is_left_out_is_noticed() -> None:
    rows = pairwise([3, 3, 3])
    assert uncovered(rows[1:], [3, 3, 3]) > 0


def test_chosen_dimensions_vary_and_the_others_stay() -> None:
    assert list(within([0, 2], [2, 9, 2], (1, 7, 1), limit=4)) == [(0, 7, 0), (0, 7, 1), (1, 7, 0), (1, 7, 1)]
