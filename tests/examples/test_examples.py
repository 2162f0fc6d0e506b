"""What the example offers are there to show."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.examples.summary import EXAMPLES, offer_of, outcomes, report_on, stem

GOOD = {"dermatology-group-practice", "general-surgery-hybrid-clinic", "radiation-oncology-hub-and-spoke"}
BAD = {"dermatology-app-employer", "general-surgery-remote-coverage", "radiation-oncology-second-opinion"}


def test_there_is_a_good_and_a_bad_offer_for_each_specialty() -> None:
    kinds = Counter((report_on(path).offer.specialty, stem(path) in GOOD) for path in EXAMPLES)
    specialties = ("dermatology", "general_surgery", "radiation_oncology")
    assert kinds == {(specialty, good): 1 for specialty in specialties for good in (True, False)}
    assert {stem(path) for path in EXAMPLES} == GOOD | BAD


def test_half_of_the_offers_are_json() -> None:
    assert Counter(path.suffix for path in EXAMPLES) == {".json": 3, ".yaml": 3}


@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_an_offer_says_what_it_shows(path: Path) -> None:
    shows = f"Shows a {'good' if stem(path) in GOOD else 'bad'} offer"
    assert (offer_of(path).offer.about.note or "").startswith(shows)
    if path.suffix == ".yaml":
        schema, _, first, *_ = path.read_text(encoding="utf-8").split("\n")
        assert schema == "# yaml-language-server: $schema=../schema/offer.schema.json"
        assert first.startswith(f"# {shows}")


@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_every_employer_is_invented(path: Path) -> None:
    assert (offer_of(path).offer.about.employer_name or "").endswith("(invented)")


@pytest.mark.parametrize("path", [p for p in EXAMPLES if stem(p) in GOOD], ids=stem)
def test_a_good_offer_has_no_flag_and_few_questions(path: Path) -> None:
    report = report_on(path)
    assert outcomes(report, "flag", "waiting", "error") == []
    assert 1 <= len(outcomes(report, "ask")) <= 4
    assert report.verdict in ("ok", "review")


@pytest.mark.parametrize("path", [p for p in EXAMPLES if stem(p) in BAD], ids=stem)
def test_a_bad_offer_has_many_flags_of_many_kinds(path: Path) -> None:
    report = report_on(path)
    assert report.verdict == "fail"
    assert report.counts.flag.total >= 20
    assert {r.family for r in report.results if r.outcome == "flag"} >= {"LIC", "MAL", "RVU", "MIX", "ESC"}
