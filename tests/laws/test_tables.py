"""Columns of tables that hold numbers or dates are compared like fields, through the checker and the oracle."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest

from offer_check.checker.examples import BASE, TODAY, laid_over
from offer_check.compiler.lint import lint
from offer_check.ruleset.table import of
from tests.laws.said import CHECKER, RULES
from tests.oracle.differ import Pair
from tests.oracle.rulesets import rule_set
from tests.oracle.words import FIXED

Data = dict[str, Any]
BAND: Data = {
    "table": "band",
    "check_by": "2027-01-15",
    "rows": [
        {"specialty": "general_surgery", "least": 20, "most": 60.5, "from_day": "2027-01-01", "note": "4"},
        {"specialty": "dermatology", "least": 0, "most": 100, "from_day": "2027-06-01", "note": "none"},
    ],
}
BASIS = dataclasses.replace(RULES, tables={**RULES.tables, "band": of(BAND, "data/band.yaml")})
ROW: Data = {"fact": "band", "as": "row", "specialty": "$about.specialty"}
SHARE, START = "work_mix.remote_share_pct", "about.start_date"


def data_of(*when: Data, **parts: Any) -> Data:
    """A rule that passes where all the patterns hold."""
    empty: Data = {
        "severity": "minor",
        "applies": [],
        "flag": [],
        "parameters": {"most": {"value": 50, "unit": "percent"}},
    }
    return {**FIXED, **empty, "id": "ONE-01", "pass": [{"when": list(when)}], **parts}


def outcome(rule: Data, offer: Data, *, as_of: date = TODAY) -> str:
    """The outcome of one rule on an offer fragment, on which the oracle has to agree."""
    pair = Pair(rule_set(BASIS, [rule], []))
    whole = laid_over(BASE, offer)
    assert list(pair.differences(whole, None, as_of)) == []
    (result,) = pair.report(whole, as_of).results
    return str(result.outcome)


@pytest.mark.parametrize(
    ("test", "passing", "asking"),
    [
        ({"lte": "$row.most"}, [60, 60.5, {"min": 10, "max": 60.5}], [60.6, {"min": 60, "max": 61}]),
        ({"lt": "$row.most"}, [60], [60.5, {"min": 60, "max": 60.5}]),
        ({"gte": "$row.least"}, [20, {"min": 20, "max": 80}], [19.9, {"min": 19, "max": 20}]),
        ({"gt": "$row.least"}, [20.1], [20, {"min": 20, "max": 80}]),
        ({"gte": "$row.least", "lte": "$row.most"}, [20, 60.5], [19, 61, {"min": 20, "max": 61}]),
    ],
)
def test_a_field_is_compared_with_a_column_of_numbers(test: Data, passing: list[Any], asking: list[Any]) -> None:
    rule = data_of(ROW, {SHARE: test})
    assert {outcome(rule, {SHARE: share}) for share in passing} == {"pass"}
    assert {outcome(rule, {SHARE: share}) for share in asking} == {"ask"}


def test_what_is_not_stated_compares_with_no_column() -> None:
    rule = data_of(ROW, {SHARE: {"lte": "$row.most"}})
    assert outcome(rule, {}) == outcome(rule, {"unclear": {SHARE: "some"}}) == "ask"


def test_a_column_of_dates_is_compared_with_a_field() -> None:
    rule = data_of(ROW, {START: {"gte": "$row.from_day"}})
    assert outcome(rule, {START: "2027-01-01"}) == "pass"
    assert outcome(rule, {START: "2026-12-31"}) == "ask"


def test_each_offer_is_compared_with_its_own_row() -> None:
    rule = data_of(ROW, {SHARE: {"lte": "$row.most"}})
    assert outcome(rule, {SHARE: 90}) == "ask"
    assert outcome(rule, {SHARE: 90, "about.specialty": "dermatology"}) == "pass"


def test_a_column_is_compared_with_a_number_a_parameter_and_a_field() -> None:
    assert outcome(data_of({**ROW, "most": {"gt": 60}}), {}) == "pass"
    assert outcome(data_of({**ROW, "most": {"gt": 61}}), {}) == "ask"
    assert outcome(data_of({**ROW, "most": {"gt": "$most"}}), {}) == "pass"
    rule = data_of({**ROW, "most": {"gte": f"${SHARE}"}})
    assert outcome(rule, {SHARE: {"min": 50, "max": 60.5}}) == "pass"
    assert outcome(rule, {SHARE: {"min": 50, "max": 61}}) == "ask"


def test_there_may_be_no_row_on_a_side_of_a_number() -> None:
    rule = data_of({"without": "band", "least": {"gt": f"${SHARE}"}})
    assert outcome(rule, {SHARE: 20}) == "pass"
    assert outcome(rule, {SHARE: 19}) == outcome(rule, {}) == "ask"


def test_past_its_last_day_a_table_is_compared_with_nothing() -> None:
    rule = data_of(ROW, {SHARE: {"lte": "$row.most"}})
    assert outcome(rule, {SHARE: 60}, as_of=date(2027, 1, 15)) == "pass"
    assert outcome(rule, {SHARE: 60}, as_of=date(2027, 1, 16)) == "ask"


def test_a_message_writes_numbers_and_dates_of_a_row_as_the_table_does() -> None:
    rule = data_of(ROW)
    rule["pass"][0]["message"] = "From {row.least} to {row.most} as of {row.from_day}."
    report = Pair(rule_set(BASIS, [rule], [])).report(laid_over(BASE, {}), TODAY)
    assert [result.message for result in report.results] == ["From 20 to 60.5 as of 2027-01-01."]


@pytest.mark.parametrize(
    ("column", "fault"),
    [
        ("note", "band.note holds no numbers to compare"),
        ("specialty", "band.specialty holds no numbers to compare"),
        ("from_day", f"{SHARE} and band.from_day are a date and a number"),
    ],
)
def test_a_column_of_another_kind_is_not_compared(column: str, fault: str) -> None:
    rules = rule_set(BASIS, [data_of(ROW, {SHARE: {"lte": f"$row.{column}"}})], [])
    assert [found.message for found in lint(rules, CHECKER.tables) if "band." in found.message] == [fault]
