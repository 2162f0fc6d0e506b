"""What waits for what: the catalogue's gates, open, settled, deselected and not applicable."""

from __future__ import annotations

from functools import cache

import pytest

from offer_check.checker.checker import Checker
from tests.catalog.cases import GS, RO, D, Data, applying, of_rule, only, review, said
from tests.laws.said import RULES

HYBRID, SITES, PLATFORM, LEADER = (
    "hybrid_clinic",
    "remote_site_coverage",
    "full_time_remote_platform",
    "telehealth_leadership",
)
COMPACT: Data = {"licensing.relies_on_compact": True, "licensing.principal_state": "TX"}
SHARES: Data = {"work_mix.visit_types": [{"kind": "new_consult", "share": 60}, {"kind": "follow_up", "share": 60}]}
# gate, waiting rule, and an offer that leaves the gate open: specialty, role, facts
GATES: list[tuple[str, str, str, str, Data]] = [
    ("LIC-02", "LIC-01", GS, HYBRID, {}),
    ("LIC-02", "LIC-06", GS, HYBRID, COMPACT),
    ("LIC-02", "MAL-02", GS, HYBRID, {}),
    ("LIC-02", "ESC-03", GS, HYBRID, {}),
    ("LIC-01", "LIC-05", GS, HYBRID, {"patients.states": ["TX"]}),
    ("CMP-01", "RVU-01", GS, HYBRID, {}),
    ("CMP-01", "RVU-02", GS, HYBRID, {}),
    ("CMP-01", "RVU-04", GS, HYBRID, {}),
    ("CMP-01", "RVU-08", GS, HYBRID, {}),
    ("CMP-01", "CMP-02", GS, PLATFORM, {}),
    ("MIX-01", "MIX-05", GS, HYBRID, {}),
    ("MIX-01", "MIX-06", D, HYBRID, {}),
    ("MIX-01", "MIX-07", RO, SITES, {}),
    ("MIX-01", "MIX-08", RO, HYBRID, {}),
    ("MIX-01", "MIX-09", GS, LEADER, {}),
    ("MIX-01", "MIX-15", GS, HYBRID, SHARES),
    ("MIX-01", "MIX-02", GS, HYBRID, {}),
    ("MIX-01", "MIX-03", GS, HYBRID, {}),
    ("MIX-01", "MIX-04", D, HYBRID, {}),
    ("MIX-17", "RVU-03", D, HYBRID, {}),
    ("MIX-17", "TEC-08", D, HYBRID, {}),
    ("MIX-17", "MAL-08", D, HYBRID, {}),
    ("MAL-05", "MAL-06", GS, HYBRID, {}),
]
# what settles a gate, so that every rule behind it applies
SETTLED: dict[str, Data] = {
    "LIC-02": {"patients.states": ["TX"]},
    "LIC-01": {"licenses": [{"state": "TX", "status": "to_be_obtained"}]},
    "CMP-01": {"pay.model": ["salary_plus_wrvu", "per_visit"]},
    "MIX-01": {"work_mix.remote_share_pct": 100, "work_mix.remote_share_basis": "visits"},
    "MIX-17": {"work_mix.visit_types": [{"kind": "asynchronous_triage", "modality": "asynchronous_images"}]},
    "MAL-05": {"malpractice.policy_type": "claims_made"},
}
# a share of 95 or more is none of this rule's business
INSTEAD: dict[str, Data] = {"MIX-02": {"work_mix.remote_share_pct": 50, "work_mix.remote_share_basis": "visits"}}

each_gate = pytest.mark.parametrize(("gate", "rule", "specialty", "role", "facts"), GATES)


@cache
def without(gate: str) -> Checker:
    """All rules but the gate."""
    return Checker(RULES.select(packs=("core", "extended", "program"), ignore=[gate]))


def test_the_gates_of_the_rules_are_those_of_the_catalogue() -> None:
    found = [(gate.rule, rule.id) for rule in RULES.active for gate in rule.after]
    assert sorted(found) == sorted((gate, rule) for gate, rule, *_ in GATES)


@each_gate
def test_behind_an_open_question_a_rule_waits_and_names_it(
    gate: str, rule: str, specialty: str, role: str, facts: Data
) -> None:
    report = review(facts, specialty=specialty, role=role)
    assert {r.outcome for r in of_rule(report, gate)} == {"ask"}
    assert {r.outcome for r in of_rule(report, rule)} == {"waiting"}
    assert {r.message.partition(" (")[0] for r in of_rule(report, rule)} == {f"Waits for {gate}"}


@each_gate
def test_behind_a_settled_question_nothing_waits(gate: str, rule: str, specialty: str, role: str, facts: Data) -> None:
    settled = INSTEAD.get(rule, SETTLED[gate])
    report = review({**facts, **settled}, specialty=specialty, role=role)
    assert rule in applying(report)
    assert "waiting" not in {r.outcome for r in of_rule(report, rule)}


@each_gate
def test_a_gate_that_is_not_evaluated_blocks_nothing(
    gate: str, rule: str, specialty: str, role: str, facts: Data
) -> None:
    report = review(facts, specialty=specialty, role=role, checker=without(gate))
    assert {r.outcome for r in of_rule(report, rule)} <= {"ask", "flag"}


@pytest.mark.parametrize("rule", ["LIC-01", "LIC-06", "MAL-02", "ESC-03"])
def test_behind_a_flag_a_rule_waits(rule: str) -> None:
    report = review({**COMPACT, "patients.states": "nationwide"})
    assert said(report, "LIC-02") == "flag"
    result = only(report, rule)
    assert (result.outcome, result.message.partition(" (")[0]) == ("waiting", "Waits for LIC-02")


def test_behind_a_rule_that_waits_a_rule_waits() -> None:
    report = review()
    assert (said(report, "LIC-01"), said(report, "LIC-05")) == ("waiting", "waiting")
    assert only(report, "LIC-05").message.startswith("Waits for LIC-01 (")


def test_a_gate_that_does_not_apply_blocks_nothing() -> None:
    report = review({"work_mix.visit_types": [{"kind": "contouring"}]}, role="remote_planning_support")
    assert (said(report, "MIX-17"), said(report, "MAL-08")) == ("not_applicable", "ask")


def test_without_a_share_only_the_rules_on_the_share_wait_once_a_number_is_stated() -> None:
    facts = {"work_mix.telehealth_half_days_per_week": 1}
    found = {
        (specialty, role, r.rule): str(r.outcome)
        for specialty, role in ((GS, HYBRID), (D, HYBRID), (RO, HYBRID), (RO, SITES), (GS, LEADER))
        for r in review(facts, specialty=specialty, role=role).results
        if r.message.startswith("Waits for MIX-01")
    }
    assert found == {
        (GS, HYBRID, "MIX-02"): "waiting",
        (GS, HYBRID, "MIX-03"): "waiting",
        (D, HYBRID, "MIX-04"): "waiting",
        (RO, HYBRID, "MIX-03"): "waiting",
        (RO, SITES, "MIX-03"): "waiting",
    }


def test_a_license_to_come_does_not_wait_for_another_that_is_missing() -> None:
    facts = {"patients.states": ["TX", "FL"], "licenses": [{"state": "TX", "status": "to_be_obtained"}]}
    report = review({**facts, "about.start_date": "2027-07-01"})
    assert [(r.id, r.outcome) for r in of_rule(report, "LIC-01")] == [("LIC-01 FL", "flag"), ("LIC-01 TX", "pass")]
    assert [(r.id, r.outcome) for r in of_rule(report, "LIC-05")] == [("LIC-05 TX", "ask")]
