"""Small cases of the rule language that random rules found to go wrong, each through the checker and the oracle."""

from __future__ import annotations

from typing import Any

import pytest

from offer_check.checker.examples import BASE, TODAY, laid_over
from tests.laws.said import RULES
from tests.oracle.differ import Pair
from tests.oracle.rulesets import rule_set
from tests.oracle.words import FIXED

Data = dict[str, Any]
NUMBERS = {"most": {"value": 5, "unit": "of it"}, "unset": {"value": None, "unit": "of it"}}


def outcome(rule: Data, offer: Data, *derived: Data) -> str:
    """The outcome of one rule on an offer fragment, on which the oracle has to agree."""
    empty: Data = {"severity": "minor", "applies": [], "flag": [], "pass": []}
    data = {**FIXED, **empty, "id": "ONE-01", "parameters": NUMBERS, **rule}
    pair = Pair(rule_set(RULES, [data], list(derived)))
    whole = laid_over(BASE, offer)
    assert list(pair.differences(whole, None, TODAY)) == []
    (said,) = {r.outcome for r in pair.report(whole, TODAY).results}
    return str(said)


def passing(*when: Data) -> Data:
    return {"pass": [{"when": list(when)}]}


def applying(**line: Any) -> Data:
    return {"applies": [{**line, "otherwise": "no"}]}


def test_a_word_is_none_of_these_numbers() -> None:
    rule = passing({"autonomy.referral_rate_target": {"not": 5}})
    assert outcome(rule, {"autonomy.referral_rate_target": "none"}) == "pass"
    assert outcome(rule, {"autonomy.referral_rate_target": 5}) == "ask"


def test_a_number_may_differ_from_a_parameter() -> None:
    rule = passing({"work_mix.remote_days_per_week": {"not": "$most"}})
    assert outcome(rule, {"work_mix.remote_days_per_week": 4}) == "pass"
    assert outcome(rule, {"work_mix.remote_days_per_week": {"min": 4, "max": 6}}) == "ask"


def test_an_absence_that_uses_an_unset_parameter_is_off() -> None:
    rule = passing({"without": "visit_type", "share": {"gt": "$unset"}})
    assert outcome(rule, {"work_mix.visit_types": []}) == "ask"


def test_two_fields_may_be_compared_both_ways_in_one_condition() -> None:
    remote, onsite = "work_mix.remote_days_per_week", "work_mix.onsite_days_per_week"
    rule = passing({remote: {"gte": f"${onsite}"}}, {onsite: {"gte": f"${remote}"}})
    assert outcome(rule, {remote: 2, onsite: 2}) == "pass"
    assert outcome(rule, {remote: 2, onsite: 3}) == "ask"


def test_a_derived_subject_is_one_even_where_no_alternative_reads_it() -> None:
    home = {"give": {"state": "$where.physician_home_state"}, "when": [{"where.physician_home_state": "stated"}]}
    derived = {"derive": "home", "means": "where they live", "rules": [home]}
    offer = {"where.physician_home_state": "TX"}
    assert outcome({"each": {"it": "home"}}, offer, derived) == "ask"
    assert outcome({"each": {"it": "home"}}, {}, derived) == "not_applicable"


@pytest.mark.parametrize(("state", "expected"), [("TX", "ask"), ("FL", "not_applicable")])
def test_what_a_derived_fact_gives_is_known_by_its_name_where_a_rule_applies(state: str, expected: str) -> None:
    seat = {"give": {"state": "$where.main_site_state"}, "when": [{"where.main_site_state": "stated"}]}
    again = {"give": {"state": "$one.state"}, "when": [{"fact": "seat_once", "as": "one"}]}
    derived = [
        {"derive": "seat_once", "means": "a place", "rules": [seat]},
        {"derive": "seat_twice", "means": "the same place", "rules": [again]},
    ]
    rule = applying(when=[{"fact": "seat_twice", "as": "spot"}, {"fact": "license", "state": "$spot.state"}])
    offer = {"where.main_site_state": state, "licenses": [{"state": "TX"}]}
    assert outcome(rule, offer, *derived) == expected


def test_what_a_derived_fact_gives_may_be_ruled_out_where_a_rule_applies() -> None:
    kind = {"give": {"of": "one"}, "when": [{"pay.model": "listed"}]}
    derived = {"derive": "made", "means": "made up", "rules": [kind]}
    rule = applying(when=[{"fact": "made", "of": {"not": "one"}}])
    assert outcome(rule, {"pay.model": ["salary"]}, derived) == "not_applicable"


def test_an_absence_refers_to_what_is_stated() -> None:
    rule = passing({"without": "visit_type", "share": {"gt": "$work_mix.remote_share_pct"}})
    assert outcome(rule, {"work_mix.visit_types": []}) == "ask"
    assert outcome(rule, {"work_mix.visit_types": [], "work_mix.remote_share_pct": 5}) == "pass"


def test_an_absence_is_not_mentioned_beside_a_patient_state_that_nobody_named() -> None:
    license_there = {"without": "license", "state": "$one.state", "route": "not_stated"}
    rule = applying(when=[{"fact": "patient_state", "as": "one"}, license_there], if_silent="skip")
    offer = {"licenses": [{"state": "TX", "route": "full_application"}]}
    assert outcome(rule, {**offer, "patients.states": ["FL"]}) == "ask"
    assert outcome(rule, {**offer, "patients.states": None, "unclear": {"patients.states": "some"}}) == "not_applicable"


def test_a_certain_match_rules_a_possible_absence_out_whatever_else_is_not_stated() -> None:
    rule = applying(when=[{"without": "license", "state": ["TX", "$where.main_site_state"]}])
    assert outcome(rule, {"licenses": [{"state": "TX"}]}) == "not_applicable"
    assert outcome(rule, {"licenses": [{"state": "FL"}]}) == "ask"


def test_unclear_words_on_the_other_side_of_a_comparison_are_a_mention() -> None:
    rule = applying(when=[{"about.start_date": {"gt": "$licensing.board_certified"}}], if_silent="skip")
    offer = {"about.start_date": "2027-07-01"}
    assert outcome(rule, {**offer, "unclear": {"licensing.board_certified": "soon"}}) == "ask"
    assert outcome(rule, offer) == "not_applicable"


def test_a_row_with_unclear_words_is_certainly_no_row_that_states_something() -> None:
    rule = applying(when=[{"without": "license", "status": "stated"}], if_silent="skip")
    offer = {"licenses": [{"state": "TX"}], "unclear": {"licenses[TX].status": "soon"}}
    assert outcome(rule, offer) == "ask"
    assert outcome(rule, {"licenses": [{"state": "TX", "status": "held"}]}) == "not_applicable"


def test_entries_of_a_column_that_is_not_stated_are_not_absent() -> None:
    rule = passing({"without": "site_staff", "is": "nurse"})
    assert outcome(rule, {"sites": [{"name": "North"}]}) == "ask"
    assert outcome(rule, {"sites": [{"name": "North"}], "unclear": {"sites[North].staff_present": "some"}}) == "ask"
    assert outcome(rule, {"sites": [{"name": "North", "staff_present": []}]}) == "pass"
    assert outcome(rule, {"sites": [{"name": "North", "staff_present": ["nurse"]}]}) == "ask"
