"""Offers whose states are everywhere, and federal posts, which need no list of states."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.catalog.cases import ROLES, SPECIALTIES, Data, applying, of_rule, review, said
from tests.laws.said import CHECKER

WITH_PATIENTS = [role for role in ROLES if "patient_facing" in CHECKER.tables.roles[role].groups]
OPEN = ("nationwide", "open_ended")
LICENSES = {f"LIC-{number:02}": "Federal employee: one license of any state serves." for number in (1, *range(3, 10))}
COVERAGE = {f"MAL-{number:02}": "Federal employee: government coverage." for number in range(1, 11)}
SAYS: Data = {
    "about.engagement": "employee",
    "patients": {"states": ["TX", "FL"], "sources": ["direct_to_consumer"], "abroad": True},
    "licenses": [
        {"state": "TX", "status": "to_be_obtained", "route": "compact"},
        {"state": "FL", "status": "exception_claimed"},
    ],
    "work_mix.visit_types": [{"kind": "follow_up", "modality": "audio_only"}],
    "malpractice.policy_type": "claims_made",
}
VETERANS = {"about.employer_type": "federal"}
LEADS = ("hybrid_clinic", "telehealth_leadership")


@pytest.mark.parametrize("specialty", SPECIALTIES)
@pytest.mark.parametrize("role", WITH_PATIENTS)
def test_patients_everywhere_are_one_flag(role: str, specialty: str) -> None:
    report = review({"patients.states": "nationwide"}, specialty=specialty, role=role)
    assert [result.id for result in report.of("flag")] == ["LIC-02"]


@pytest.mark.parametrize("states", OPEN)
def test_patients_everywhere_make_no_rule_speak_twice(states: str) -> None:
    report = review({"patients.states": states, "malpractice.states_covered": "all_us"})
    assert [rule for rule, times in Counter(r.rule for r in report.results).items() if times > 1] == []


@pytest.mark.parametrize("states", OPEN)
def test_the_rules_on_each_patient_state_wait_for_the_list(states: str) -> None:
    report = review({"patients.states": states})
    assert {rule: said(report, rule) for rule in ("LIC-01", "LIC-05", "MAL-02", "ESC-03")} == dict.fromkeys(
        ("LIC-01", "LIC-05", "MAL-02", "ESC-03"), "waiting"
    )


@pytest.mark.parametrize("federal", [VETERANS, {"about.federal_employer": True}], ids=["type", "employer"])
def test_a_federal_employee_needs_neither_licenses_nor_a_policy_and_reads_why(federal: Data) -> None:
    report = review(SAYS | federal, role=LEADS)
    reasons = {r.rule: r.message for r in report.of("not_applicable") if "ederal employee" in r.message}
    assert reasons == LICENSES | COVERAGE


def test_the_same_rules_apply_at_any_other_employer() -> None:
    assert {*LICENSES, *COVERAGE} <= applying(review(SAYS, role=LEADS))


@pytest.mark.parametrize("rule", ["LIC-02", "LIC-10"])
def test_states_and_patients_abroad_matter_in_a_federal_post_too(rule: str) -> None:
    report = review(SAYS | VETERANS)
    assert {r.outcome for r in of_rule(report, rule)} <= {"flag", "pass", "ask"}


@pytest.mark.parametrize("engagement", [{"about.engagement": "independent_contractor"}, {"about.engagement": None}])
def test_who_is_not_known_to_be_an_employee_needs_licenses_at_a_federal_site(engagement: Data) -> None:
    report = review(SAYS | VETERANS | engagement, role=LEADS)
    assert {*LICENSES, *COVERAGE} <= applying(report)
