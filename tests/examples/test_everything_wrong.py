"""Offers in which everything is wrong: every rule that can flag does, and more than 64 results flag at once."""

from __future__ import annotations

import pytest

from offer_check import api
from tests.examples.summary import FIXTURES, report_on, stem

OFFERS = {stem(path).removeprefix("everything-wrong-"): path for path in FIXTURES if "everything" in path.name}
NEVER = {
    "LIC-02": "an open list of states would make the rules on each state wait",
    "MIX-02": "gives way to MIX-03 where practically all of the work is remote",
    "MIX-19": "needs a file of preferences",
}
ELSEWHERE = {
    "dermatology": {
        "LIC-03": "flags in radiation oncology alone",
        "ESC-02": "its limit is unset",
        **dict.fromkeys(("ESC-05", "ESC-06", "RVU-04"), "surgery alone"),
        **dict.fromkeys(("ESC-07", "MIX-07", "MIX-08"), "radiation oncology alone"),
        **dict.fromkeys(("ESC-08", "MIX-03", "MIX-16", "MIX-18"), "surgery and radiation oncology"),
    },
    "general-surgery": {
        "LIC-03": "flags in radiation oncology alone",
        **dict.fromkeys(("MIX-04", "MIX-06"), "dermatology alone"),
        **dict.fromkeys(("ESC-07", "MIX-07", "MIX-08"), "radiation oncology alone"),
    },
    "radiation-oncology": {
        **dict.fromkeys(("ESC-05", "ESC-06", "RVU-04"), "surgery alone"),
        **dict.fromkeys(("MIX-04", "MIX-06"), "dermatology alone"),
    },
}


@pytest.mark.parametrize("name", sorted(OFFERS))
def test_every_rule_that_can_flag_does(name: str) -> None:
    rules = api.load_rules(packs=("core", "extended")).active
    expected = {rule.id for rule in rules if rule.flags} - NEVER.keys() - ELSEWHERE[name].keys()
    assert {r.rule for r in report_on(OFFERS[name]).results if r.outcome == "flag"} == expected


@pytest.mark.parametrize("name", sorted(OFFERS))
def test_more_flags_than_the_engine_takes_in_one_fact_are_all_reported(name: str) -> None:
    report = report_on(OFFERS[name])
    assert report.counts.flag.total > 64
    assert report.counts.error == 0
