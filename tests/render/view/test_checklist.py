"""The checklist and what its lines rest on."""

from __future__ import annotations

from dataclasses import replace

from offer_check.render.view.checklist import basis, checklist
from offer_check.render.view.findings import gather
from tests.render import sample
from tests.render.sample_results import because, result


def basis_of(message: str, *reasons: object) -> str:
    report = sample.report([result("LIC-01", "pass", message, *reasons)])
    return basis(report, gather(report.results)[0]).replace("\N{NO-BREAK SPACE}", " ")


def test_what_does_not_concern_the_job_stands_apart() -> None:
    found = checklist(sample.report())
    assert {r.outcome for finding in found.idle for r in finding.results} == {"not_applicable"}
    assert "not_applicable" not in {r.outcome for family in found.concerning for r in family.results}


def test_a_value_that_the_message_has_is_told_by_its_line_alone() -> None:
    tail = because("Tail coverage bought by", "employer", 96)
    assert basis_of("The tail is bought by: employer.", tail) == "line 96"
    assert basis_of("Somebody buys the tail.", tail) == "Tail coverage bought by: employer, line 96"


def test_the_lines_of_told_values_come_together_after_those_that_are_not() -> None:
    days = [because("On-site days", "4", 47), because("Remote days", "1", 46), because("Counted in", "days", 45)]
    assert basis_of("On-site days: 4; remote days: 1.", *days) == "lines 45, 46, 47"
    assert basis_of("On-site: 4.", *days) == "Remote days: 1, line 46; Counted in: days, line 45; line 47"


def test_a_long_value_stands_in_the_terms_only() -> None:
    assert basis_of("Every visit type says how.", because("Visit types", "video, " * 20, 51)) == "Visit types, line 51"


def test_what_is_not_stated_is_said_and_has_no_line() -> None:
    silent = replace(because("Buffer", "", 9), state="not_stated")
    assert basis_of("Not stated: Buffer.", silent) == "Buffer: not stated"


def test_a_fact_from_outside_the_offer_has_no_line() -> None:
    outside = replace(because("Compact, TX", "issues licenses", 1), field="parity[TX]")
    assert basis_of("In time.", outside) == "Compact, TX: issues licenses"
    assert basis_of("TX issues licenses.", outside) == ""
