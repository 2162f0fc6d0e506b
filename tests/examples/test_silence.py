"""Silence is a question: what offers that say little come to."""

from __future__ import annotations

import pytest

from tests.examples.summary import FIXTURES, ROOT, outcomes, report_on, stem

OFFERS = {stem(path): path for path in FIXTURES}


@pytest.mark.parametrize("name", ["minimal", "bare-posting"])
def test_an_offer_that_states_nothing_gets_no_flag_and_no_pass(name: str) -> None:
    passed = ["WRT-02"] if name == "minimal" else []  # an offer without words has none that are vague
    assert outcomes(report_on(OFFERS[name]), "flag", "pass", "error") == passed


@pytest.mark.parametrize("name", ["minimal", "bare-posting"])
def test_an_offer_that_states_nothing_gets_critical_questions(name: str) -> None:
    report = report_on(OFFERS[name])
    critical = [r.rule for r in report.results if (r.outcome, r.severity) == ("ask", "critical")]
    assert {"LIC-02", "MAL-01", "MAL-03", "CMP-01", "ESC-01", "ESC-04"} <= set(critical)
    assert report.verdict == "incomplete"


def test_words_that_cannot_be_checked_are_shown_with_their_question() -> None:
    asked = {r.rule: r.message for r in report_on(OFFERS["bare-posting"]).results if r.outcome == "ask"}
    assert asked["CMP-01"].endswith("Cannot be checked: Pay model (“competitive compensation”).")
    assert asked["MIX-01"].endswith("Cannot be checked: Remote share of clinical work (“fully remote”).")


def test_without_a_table_of_licenses_the_states_are_questions() -> None:
    report = report_on(OFFERS["no-license-table"])
    assert outcomes(report, "ask", rule="LIC-01") == ["LIC-01 GA", "LIC-01 KY", "LIC-01 TN"]
    assert outcomes(report, "flag", rule="LIC") == []
    assert outcomes(report, "flag") == ["MAL-02 GA"]


def test_patients_nationwide_are_one_flag_and_no_result_for_a_state() -> None:
    report = report_on(OFFERS["nationwide"])
    assert outcomes(report, "flag", rule="LIC") == ["LIC-02"]
    for rule in ("LIC-01", "MAL-02", "ESC-03"):
        assert [r.id for r in report.results if r.rule == rule] == outcomes(report, "waiting", rule=rule) == [rule]
    assert outcomes(report, "waiting", rule="LIC-06") == ["LIC-06 FL", "LIC-06 principal state"]


def test_a_missing_partner_in_a_stated_map_is_a_question() -> None:
    report = report_on(ROOT / "examples" / "dermatology-app-employer.offer.yaml")
    (result,) = [r for r in report.results if r.id == "ESC-03 NY"]
    assert (result.outcome, result.message) == ("ask", "Not stated: Receiving clinic per state, NY.")
