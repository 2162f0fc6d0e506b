"""Offers in which everything is wrong: every rule that can flag does, and more than 64 results flag at once."""

from __future__ import annotations

import pytest

from offer_check import api
from tests.examples.summary import FIXTURES, report_on, stem

OFFERS = {stem(path).removeprefix("everything-wrong-"): path for path in FIXTURES if "everything" in path.name}
NEVER = {
    "CMP-06": "needs an employee, and contractors are worse off under other rules",
    "LIC-02": "an open list of states would make the rules on each state wait",
    "MIX-02": "gives way to MIX-03 where practically all of the work is remote",
    "MIX-19": "needs a file of preferences",
    "TEC-05": "needs an employee, as CMP-06 does",
}
DERMATOLOGY = {"CLN-06", "CLN-07", "CLN-08", "MIX-04", "MIX-06", "PRX-03", "TEC-08"}
SURGERY = {"CLN-02", "CLN-03", "CLN-04", "CLN-05", "ESC-05", "ESC-06", "RVU-04", "SUP-04", "TRN-02"}
RADIATION = {
    *("CLN-09", "CLN-10", "CLN-11", "CLN-12", "CLN-13", "ESC-07", "LIC-03"),
    *("MIX-07", "MIX-08", "RPL-01", "RPL-02", "SCH-02", "SCH-07"),
}
NOT_DERMATOLOGY = {"ACA-03", "ESC-08", "MIX-03", "MIX-16", "MIX-18", "SCH-09", "TEC-03"}
NOT_RADIATION = {"CLN-01", "PRX-05", "SCH-01", "SCH-06", "TEC-06"}
ELSEWHERE = {
    "dermatology": SURGERY | RADIATION | NOT_DERMATOLOGY | {"ESC-02", "TEC-04"},  # its limit is unset; hospitals alone
    "general-surgery": DERMATOLOGY | RADIATION,
    "radiation-oncology": DERMATOLOGY | SURGERY | NOT_RADIATION,
}
"""Rules that flag in other specialties, or in dermatology for other employers."""


@pytest.mark.parametrize("name", sorted(OFFERS))
def test_every_rule_that_can_flag_does(name: str) -> None:
    rules = api.load_rules(packs=("core", "extended")).active
    expected = {rule.id for rule in rules if rule.flags} - NEVER.keys() - ELSEWHERE[name]
    assert {r.rule for r in report_on(OFFERS[name]).results if r.outcome == "flag"} == expected


@pytest.mark.parametrize("name", sorted(OFFERS))
def test_more_flags_than_the_engine_takes_in_one_fact_are_all_reported(name: str) -> None:
    report = report_on(OFFERS[name])
    assert report.counts.flag.total > 64
    assert report.counts.error == 0
