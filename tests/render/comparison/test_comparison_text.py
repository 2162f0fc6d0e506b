"""The comparison in a terminal: both verdicts, every change under its kind, the values, and nothing that acts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offer_check.compare import compare
from offer_check.render.comparison.text import render
from tests.compare.made import ACCEPTED, of, one, stated
from tests.render.comparison.drafts import comparison, new_report, nothing

WHOLE = """\
Old: drafts/1.offer.yaml: Northlake, first draft; Dermatology; as of 2026-11-22
  ■ [FAIL] Do not sign yet
New: drafts/2.offer.yaml: Northlake, second draft; Dermatology; as of 2026-12-01
  ■ [FAIL] Do not sign yet

NEW (1)
  No concern in the old report, and one now.
  ? [ASK, CRITICAL] ESC-01: A written way to in-person care
      Passed before.
      What was found.

WORSE (1)
  A concern before, and a heavier one now.
  ■ [FLAG, CRITICAL] MAL-07: Who provides and funds the coverage
      Was to be asked (critical), is flagged (critical).
      The premium is left to the physician.

NEW BECAUSE THE RULE IS NEW (1)
  The old report did not evaluate these rules: the old draft may have had the same fault.
  ? [ASK, CRITICAL] CMP-01: The pay model is named
      The rule came with version 0.2.0, and the old report is of 0.1.0.
      What was found.

ACCEPTED OR NO LONGER ACCEPTED (1)
  Accepted by somebody in one of the two reports, and not or otherwise in the other.
  ◆ [FLAG, MINOR, ACCEPTED] RVU-07: Coding and billing are somebody's job
      Was flagged (minor); is flagged (minor), accepted until 2027-06-30 by A. Rivera (For the first
      year.).
      What was found.

BETTER, BUT STILL OPEN (2)
  A lighter concern than before. A term that was only left out is no better for that: it has to be
  asked.
  ? [ASK, MAJOR] RVU-02: Bonus thresholds count remote visits
      Was flagged (major), is to be asked (major); no longer stated, so it has to be asked: The
      malpractice.premium.
      What was found.
        The malpractice.premium: not stated
  • [FLAG, INFO] RVU-01: Remote visits earn full credit
      Was to be asked (major), is flagged (info).
      Credit is full but late.

FIXED (3)
  A concern in the old report, and none now.
  – [GONE] LIC-01 CO, GA: A license in every patient state
      No longer comes up. Before: flag, critical.
  ✓ [PASS] MAL-06: Tail coverage when the policy is not occurrence
      Passes now. Before: flag, critical.
      Tail coverage bought by: employer (line 9)

UNCHANGED AND STILL OPEN (1)
  A concern in both, as heavy as before.
  ▲ [FLAG, MAJOR] MIX-01: The remote and in-person split is written down

VALUES THAT CHANGED (5)
  patients
    The patients.states
      was CO, GA, TX (line 4)
      now TX (line 4)
  malpractice
    Tail coverage bought by
      was physician (line 9; agreement, 7.2: “on a claims-made basis”)
      now employer (line 9)
    The malpractice.premium
      was employer (line 10)
      now not stated
  sites
    Site Main
      was what it is: clinic (line 20)
      now not stated

WHAT ELSE DIFFERS, AND MAY EXPLAIN A DIFFERENCE
  Day of the check: 2026-11-22; now 2026-12-01

Do not sign yet, as before. 1 new, 1 worse, 1 new because the rule is new, 1 accepted or no longer
  accepted, 2 better (still open), 3 fixed, 1 unchanged, 2 no concern in either.
"""


def test_the_whole_text() -> None:
    assert render(comparison(), width=100) == WHOLE


def test_a_draft_against_itself_differs_in_nothing() -> None:
    text = render(nothing())
    assert "Nothing differs: every result and every value is the same." in text
    assert "VALUES" not in text


def test_quiet_leaves_the_verdicts_and_the_counts() -> None:
    text = render(comparison(), quiet=True)
    assert [line.partition(" ")[0] for line in text.splitlines() if not line.startswith(" ")] == ["Old:", "New:", "Do"]
    assert "3 fixed" in text


def test_a_changed_verdict_is_told_with_the_one_before() -> None:
    text = render(compare(of("MAL-06 flag critical"), of("MAL-06 ask major")))
    assert text.splitlines()[-2].startswith("Negotiate. Before: Do not sign yet.")


def test_every_change_is_told_by_its_id() -> None:
    text = render(comparison()).replace("LIC-01 CO, GA", "LIC-01 CO LIC-01 GA")
    assert [change.id for change in comparison().changes if change.id not in text] == []


@pytest.mark.parametrize("color", [False, True])
def test_text_of_an_offer_never_acts_on_the_terminal(color: bool) -> None:
    hostile = "\x1b]0;owned\x07\x1b[31m‮::error::##[error]"
    new = new_report()
    offer = replace(new.offer, label=hostile, path=hostile)
    results = tuple(replace(r, message=hostile, title=hostile) for r in new.results)
    worse = replace(new, offer=offer, results=results, terms=(stated("pay.base", hostile, label=hostile),))
    text = render(
        compare(of(one("MAL-06 flag critical", waiver=replace(ACCEPTED, reason=hostile))), worse), color=color
    )
    assert "\x1b]" not in text
    assert "\x07" not in text
    assert "‮" not in text
    assert "::error" not in text
    assert "##[" not in text
    assert ("\x1b[31m<" in text, "\x1b" in text) == (False, color)


def test_without_unicode_the_text_is_ascii() -> None:
    assert render(comparison(), unicode=False).isascii()


@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_fit_the_width(width: int) -> None:
    lines = render(comparison(), width=width).splitlines()
    assert max(map(len, lines)) <= width + 30  # a tag stands before the wrapped title
