"""A report as Markdown. After a wanted change: UPDATE_GOLDEN=1 pytest tests/render/test_markdown_report.py."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from offer_check.render.markdown import WRITERS, render
from offer_check.render.page.report import View
from offer_check.report import SEVERITIES, Baseline, Boundary, Entry, Gone, Report, Term, fingerprint
from tests.examples.summary import EXAMPLES, FIXTURES, report_on, stem
from tests.render import gfm, sample
from tests.render.sample_results import because, result, results

ALL = [*EXAMPLES, *FIXTURES]
GOLDEN = Path(__file__).parent / "golden" / "sample.md"
SECTIONS = {
    "LIC-03": "sitting",
    "LIC-05": "calendar",
    "LIC-06": "calendar",
    "MIX-02": "visit_mix",
    "MIX-11": "visit_mix",
    "RVU-01": "unpaid",
    "RVU-03": "unpaid",
    "RVU-06": "unpaid",
}
WISH = Term(field="preferences.most", group="Your wishes", label="Most hours", value="40 hours/week", state="stated")
TRIAGE = Boundary(
    code="rash",
    label="rashes",
    may="triage",
    must_not="treatment",
    rules=("RVU-01", "RVU-06"),
    named=("Duties listed as remote",),
)
GONE = Gone(
    rule="LIC-02",
    subject="",
    outcome="ask",
    severity="critical",
    title="The patient states are named",
    fingerprint=fingerprint("LIC-02", ""),
)
OPERATIONS = replace(TRIAGE, code="operations", label="operations", may="", must_not="any", rules=("MIX-02",), named=())


def everything() -> Report:
    """The sample with something in the sections that it leaves empty."""
    found = [replace(r, section=SECTIONS.get(r.rule)) for r in results()]
    terms = [replace(t, low=t.value, high=t.value) if t.label == "First working day" else t for t in sample.TERMS]
    return sample.report(
        [*found, result("MIX-01", "flag", "Info.", because("Split", "open", 39), subject="x", severity="info")],
        terms=tuple(terms),
        preferences=(WISH,),
        boundaries=(OPERATIONS, TRIAGE),
        glossary=(Entry(term="Tail coverage", meaning="Insurance for claims that come after the policy has ended."),),
        baseline=Baseline(path="base.json", as_of="2026-10-01", offer=sample.OFFER.path, gone=(GONE,)),
    )


def test_a_report_reads_as_it_did() -> None:
    found = render([everything()])
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8")
    assert found.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_every_section_of_the_printed_report_is_there_in_the_same_order() -> None:
    report = everything()
    assert {section.anchor for section in View(report).sections} == set(WRITERS)
    assert [text for level, text in gfm.headings(render([report])) if level == 2] == [
        "■ Do not sign yet",
        "Results",
        "Do next",
        *(section.title for section in View(report).sections),
    ]


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_there_is_one_title_and_no_heading_skips_a_level(path: Path) -> None:
    levels = [level for level, _ in gfm.headings(render([report_on(path)]))]
    assert levels[0] == 1
    assert set(levels[1:]) == {2, 3}
    assert levels[1] == 2


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_rows_of_a_table_have_as_many_cells_as_its_head(path: Path) -> None:
    tables = gfm.tables(render([report_on(path)]))
    assert [row for table in tables for row in table if len(row) != len(table[0])] == []


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_checklist_has_every_result_once_by_its_whole_id(path: Path) -> None:
    report = report_on(path)
    after = render([report]).partition("\n## Full checklist\n")[2].partition("\n## ")[0]
    listed = [id_ for table in gfm.tables(after) for row in table[1:] for id_ in _plain(row[0]).split(", ")]
    assert sorted(listed) == sorted(" ".join(r.id.split()) for r in report.results)


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_a_report_holds_no_link_picture_code_or_markup(path: Path) -> None:
    document = render([report_on(path)])
    assert {token.type for token in gfm.tokens(document)} <= gfm.INERT
    tags, page = gfm.github(document)
    assert tags <= {*gfm.TAGS, "input"}
    assert gfm.FOUND_LATER.search(page) is None


@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_ordinary_offers_need_next_to_no_escapes(path: Path) -> None:
    document = render([report_on(path)])
    assert document.count("\\") + document.count("&") <= len(document.splitlines()) // 50


def test_severity_is_a_sign_and_a_word() -> None:
    document = render([everything()])
    signs = {"critical": "■", "major": "▲", "minor": "◆", "info": "•"}
    missing = [s for s in SEVERITIES if f"**{signs[s]} {s.capitalize()}:**" not in document]
    assert missing == []


def test_what_was_accepted_is_told_with_the_day_and_the_name() -> None:
    lines = gfm.lines(render([everything()]))
    assert "Accepted until 2027-06-30 by A. Rivera: Accepted for the first year." in lines
    assert "Marked as accepted, and outside the verdict: 2 results." in lines


def test_an_offer_without_findings_has_the_verdict_and_what_it_was_made_from() -> None:
    assert gfm.headings(render([sample.empty()])) == [
        (1, "Northlake, second draft"),
        (2, "• Nothing critical or major found in what is stated"),
        (2, "Results"),
        (2, "Do next"),
        (2, "About this report"),
    ]


def test_several_reports_stand_one_after_the_other() -> None:
    one, two = sample.report(), sample.empty()
    assert render([one, two]) == f"{render([one])}\n{render([two])}"
    assert render([]) == ""


def test_the_same_report_gives_the_same_text() -> None:
    assert render([everything()]) == render([everything()])


def _plain(cell: str) -> str:
    return "".join(gfm.lines(cell))
