"""What stands where: values that nothing written carries, promises outside the agreement, and vague words."""

from __future__ import annotations

from typing import Any

import pytest

from offer_check.checker.checker import Checker
from tests.catalog.cases import GS, Data, of_rule, only, review
from tests.laws.said import RULES

SPOKEN = "Known from spoken words or a posting only: "
NAMED = "malpractice.covers_telemedicine"
POLICY, PAY = "malpractice.policy_type", "pay.model"
AGREEMENT: Data = {"about.document": "agreement"}

PROGRAM = ("telehealth_clinics", "remote_coverage", "virtual_boards", "remote_planning", "digital_curriculum")
FEDERAL = {"about.employer_type": "federal", "about.engagement": "employee"}


def known_from(*sources: str) -> list[Data]:
    return [{"source": source} for source in sources]


def message(rule: str, facts: Data) -> str:
    return only(review(facts), rule).message


@pytest.mark.parametrize("value", [True, False], ids=["pass", "flag"])
@pytest.mark.parametrize("sources", [("verbal",), ("posting",), ("verbal", "posting")])
def test_a_result_says_that_nothing_written_carries_its_value(sources: tuple[str, ...], value: bool) -> None:
    facts = {NAMED: value, "evidence": {NAMED: known_from(*sources)}}
    plain = message("MAL-01", {NAMED: value})
    assert message("MAL-01", facts) == f"{plain} {SPOKEN}Telemedicine named in the policy."


@pytest.mark.parametrize(
    "sources",
    [("agreement",), ("offer_letter",), ("policy",), ("physician",), ("verbal", "agreement"), ("posting", "policy")],
)
def test_a_result_with_a_written_source_says_nothing_of_it(sources: tuple[str, ...]) -> None:
    facts = {NAMED: True, "evidence": {NAMED: known_from(*sources)}}
    assert message("MAL-01", facts) == message("MAL-01", {NAMED: True})


def test_only_a_value_that_decides_counts() -> None:
    facts = {NAMED: True, "malpractice.certificate_available": True}
    told = {**facts, "evidence": {"malpractice.certificate_available": known_from("verbal")}}
    assert message("MAL-01", told) == message("MAL-01", facts)


def test_a_row_that_was_only_spoken_of_is_named() -> None:
    rows = [{"state": "TX", "status": "held"}, {"state": "FL", "status": "held"}]
    facts = {"patients.states": ["TX", "FL"], "licenses": rows}
    told = review({**facts, "evidence": {"licenses[TX].status": known_from("verbal")}})
    spoken = {r.subject: r.message.partition(SPOKEN)[2] for r in of_rule(told, "LIC-01")}
    assert spoken == {"TX": "License TX, where it stands.", "FL": ""}


def test_part_of_a_computed_figure_that_was_only_spoken_of_is_named() -> None:
    days = {"work_mix.remote_days_per_week": 4, "work_mix.onsite_days_per_week": 1}
    facts = {**days, "evidence": {"work_mix.remote_days_per_week": known_from("verbal")}}
    assert message("MIX-02", facts).endswith(f"{SPOKEN}Remote days.")


def test_vague_words_are_listed_field_by_field() -> None:
    words = {
        PAY: "competitive",
        "about.start_date": "as soon as possible",
        "workload.minimum_hours": "as needed",
        "safety.exam_within_days": "timely",
    }
    result = only(review({"unclear": words}), "WRT-02")
    assert {b.field: (b.value, b.state) for b in result.because} == {f: (w, "unclear") for f, w in words.items()}
    assert result.outcome == "ask"
    assert result.message == (
        "Cannot be checked: First working day (“as soon as possible”); Pay model (“competitive”); "
        "Examination within (“timely”); Minimum hours (“as needed”)."
    )


def test_no_vague_words_are_left_out_however_many_there_are() -> None:
    words = {f"training.program_{name}": name for name in PROGRAM} | {PAY: "competitive", POLICY: "customary"}
    result = only(review({"unclear": words}), "WRT-02")
    assert {b.field: b.value for b in result.because} == words


def test_vague_words_in_a_row_are_listed_too() -> None:
    licenses = [{"state": "TX", "route": "compact"}]
    result = only(review({"licenses": licenses, "unclear": {"licenses[TX, compact].status": "in process"}}), "WRT-02")
    assert [(b.field, b.value) for b in result.because] == [("licenses[TX].status", "in process")]


@pytest.mark.parametrize(
    ("unclear", "offer", "severity"),
    [
        ([NAMED], {}, "critical"),
        ([POLICY], {}, "major"),
        (["documentation.template_limits_of_exam"], {}, "minor"),
        ([POLICY, NAMED, "documentation.template_limits_of_exam"], {}, "critical"),
        (["workload.visits_per_day"], {}, "info"),
        # a rule that does not apply to the offer does not count
        ([NAMED], {"facts": FEDERAL}, "info"),
        (["safety.escalation_pathway"], {"role": "nonclinical"}, "info"),
        # critical in surgery, but major by its base
        (["malpractice.tail_paid_by"], {"specialty": GS}, "major"),
    ],
)
def test_vague_words_are_as_severe_as_the_worst_rule_that_reads_them(
    unclear: list[str], offer: dict[str, Any], severity: str
) -> None:
    offer = dict(offer)
    facts = {**offer.pop("facts", {}), "unclear": dict.fromkeys(unclear, "customary")}
    assert only(review(facts, **offer), "WRT-02").severity == severity


def test_a_rule_that_is_not_evaluated_does_not_make_vague_words_severe() -> None:
    checker = Checker(RULES.select(select=["WRT-02", "MAL-05"]))
    words = {NAMED: "comprehensive", POLICY: "customary"}
    severities = [only(review({"unclear": {f: words[f]}}, checker=checker), "WRT-02").severity for f in words]
    assert severities == ["info", "major"]


def test_a_promise_is_named_by_its_label() -> None:
    facts = {**AGREEMENT, POLICY: "occurrence", "evidence": {POLICY: known_from("verbal")}}
    result = only(review(facts), "WRT-01")
    assert (result.outcome, result.severity) == ("flag", "major")
    assert "Kind of policy" in result.message
    assert ("malpractice.policy_type", "occurrence", "verbal") in [
        (b.field, b.value, e.source) for b in result.because for e in b.evidence
    ]


def test_every_promise_is_named_once() -> None:
    told = {POLICY: known_from("verbal", "posting"), PAY: known_from("posting")}
    text = message("WRT-01", {**AGREEMENT, POLICY: "occurrence", PAY: "salary", "evidence": told})
    assert text.count("Kind of policy") == text.count("Pay model") == 1


def test_papers_that_differ_are_shown_with_what_each_says() -> None:
    papers = [{"source": "agreement", "where": "7.2", "value": "claims_made"}, {"source": "offer_letter"}]
    facts = {**AGREEMENT, POLICY: "occurrence", "evidence": {POLICY: papers}}
    result = only(review(facts), "WRT-01")
    assert "Kind of policy" in result.message
    (because,) = [b for b in result.because if b.field == POLICY]
    assert because.value == "occurrence"
    assert [(e.source, e.where, e.value) for e in because.evidence] == [
        ("agreement", "7.2", "claims-made"),
        ("offer_letter", "", ""),
    ]


def test_the_rule_on_promises_adds_no_word_on_where_its_fields_are_known_from() -> None:
    told = {POLICY: known_from("verbal"), "about.document": known_from("verbal")}
    facts = {**AGREEMENT, POLICY: "occurrence", "evidence": told}
    assert SPOKEN not in message("WRT-01", facts)
    assert SPOKEN in message("MAL-05", facts)
