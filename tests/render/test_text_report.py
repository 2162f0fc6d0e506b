"""A report for reading in a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from offer_check.render.text import render
from offer_check.report import Report
from tests.render import sample
from tests.render.sample_results import FIRST_YEAR, PATIENTS, because, result

SMALL = sample.report(
    [
        result("LIC-01", "flag", "No license for CO is held.", PATIENTS, subject="CO"),
        result("LIC-01", "flag", "No license for GA is held.", PATIENTS, subject="GA"),
        result("LIC-04", "ask", "Nobody is named who pays.", because("Who pays for licenses")),
        result("ESC-02", "waiting", "waits for ESC-01", waiver=FIRST_YEAR),
        result("CMP-01", "pass", "The pay model is named.", because("Pay model", "salary", 48)),
        result("ESC-07", "not_applicable", "radiation oncology only"),
    ],
    not_looked_at=("Call duty", "Benefits"),
)
HEAD = """\
offers/northlake.offer.yaml: Northlake, second draft; Dermatology; Direct to consumer, Hybrid
  clinic; as of 2026-11-22
[FAIL] Do not sign yet
  2 critical flags open: what the offer states there conflicts with a rule that protects your
  license, your coverage or your patients.
"""
FOUND = """\

RESOLVE BEFORE SIGNING: 2 FLAGS

[CRITICAL] LIC-01 CO, LIC-01 GA: A license in every patient state
  No license for CO and GA is held.
    Patient states: CO, FL, GA, NC, OH, TX, WA (offers/northlake.offer.yaml:9)
  Why: Without it the physician carries a risk that belongs to the employer (a license in every
    patient state).
  Ask: How does the agreement settle this: a license in every patient state (CO and GA)?
  Good: A sentence in the agreement that says it, with a date and a name.

QUESTIONS FOR THE EMPLOYER: 1 POINT

Licenses
  How does the agreement settle this: who obtains and pays for extra licenses?
  [MAJOR] LIC-04: Who obtains and pays for extra licenses
    Nobody is named who pays.
      Who pays for licenses: not stated (offers/northlake.offer.yaml:1)
    Why: Without it the physician carries a risk that belongs to the employer (who obtains and pays
      for extra licenses).
    Good: A sentence in the agreement that says it, with a date and a name.

WAITING (1)
  To be decided once another point is settled.
  [MAJOR] ESC-02: How soon an examination can be had
    Waits for ESC-01
    Accepted until 2027-06-30 by A. Rivera: Accepted for the first year.
"""
SHORT = """\

Passed (1): CMP-01

Not applicable (1): ESC-07
"""
LONG = """\

PASSED (1)
  Pay model
    [PASS] CMP-01: The pay model is named
      The pay model is named.
        Pay model: salary (offers/northlake.offer.yaml:48)

NOT APPLICABLE (1)
  Escalation
    [NOT APPLICABLE] ESC-07: Urgent findings have an owner
      Radiation oncology only
"""
RISKS = """\

ACCEPTED RISKS
  In force: ESC-02 until 2027-06-30 by A. Rivera: Accepted for the first year.
"""
LIMITS = """\

Changed by you: MIX-15 tolerance = 15 percentage points
Past their date, so nothing passes or is flagged on them: States with payment parity (to be checked
  by 2026-06-01)
Not looked at: Call duty; Benefits
"""
TOTALS = "6 results: 2 flag (2 critical), 1 ask (1 major), 1 waiting, 1 pass, 1 not applicable; 1 of them accepted\n"
TOTALS_WRAPPED = TOTALS.replace("them accepted", "them\n  accepted")


def test_a_report_reads_from_the_verdict_to_the_totals() -> None:
    assert render([SMALL], unicode=False) == HEAD + FOUND + SHORT + RISKS + LIMITS + TOTALS_WRAPPED


def test_verbose_tells_passes_and_what_does_not_apply_with_their_reasons() -> None:
    assert render([SMALL], unicode=False, verbose=True) == HEAD + FOUND + LONG + RISKS + LIMITS + TOTALS_WRAPPED


def test_quiet_leaves_the_verdict_and_the_totals() -> None:
    assert render([SMALL], unicode=False, quiet=True) == HEAD + TOTALS_WRAPPED


def test_several_reports_stand_one_after_the_other() -> None:
    assert render([SMALL, SMALL], unicode=False, quiet=True) == f"{HEAD}{TOTALS_WRAPPED}\n{HEAD}{TOTALS_WRAPPED}"


def test_no_report_is_no_text() -> None:
    assert render([]) == ""


def test_color_adds_nothing_that_the_words_do_not_say() -> None:
    colored = render([sample.report()], color=True, verbose=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render([sample.report()], verbose=True)


def test_without_unicode_the_text_is_ascii() -> None:
    report = sample.report()
    named = replace(report, offer=replace(report.offer, employer="Médecine “中”", label=""))
    assert render([named], unicode=False, verbose=True).isascii()


@pytest.mark.parametrize("verbose", [False, True])
def test_every_result_is_named(verbose: bool) -> None:
    text = render([sample.report()], verbose=verbose)
    assert [r.id for r in sample.report().results if not re.search(rf"\b{r.id}\b", text)] == []


def test_a_fact_from_outside_the_offer_has_no_line() -> None:
    member = replace(because("Members, NY", "not a member"), field="compact_member[NY]")
    text = render([sample.report([result("LIC-06", "flag", "!", member)])])
    assert "    Members, NY: not a member\n" in text


def test_a_subject_that_is_a_code_is_told_in_words() -> None:
    passed = result("MAL-08", "pass", "", subject="ed_triage")
    assert "Passed (1): MAL-08 ED triage\n" in render([sample.report([passed])])


@pytest.mark.parametrize("width", [60, 100, 140])
def test_lines_keep_to_the_width(width: int) -> None:
    # A tag stands before the wrapped text and an id is never divided.
    lines = [line for line in render([sample.report()], width=width).splitlines() if "[" not in line]
    assert max(map(len, lines)) <= width


def test_an_error_comes_first() -> None:
    titles = [line for line in render([sample.report()]).splitlines() if line.isupper() or line.startswith("ERRORS")]
    assert titles[0] == "ERRORS (1)"


def hostile(report: Report, text: str) -> Report:
    """The report with `text` wherever an offer can put one."""
    results = tuple(
        replace(
            r,
            message=text,
            subject=text,
            because=tuple(
                replace(b, value=text, evidence=tuple(replace(e, words=text, where=text) for e in b.evidence))
                for b in r.because
            ),
        )
        for r in report.results
    )
    offer = replace(report.offer, label=text, employer=text, note=text, path=text)
    return replace(report, offer=offer, results=results)


def test_text_of_an_offer_cannot_act_on_the_terminal_or_the_build_log() -> None:
    text = render([hostile(sample.report(), "x\x1b[2J\u202e\n::error::y\r::add-mask::z \x9d")], verbose=True)
    assert set(text) & set("\x1b\x9d\u202e\r") == set()
    assert [line for line in text.splitlines() if line.lstrip().startswith("::")] == []
