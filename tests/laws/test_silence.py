"""Silence never passes: taking a stated value away turns no flag or ask into a pass, and no flag into not applicable.

A rule may be written to answer silence otherwise; what it says of that is read from the rule itself (oracle/silence).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_check.checker.checker import Checker
from offer_check.checker.examples import BASE, laid_over
from offer_check.offer import FIELDS
from offer_check.rule.rule import Rule
from tests.laws.change import Data, fields_in, less_a_value
from tests.laws.said import CHECKER, RULES, Results, offers, results
from tests.oracle.silence import may_go_without, may_pass_without

MAY_PASS = {rule.id: may_pass_without(rule, RULES) for rule in RULES.active}
MAY_GO = {rule.id: may_go_without(rule, RULES) for rule in RULES.active}

# One case for each reason for which the law has exceptions: rule, offer, the value taken away, before, after.
EXCEPTIONS: dict[str, tuple[str, Data, str, str, str]] = {
    "the field is listed under optional": (
        "ESC-04",
        {"autonomy": {"may_convert_to_in_person": True, "referral_rate_target": 5}},
        "autonomy.referral_rate_target",
        "flag",
        "pass",
    ),
    "the pass says that the field may be not stated": (
        "LIC-07",
        {"licenses": [{"state": "TX", "route": "compact"}], "licensing": {"text_says_compact_is_enough": True}},
        "licensing.text_says_compact_is_enough",
        "flag",
        "pass",
    ),
    "another figure takes the place of the stated one": (
        "MIX-02",
        {"work_mix": {"remote_share_pct": 80, "remote_days_per_week": 2, "onsite_days_per_week": 3}},
        "work_mix.remote_share_pct",
        "flag",
        "pass",
    ),
    "the pass asks that nothing is unclear": (
        "WRT-02",
        {"unclear": {"pay.model": "competitive"}},
        "pay.model",
        "ask",
        "pass",
    ),
    "the rule speaks only of what is mentioned": (
        "LIC-10",
        {"patients": {"abroad": True}, "malpractice": {"covers_foreign_claims": False}},
        "patients.abroad",
        "flag",
        "not_applicable",
    ),
    "the line asks whether the field is stated": (
        "MIX-15",
        {"work_mix": {"remote_days_per_week": 5, "onsite_days_per_week": 4}},
        "work_mix.onsite_days_per_week",
        "flag",
        "not_applicable",
    ),
    "the subject comes from the field": (
        "LIC-03",
        {
            "about": {"specialty": "radiation_oncology"},
            "where": {"physician_home_state": "TX", "remote_work_states": []},
            "licenses": [{"state": "FL", "status": "held"}],
        },
        "where.physician_home_state",
        "flag",
        "not_applicable",
    ),
    "a derived fact speaks of what is stated": (
        "MAL-03",
        {
            "patients": {"states": ["TX"]},
            "where": {"physician_home_state": "TX", "main_site_state": "FL"},
            "malpractice": {"covers_out_of_state_care": False},
        },
        "where.main_site_state",
        "flag",
        "not_applicable",
    ),
}


def broken(before: Results, after: Results, path: str) -> Iterator[str]:
    """Where the law is broken by taking the value at `path` away; a subject that goes counts as not applicable."""
    field = FIELDS[path].table or path
    for (rule, subject), outcome in before.items():
        now = after.get((rule, subject)) or after.get((rule, ""), "not_applicable")
        passed = outcome in ("flag", "ask") and now == "pass" and field not in MAY_PASS[rule]
        gone = outcome == "flag" and now == "not_applicable" and field not in MAY_GO[rule]
        if passed or gone:
            yield f"{rule} {subject}: {outcome} became {now} without {path}"


@settings(max_examples=40)
@given(offer=offers(), data=st.data())
def test_silence_never_passes_in_any_offer(offer: Data, data: st.DataObject) -> None:
    changes = list(less_a_value(offer))
    if changes:
        before = results(offer)
        for path, changed in data.draw(st.lists(st.sampled_from(changes), min_size=1, max_size=6, unique_by=id)):
            assert list(broken(before, results(changed), path)) == []


@pytest.mark.parametrize("rule", RULES.active, ids=lambda rule: rule.id)
def test_silence_never_passes_in_the_examples_of_a_rule(rule: Rule) -> None:
    checker = Checker(RULES.select(select=[rule.id, *(gate.rule for gate in rule.after)]))
    for example in rule.examples:
        if example.outcome in ("flag", "ask") and not (example.set or example.as_of or example.preferences):
            offer: dict[str, Any] = laid_over(BASE, example.offer)
            before = results(offer, checker)
            for path, changed in less_a_value(offer):
                assert list(broken(before, results(changed, checker), path)) == [], f"line {example.line}"


@pytest.mark.parametrize("reason", EXCEPTIONS)
def test_an_exception_is_one(reason: str) -> None:
    rule, fragment, path, before, after = EXCEPTIONS[reason]
    offer = laid_over(BASE, fragment)
    changed = dict(less_a_value(offer))[path]
    assert path in (MAY_PASS if after == "pass" else MAY_GO)[rule]
    assert [said for (name, _), said in results(offer).items() if name == rule] == [before]
    assert [said for (name, _), said in results(changed).items() if name == rule] == [after]


def test_an_offer_that_states_nothing_gets_no_flag_and_no_pass() -> None:
    for specialty in CHECKER.tables.specialties:
        for role in CHECKER.tables.roles:
            offer = {"offer_format": 1, "about": {"specialty": specialty, "role_type": role}}
            said = {name: outcome for name, outcome in results(offer).items() if outcome in ("flag", "pass")}
            assert said == {("WRT-02", ""): "pass"}, (specialty, role)  # nothing is unclear


def test_most_rules_have_no_exception_for_most_fields() -> None:
    """The exceptions stay few: the law says something about nearly every field that a rule reads."""
    fields = len(fields_in(dict.fromkeys(FIELDS)))
    assert sum(map(len, (*MAY_PASS.values(), *MAY_GO.values()))) < 0.02 * len(RULES.active) * fields
