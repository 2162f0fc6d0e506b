"""What the example offers are there to show."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from offer_check import api
from tests.examples.summary import EXAMPLES, ROOT, TRAINING, offer_of, outcomes, report_on, stem

FILES = {stem(path): path for path in EXAMPLES}
GOOD = {"dermatology-group-practice", "general-surgery-hybrid-clinic", "radiation-oncology-hub-and-spoke"}
BAD = {"dermatology-app-employer", "general-surgery-remote-coverage", "radiation-oncology-second-opinion"}
VERDICTS = {
    "dermatology-econsult-service": "ok",
    **dict.fromkeys(GOOD, "review"),
    TRAINING: "incomplete",
    "general-surgery-second-opinion-panel": "incomplete",
    "general-surgery-va-medical-center": "incomplete",
    "radiation-oncology-remote-planning": "fail",
    "radiation-oncology-telehealth-director": "fail",
    **dict.fromkeys(BAD, "fail"),
}


def outcome(name: str, result: str) -> str:
    """What a result of an example is, and why: its message."""
    (found,) = [r for r in report_on(FILES[name]).results if r.id == result]
    return f"{found.outcome}: {found.message}"


def test_each_offer_comes_to_its_verdict() -> None:
    assert {stem(path): report_on(path).verdict for path in EXAMPLES} == VERDICTS


def test_the_readme_lists_every_offer_with_its_verdict() -> None:
    rows = re.findall(r"^\| `([\w.-]+)` \| .+ \| `(\w+)` \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert rows == [(path.name, VERDICTS[stem(path)]) for path in EXAMPLES]


def test_every_role_type_appears() -> None:
    roles = {row["role"] for row in api.load_rules().raw["roles"]["rows"]}
    assert {role for path in EXAMPLES for role in offer_of(path).offer.about.role_type} == roles


def test_every_specialty_has_four_offers_of_them_a_good_and_a_bad_one() -> None:
    specialties = ("dermatology", "general_surgery", "radiation_oncology")
    assert Counter(report_on(path).offer.specialty for path in EXAMPLES) == dict.fromkeys(specialties, 4)
    for kind in (GOOD, BAD):
        assert Counter(report_on(FILES[name]).offer.specialty for name in kind) == dict.fromkeys(specialties, 1)


def test_some_offers_are_yaml_and_some_are_json() -> None:
    assert Counter(path.suffix for path in EXAMPLES) == {".yaml": 7, ".json": 5}


@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_an_offer_says_what_it_shows(path: Path) -> None:
    kind = "good offer" if stem(path) in GOOD else "bad offer" if stem(path) in BAD else ""
    shows = f"Shows a {kind}" if kind else "Shows "
    assert (offer_of(path).offer.about.note or "").startswith(shows)
    if path.suffix == ".yaml":
        schema, _, first, *_ = path.read_text(encoding="utf-8").split("\n")
        assert schema == "# yaml-language-server: $schema=../schema/offer.schema.json"
        assert first.startswith(f"# {shows}")


@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_every_employer_is_invented(path: Path) -> None:
    assert (offer_of(path).offer.about.employer_name or "").endswith("(invented)")


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_good_offer_has_no_flag_and_few_questions(name: str) -> None:
    report = report_on(FILES[name])
    assert outcomes(report, "flag", "waiting", "error") == []
    assert 1 <= len(outcomes(report, "ask")) <= 4
    assert len({r.family for r in report.results if r.outcome == "pass"}) >= 14


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_offer_has_many_flags_of_many_kinds(name: str) -> None:
    report = report_on(FILES[name])
    assert report.counts.flag.total >= 40
    flagged = {r.family for r in report.results if r.outcome == "flag"}
    assert flagged >= {"LIC", "MAL", "RVU", "CMP", "MIX", "SCH", "ESC", "TEC", "DOC", "AUT", "CAR"}


def test_of_an_offer_whose_questions_were_answered_only_small_points_are_left() -> None:
    report = report_on(FILES["dermatology-econsult-service"])
    left = [r for r in report.results if r.outcome in ("flag", "ask")]
    assert {r.severity for r in left} == {"minor", "info"}
    assert outcome("dermatology-econsult-service", "WRT-01").startswith("pass: ")


def test_in_a_federal_post_licenses_and_malpractice_do_not_apply_and_the_reason_is_given() -> None:
    results = [r for r in report_on(FILES["general-surgery-va-medical-center"]).results if r.family in ("LIC", "MAL")]
    assert [r.id for r in results if r.outcome != "not_applicable"] == ["LIC-02"]
    assert outcome("general-surgery-va-medical-center", "LIC-01") == (
        "not_applicable: Federal employee: one license of any state serves."
    )
    assert outcome("general-surgery-va-medical-center", "MAL-01") == (
        "not_applicable: Federal employee: government coverage."
    )


def test_a_position_in_training_gets_the_rules_on_training_programs() -> None:
    found = {r.rule: r.outcome for r in report_on(FILES[TRAINING]).results if r.family == "PRG"}
    assert Counter(found.values()) == {"pass": 5, "ask": 2, "flag": 1, "not_applicable": 1}
    assert found["PRG-04"] == "not_applicable"


def test_one_number_can_spoil_an_offer() -> None:
    report = report_on(FILES["radiation-oncology-telehealth-director"])
    assert [r.id for r in report.results if (r.outcome, r.severity) == ("flag", "critical")] == ["ESC-04"]


@pytest.mark.parametrize("name", ["general-surgery-second-opinion-panel", "radiation-oncology-telehealth-director"])
def test_what_was_promised_in_a_call_alone_is_flagged(name: str) -> None:
    assert outcome(name, "WRT-01").startswith("flag: ")


def test_a_lawyers_memo_does_not_settle_what_a_license_would() -> None:
    assert outcome("general-surgery-second-opinion-panel", "LIC-08").startswith("pass: ")
    assert outcome("general-surgery-second-opinion-panel", "LIC-01 WY").startswith("ask: ")


def test_letter_and_agreement_that_differ_are_flagged() -> None:
    assert outcome("radiation-oncology-remote-planning", "WRT-01").startswith(
        "flag: The agreement and the offer letter"
    )
