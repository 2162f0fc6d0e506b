"""Outside facts with dates: each decides until its last day, asks from the next on, and says why."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from offer_check.checker.checker import Checker
from offer_check.checker.examples import TODAY, offer_of
from offer_check.report import Result
from tests.catalog.cases import GS, D, Data, of_rule, only, review, said
from tests.examples.summary import ROOT
from tests.laws.said import RULES

# as of, to be checked by, how sure
DATED = {
    "compact_member": ("2026-07-16", "2027-01-15", "medium"),
    "dea_extension": ("2026-11-22", "2027-01-05", "high"),
    "ipledge": ("2026-11-22", "2027-02-01", "high"),
    "medicare_telehealth": ("2026-11-22", "2027-11-01", "high"),
}
JOINED = {"LIC-06": "compact_member", "PRX-03": "ipledge", "PRX-04": "dea_extension"}
MEMBERS = {
    "issuing_spl": "AL AZ CO DE FL GA ID IL IN IA KS KY LA ME MD MN MS MO MT NE NV NH NJ NC ND OH OK PA SD TN TX UT WA "
    "WV WI WY DC GU MI",
    "issuing_not_spl": "VT CT HI",
    "enacted_not_issuing": "AR NM RI AK",
    "not_member": "CA MA NY OR SC VA PR VI AS MP",
}
WEAK = {"MI", "CT", "HI", "AR", "NM", "RI", "AK"}


def compact(principal: str, *legs: str) -> Data:
    """An offer that relies on the compact, for a physician who is certified."""
    rows = [{"state": leg, "status": "to_be_obtained", "route": "compact"} for leg in legs]
    licensing = {"relies_on_compact": True, "principal_state": principal, "board_certified": True}
    return {"patients.states": ["TX"], "licensing": licensing, "licenses": rows}


CONTROLLED = {"prescribing": {"controlled": True, "state_rules_support": True}, "about.start_date": "2026-12-31"}
HOME_TEST = {"prescribing": {"isotretinoin": True, "rems_support": True, "pregnancy_test_route": "home"}}
# rule, specialty, an offer on which the table decides, and what it decides
DECIDED: list[tuple[str, str, Data, str]] = [
    ("LIC-06", GS, compact("TX"), "pass"),
    ("LIC-06", GS, compact("CA"), "flag"),
    ("LIC-06", GS, compact("VT"), "flag"),
    ("PRX-04", GS, CONTROLLED, "pass"),
    ("PRX-03", D, HOME_TEST, "flag"),
]


def last_day(rule: str) -> date:
    return date.fromisoformat(DATED[JOINED[rule]][1])


def on_a_table(result: Result) -> bool:
    """Whether a row of a dated table is among what decided the result."""
    return any(because.field.partition("[")[0] in DATED for because in result.because)


def test_every_table_to_be_checked_has_its_dates_its_source_and_its_sureness() -> None:
    tables = [table for table in RULES.tables.values() if table.check_by]
    assert {table.name: (table.as_of, table.check_by, table.sure) for table in tables} == DATED
    assert [table.name for table in tables if not table.source] == []


def test_three_rules_join_a_dated_table() -> None:
    pattern = re.compile(rf"(fact|without): ({'|'.join(DATED)})\b")
    files = (ROOT / "rules").glob("*/*.yaml")
    assert {file.stem for file in files if pattern.search(file.read_text("utf-8"))} == JOINED.keys()


@pytest.mark.parametrize(("rule", "specialty", "facts", "outcome"), DECIDED)
def test_a_table_decides_on_its_last_day(rule: str, specialty: str, facts: Data, outcome: str) -> None:
    report = review(facts, specialty=specialty, as_of=last_day(rule))
    assert said(report, rule) == outcome
    assert on_a_table(only(report, rule))
    assert {table.name: table.current for table in report.tables}[JOINED[rule]]


@pytest.mark.parametrize(("rule", "specialty", "facts", "outcome"), DECIDED)
def test_a_table_past_its_last_day_only_asks_and_says_why(rule: str, specialty: str, facts: Data, outcome: str) -> None:
    report = review(facts, specialty=specialty, as_of=last_day(rule) + timedelta(days=1))
    result = only(report, rule)
    assert result.outcome == "ask"
    assert f"not relied on: due for a check since {last_day(rule)}" in result.message
    assert not {table.name: table.current for table in report.tables}[JOINED[rule]]


@pytest.mark.parametrize("rule", JOINED)
def test_in_no_example_of_a_rule_does_an_old_table_decide(rule: str) -> None:
    checker = Checker(RULES.select(select=[rule]))
    files = [offer_of(example, checker) for example in RULES.rules[rule].examples]
    decided = {
        day: [
            r for file in files for r in of_rule(checker.check(file, as_of=day), rule) if r.outcome in ("flag", "pass")
        ]
        for day in (TODAY, last_day(rule) + timedelta(days=1))
    }
    now, later = (sum(map(on_a_table, results)) for results in decided.values())
    assert now > 0
    assert later == 0


def test_a_table_that_only_texts_rest_on_is_reported_with_its_state() -> None:
    last = date.fromisoformat(DATED["medicare_telehealth"][1])
    for day, current in ((last, True), (last + timedelta(days=1), False)):
        assert {t.name: t.current for t in review(as_of=day).tables}["medicare_telehealth"] is current


def test_the_members_of_the_compact_are_those_of_the_fact_sheet() -> None:
    rows = RULES.tables["compact_member"].rows
    assert {row["state"]: row["status"] for row in rows} == {
        state: status for status, states in MEMBERS.items() for state in states.split()
    }
    assert {row["state"] for row in rows if row["weak"] == "yes"} == WEAK


@pytest.mark.parametrize(
    ("state", "principal", "leg"),
    [
        ("TX", "pass", "pass"),
        ("VT", "flag", "pass"),
        ("CA", "flag", "flag"),
        *((state, "ask", "ask") for state in sorted(WEAK)),
    ],
)
def test_the_standing_of_a_state_decides_on_both_ends_of_the_compact(state: str, principal: str, leg: str) -> None:
    as_principal = only(review(compact(state)), "LIC-06")
    as_leg = {r.subject: str(r.outcome) for r in of_rule(review(compact("TX", state)), "LIC-06")}
    assert (as_principal.outcome, as_leg.get(state)) == (principal, leg)


@pytest.mark.parametrize("state", sorted(WEAK))
def test_a_weak_entry_says_that_it_is_one(state: str) -> None:
    result = only(review(compact(state)), "LIC-06")
    assert "not relied on: the sources of this entry disagree" in result.message


def test_a_start_after_the_federal_extension_is_a_question() -> None:
    assert said(review(CONTROLLED | {"about.start_date": "2027-01-01"}), "PRX-04") == "ask"
