"""A fourth specialty is data: rows, a table of numbers and two rules make it, in a copy of the rules or beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from offer_check.checker import examples
from offer_check.checker.checker import Checker, tables_of
from offer_check.compiler.lint import lint
from offer_check.errors import OfferError
from offer_check.render import renderer
from offer_check.report import Report
from offer_check.ruleset.load import load
from offer_check.ruleset.ruleset import Rules
from tests.catalog.cases import ROLES, SPECIALTIES, Data, applying, only, review
from tests.rules.houses import FOLDER
from tests.rules.orthopedics import SPECIALTY, copied, house

OURS = {"ORT-01", "ORT-02"}
MADE = {"a copy": lambda folder: [copied(folder)], "a house": lambda folder: [FOLDER, house(folder)]}
# rule: the reason why it is silent in a specialty that its guide does not speak of
SILENT = {
    "MIX-02": "Only the surgical guide names a usual band.",
    "SCH-02": "Only the radiation oncology guide counts visits a day.",
    "TEC-08": "Only the dermatology guide sets conditions for image quality.",
}


@pytest.fixture(scope="module", params=MADE)
def rules(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return load(MADE[request.param](tmp_path_factory.mktemp("rules") / "rules"))


@pytest.fixture(scope="module")
def checker(rules: Rules) -> Checker:
    return Checker(rules)


def orthopedic(checker: Checker, facts: Data | None = None, *, role: str = "hybrid_clinic") -> Report:
    return review(facts, specialty=SPECIALTY, role=role, checker=checker)


def test_the_rules_with_the_specialty_have_no_faults(rules: Rules) -> None:
    assert rules.rules.keys() >= OURS
    assert lint(rules, tables_of(rules)) == ()


def test_the_examples_of_its_rules_show_their_outcomes(rules: Rules) -> None:
    ran = list(examples.run(rules.select(select=["ORT"])))
    assert {outcome.rule.id for outcome in ran} == OURS
    assert [f"{outcome.place}: {outcome.fault}" for outcome in ran if outcome.fault] == []


@pytest.mark.parametrize(
    ("share", "outcome", "severity", "message"),
    [
        (9, "flag", "info", "9 percent of the work is remote, less than the usual 10."),
        (10, "pass", "major", "10 percent of the work is remote, inside the usual 10 to 40."),
        (40, "pass", "major", "40 percent of the work is remote, inside the usual 10 to 40."),
        (41, "flag", "major", "41 percent of the work is remote, more than the usual 40."),
    ],
)
def test_its_thresholds_come_from_its_row_of_the_table(
    checker: Checker, share: int, outcome: str, severity: str, message: str
) -> None:
    result = only(orthopedic(checker, {"work_mix.remote_share_pct": share}), "ORT-01")
    assert (result.outcome, result.severity, result.message) == (outcome, severity, message)


def test_a_share_across_its_threshold_is_a_question(checker: Checker) -> None:
    across = {"work_mix.remote_share_pct": {"min": 35, "max": 45}}
    assert only(orthopedic(checker, across), "ORT-01").outcome == "ask"


@pytest.mark.parametrize("specialty", SPECIALTIES)
def test_its_rules_leave_the_other_specialties_alone(checker: Checker, specialty: str) -> None:
    facts = {"work_mix.remote_share_pct": 50, "safety.imaging_available": False}
    report = review(facts, specialty=specialty, checker=checker)
    found = {r.rule: (r.outcome, r.message) for r in report.results if r.rule in OURS}
    assert found == dict.fromkeys(OURS, ("not_applicable", "Not an orthopedic job."))


@pytest.mark.parametrize("role", ROLES)
def test_it_meets_the_rules_that_hold_for_every_specialty_and_no_others(checker: Checker, role: str) -> None:
    everywhere = [applying(review(specialty=specialty, role=role, checker=checker)) for specialty in SPECIALTIES]
    assert applying(orthopedic(checker, role=role)) - OURS == set.intersection(*everywhere)


@pytest.mark.parametrize("rule", SILENT)
def test_a_rule_of_another_guide_says_why_it_is_silent(checker: Checker, rule: str) -> None:
    result = only(orthopedic(checker), rule)
    assert (result.outcome, result.message) == ("not_applicable", SILENT[rule])


def test_the_formats_name_the_specialty_and_its_findings(checker: Checker) -> None:
    report = orthopedic(checker, {"safety.imaging_available": False})
    made = json.loads(renderer("json")([report]))
    assert (made["offer"]["specialty"], made["offer"]["specialty_label"]) == (SPECIALTY, "Orthopedic surgery")
    (flag,) = [r for r in made["results"] if r["outcome"] == "flag"]
    assert (flag["rule"], flag["sources"][0]["title"]) == ("ORT-02", "A Guide of the House")
    text = str(renderer("text")([report]))
    assert "Orthopedic surgery" in text
    assert "No films can be taken before a visit." in text


@pytest.mark.slow
def test_the_report_on_paper_is_made_for_it_too(tmp_path: Path) -> None:
    checker = Checker(load([FOLDER, house(tmp_path / "house")]))
    pdf = renderer("pdf")([orthopedic(checker, {"safety.imaging_available": False})])
    assert isinstance(pdf, bytes)
    assert pdf.startswith(b"%PDF-")


def test_without_its_row_the_specialty_is_unknown() -> None:
    with pytest.raises(OfferError, match="orthopedic_surgery"):
        review(specialty=SPECIALTY)
