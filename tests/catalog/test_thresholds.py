"""The numbers of the guides, at their edges and across them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.catalog.cases import GS, RO, D, Data, only, review

Number = float | dict[str, float]


def across(low: float, high: float) -> Number:
    return {"min": low, "max": high}


def found(rule: str, facts: Data, **offer: Any) -> tuple[str, str]:
    """Outcome and severity of the rule's one result."""
    result = only(review(facts, **offer), rule)
    return str(result.outcome), str(result.severity)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (19, ("flag", "info")),
        (20, ("pass", "major")),
        (60, ("pass", "major")),
        (61, ("flag", "major")),
        (94, ("flag", "major")),
        (across(10, 19), ("flag", "info")),
        (across(20, 60), ("pass", "major")),
        (across(61, 80), ("flag", "major")),
        (across(19, 20), ("ask", "major")),
        (across(60, 61), ("ask", "major")),
        (across(10, 80), ("ask", "major")),
        (across(90, 95), ("ask", "major")),
    ],
)
def test_the_surgical_band_includes_both_of_its_ends(share: Number, expected: tuple[str, str]) -> None:
    assert found("MIX-02", {"work_mix.remote_share_pct": share}) == expected


@pytest.mark.parametrize("share", [95, 100, across(95, 100)])
def test_what_is_practically_all_remote_is_outside_the_band_rule(share: Number) -> None:
    facts = {"work_mix.remote_share_pct": share}
    assert found("MIX-02", facts)[0] == "not_applicable"
    assert found("MIX-03", facts)[0] == "flag"


@pytest.mark.parametrize(
    ("onsite", "remote", "expected"), [(4, 1, "pass"), (2, 3, "pass"), (4.5, 1, "flag"), (1.5, 2.5, "flag")]
)
def test_the_band_holds_for_a_share_by_days(onsite: float, remote: float, expected: str) -> None:
    facts = {"work_mix.onsite_days_per_week": onsite, "work_mix.remote_days_per_week": remote}
    assert found("MIX-02", facts)[0] == expected


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        (10, ("pass", "minor")),
        (11, ("flag", "minor")),
        (15, ("flag", "minor")),
        (16, ("flag", "major")),
        (across(4, 10), ("pass", "minor")),
        (across(11, 15), ("flag", "minor")),
        (across(16, 20), ("flag", "major")),
        (across(15, 16), ("flag", "minor")),
        (across(10, 11), ("ask", "minor")),
    ],
)
def test_a_telehealth_day_in_radiation_oncology_has_at_most_ten_visits(
    visits: Number, expected: tuple[str, str]
) -> None:
    assert found("SCH-02", {"workload.telehealth_visits_per_day": visits}, specialty=RO) == expected


@pytest.mark.parametrize("specialty", [GS, D])
def test_the_number_of_visits_binds_nobody_else(specialty: str) -> None:
    assert found("SCH-02", {"workload.telehealth_visits_per_day": 16}, specialty=specialty)[0] == "not_applicable"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (2, ("flag", "major")),
        (3, ("pass", "major")),
        (7, ("pass", "major")),
        (8, ("flag", "info")),
        (across(1, 2), ("flag", "major")),
        (across(3, 7), ("pass", "major")),
        (across(8, 14), ("flag", "info")),
        (across(2, 3), ("ask", "major")),
        (across(7, 8), ("ask", "major")),
    ],
)
def test_a_second_opinion_in_radiation_oncology_takes_three_to_seven_days(
    days: Number, expected: tuple[str, str]
) -> None:
    facts = {"workload.second_opinion_turnaround_days": days, "workload.clock_starts": "records_complete"}
    assert found("SCH-07", facts, specialty=RO, role="second_opinion") == expected


@pytest.mark.parametrize("specialty", [GS, D])
@pytest.mark.parametrize("days", [1, 30])
def test_elsewhere_any_number_of_days_passes(days: int, specialty: str) -> None:
    facts = {"workload.second_opinion_turnaround_days": days, "workload.clock_starts": "submission"}
    assert found("SCH-07", facts, specialty=specialty, role="second_opinion")[0] == "pass"


@pytest.mark.parametrize("specialty", [GS, RO])
def test_the_examination_on_the_same_day_binds_surgery_and_radiation_oncology(specialty: str) -> None:
    assert found("ESC-02", {"safety.same_day_exam": False}, specialty=specialty) == ("flag", "critical")
    assert found("ESC-02", {"safety.same_day_exam": True}, specialty=specialty) == ("pass", "critical")


@pytest.mark.parametrize("specialty", [GS, RO])
def test_days_until_an_examination_do_not_settle_the_same_day(specialty: str) -> None:
    assert found("ESC-02", {"safety.exam_within_days": 0}, specialty=specialty)[0] == "ask"


def test_the_same_day_does_not_bind_dermatology() -> None:
    assert found("ESC-02", {"safety.same_day_exam": False}, specialty=D) == ("ask", "major")
    assert found("ESC-02", {"safety.same_day_exam": True}, specialty=D) == ("ask", "major")
    assert found("ESC-02", {"safety.exam_within_days": 14}, specialty=D) == ("pass", "major")
