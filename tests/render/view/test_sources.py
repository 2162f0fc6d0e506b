"""Where rules and values come from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offer_check.render.view import sources
from offer_check.render.view.sources import Guide
from offer_check.report import Evidence, Parameter, Source
from tests.render import sample
from tests.render.sample_results import AGREEMENT, because, result

LAW = Source(guide="general-surgery", title="Careers in Surgery", section="1. Law")
FEES = Source(guide="general-surgery", title="Careers in Surgery", section="FAQ 2")
OTHER = Source(guide="dermatology", title="Careers in Dermatology", section="Law")


def test_a_guide_is_cited_once_by_a_short_name_with_all_its_sections() -> None:
    assert sources.cited([LAW, OTHER, FEES]) == ("General surgery guide: 1. Law; FAQ 2", "Dermatology guide: Law")


def test_the_guides_of_a_report_are_listed_once_with_their_titles() -> None:
    report = sample.report([result("LIC-01", "flag", "", sources=(LAW, OTHER)), result("LIC-02", "pass", "")])
    report = replace(report, results=tuple(replace(r, sources=(LAW, OTHER, FEES)) for r in report.results))
    assert sources.guides(report) == (
        Guide("Dermatology guide", "Careers in Dermatology"),
        Guide("General surgery guide", "Careers in Surgery"),
    )


@pytest.mark.parametrize(
    ("source", "changed", "said"),
    [
        ("Careers in Surgery, FAQ 2", False, "General surgery guide: FAQ 2"),
        ("Careers in Surgery, FAQ 2", True, "changed by you"),
        ("A law of 2026", False, "A law of 2026"),
        ("", False, "our choice"),
    ],
)
def test_a_number_names_its_guide_shortly(source: str, changed: bool, said: str) -> None:
    number = Parameter(rule="MIX-02", name="most", value="60", unit="percent", source=source, changed=changed)
    assert sources.origin(number, [Guide("General surgery guide", "Careers in Surgery")]) == said


def test_a_place_is_the_line_and_the_evidence() -> None:
    found = because("Tail", "physician", 31, AGREEMENT, Evidence(source="verbal"))
    assert sources.place(sample.report(), found) == "line 31; agreement, 7.2: “on a claims-made basis”; verbal"


@pytest.mark.parametrize("field", ["compact_member[NY]", "preferences.remote_share_min"])
def test_what_is_not_in_the_offer_has_no_line(field: str) -> None:
    outside = replace(because("Members, NY", "not a member"), field=field)
    assert sources.place(sample.report(), outside) == ""
    assert sources.place(sample.report(), replace(outside, field="licenses[NY].status")) == "line 1"
