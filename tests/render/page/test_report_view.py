"""A report arranged for the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offer_check.render.page.report import View, mark, short
from offer_check.report import Outcome
from tests.render import sample
from tests.render.sample_results import because, result


def test_the_contents_name_every_section_that_has_something() -> None:
    assert [(section.anchor, section.title) for section in View(sample.report()).sections] == [
        ("terms", "Terms as read"),
        ("errors", "Rules that could not be evaluated"),
        ("flags-critical", "Resolve before signing: 5 flags"),
        ("flags-major", "Negotiate: 2 flags"),
        ("flags-minor", "Worth raising: 2 flags"),
        ("flags-info", "Good to know: 1 flag"),
        ("questions", "Questions for the employer"),
        ("waiting", "Waiting for another point"),
        ("states", "States"),
        ("calendar", "Calendar"),
        ("unpaid", "Work that earns nothing, or may"),
        ("mix", "Remote and in-person work"),
        ("boundaries", "What must not be promised remotely"),
        ("checklist", "Full checklist"),
        ("accepted", "Accepted risks"),
        ("changed", "Changed by you"),
        ("parameters", "Numbers that the rules compare with"),
        ("limits", "What this review does not look at"),
        ("glossary", "Words of the field"),
        ("tables", "Dated facts"),
        ("sources", "Sources"),
        ("provenance", "About this report"),
    ]


def test_an_empty_report_still_says_where_it_comes_from() -> None:
    assert [section.anchor for section in View(sample.empty()).sections] == ["provenance"]


def test_what_is_told_in_full_has_an_anchor_and_the_rest_has_none() -> None:
    view = View(sample.report())
    told = {r.outcome: set() for r in sample.report().results}
    for r in sample.report().results:
        told[r.outcome].add(bool(view.anchor(r)))
    assert told == {
        "error": {True},
        "flag": {True},
        "ask": {True},
        "waiting": {True},
        "pass": {False},
        "not_applicable": {False},
    }


def test_results_of_one_finding_share_an_anchor_and_findings_of_one_rule_do_not() -> None:
    critical = result("LIC-01", "flag", "", subject="CO")
    same = result("LIC-01", "flag", "", subject="GA")
    minor = result("LIC-01", "flag", "", subject="TX", severity="minor")
    asked = result("LIC-01", "ask", "", subject="FL")
    view = View(sample.report([critical, same, minor, asked]))
    assert [view.anchor(r) for r in (critical, same, minor, asked)] == ["LIC-01", "LIC-01", "LIC-01.2", "LIC-01.3"]


def test_an_anchor_is_a_plain_name_whatever_the_rule_is_called() -> None:
    odd = replace(result("LIC-01", "flag", ""), rule='a b"#%')
    assert View(sample.report([odd])).anchor(odd) == "a-b---"


def test_all_results_stand_in_the_checklist() -> None:
    checklist = View(sample.report()).checklist
    told = [r.id for family in checklist.concerning for r in family.results]
    told += [r.id for finding in checklist.idle for r in finding.results]
    assert sorted(told) == sorted(r.id for r in sample.report().results)


def test_a_deciding_value_has_its_place_only_where_it_stands_in_the_offer() -> None:
    view, stated = View(sample.report()), because("Policy type", "claims-made", 30)
    outside = replace(stated, field="parity[NY]")
    assert [(view.in_offer(b), view.place(b)) for b in (stated, outside)] == [(True, "line 30"), (False, "")]


def test_a_long_name_is_cut_for_the_title_and_more_for_the_head_of_the_page() -> None:
    view = View(sample.report(offer=replace(sample.OFFER, label="x" * 500)))
    assert (view.label, view.short_label) == ("x" * 89 + "…", "x" * 69 + "…")


@pytest.mark.parametrize(
    ("outcome", "marked", "word"),
    [("flag", "major", "Major"), ("ask", "ask", "Ask"), ("pass", "pass", "Pass"), ("waiting", "waiting", "Waiting")],
)
def test_a_flag_is_marked_by_its_severity_and_the_rest_by_the_outcome(outcome: Outcome, marked: str, word: str) -> None:
    found = result("LIC-05", outcome, "", subject="TX")
    assert (mark(found), short(found)) == (marked, word)


def test_the_contents_of_a_printed_first_page_name_what_only_backs_the_report_once() -> None:
    view = View(sample.report())
    titles = [section.title for section in view.contents]
    assert titles == [*(section.title for section in view.sections[:16]), "Numbers, limits, words, sources"]
    assert view.contents[-1].anchor == "parameters"
    assert [section.anchor for section in View(sample.empty()).contents] == ["provenance"]
