"""Offers side by side in a terminal: columns that fit, and nothing that acts."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from offer_check.compare import SideBySide
from offer_check.render.side_by_side.json import render as as_json
from offer_check.render.side_by_side.text import render
from tests.render.side_by_side.offers import many, two

WHOLE = """\
2 offers side by side; 29 rules (core), as of 2026-11-22

AT A GLANCE
  The 2 offers, in the order in which they were given. The order says nothing
  about them.

                        Northlake                   Southbay
────────────────────────────────────────────────────────────────────────────────
Verdict                 ■ [DO NOT SIGN YET]         • [NOTHING CRITICAL OR
                                                    MAJOR FOUND IN WHAT IS
                                                    STATED]
Open flags, critical    2                           0
Open flags, major       1                           0
Open flags, minor       0                           0
Open flags, info        0                           0
Open questions,         1                           0
critical
Open questions, major   1                           0
Open questions, minor   0                           0
Open questions, info    0                           0
Employer                not stated                  not stated
Specialty               Dermatology                 Dermatology
What the job mainly is  Direct to consumer, Hybrid  Direct to consumer, Hybrid
                        clinic                      clinic
File                    offers/north.yaml           offers/south.yaml

OPEN FLAGS AND QUESTIONS BY FAMILY
  What is flagged, and what cannot be decided from the offer, in each family of
  rules. Accepted results are left out.

                        Northlake                   Southbay
────────────────────────────────────────────────────────────────────────────────
Licensure               ■ [CRITICAL] 2 flags        nothing open
Malpractice             ■ [CRITICAL] 1 question     nothing open
                        ▲ [MAJOR] 1 flag, 1
                        question
Credit and billing      nothing open                nothing open
Pay model               nothing open                nothing open
Visit mix and place     nothing open                nothing open
Escalation              nothing open                nothing open

RULES THAT COME OUT DIFFERENTLY
  The heaviest result of each rule whose outcome, severity or number of cases is
  not the same for the 2 offers.

                        Northlake                   Southbay
────────────────────────────────────────────────────────────────────────────────
Licensure
LIC-01 A license in     ■ [FLAG, CRITICAL] CO, GA   ✓ [PASS]
every patient state
Malpractice
MAL-05 Claims-made or   ? [ASK, MAJOR]              ✓ [PASS]
occurrence
MAL-06 Tail coverage    ▲ [FLAG, MAJOR]             ✓ [PASS]
when the policy is not
occurrence
MAL-07 Who provides     … [WAITING, CRITICAL]       ✓ [PASS]
and funds the coverage
Credit and billing
RVU-07 Coding and       ◆ [FLAG, MINOR] accepted    ✓ [PASS]
billing are somebody's
job

TERMS THAT DIFFER
  What the offers say, field by field, where they do not say the same. Where
  they take several parts, a part leaves out what none of its offers states.

                        Northlake                   Southbay
────────────────────────────────────────────────────────────────────────────────
patients
Patient states          CO, GA, TX                  TX
licenses
License TX              where it stands: held;      not stated
                        cost: unclear: “soon”
"""


def test_the_whole_text() -> None:
    assert render(two(), width=80) == WHOLE


def test_quiet_leaves_the_verdicts_and_the_counts() -> None:
    text = render(two(), quiet=True)
    assert "AT A GLANCE" in text
    assert "FAMILY" not in text


@pytest.mark.parametrize(("number", "width"), [(2, 60), (3, 80), (7, 100), (12, 140)])
def test_every_offer_has_a_column_and_lines_fit_the_width(number: int, width: int) -> None:
    text = render(many(number), width=width)
    assert [n for n in range(2, number + 1) if f"Offer {n}" not in text] == []
    assert max(map(len, text.splitlines())) <= max(width, 24 + 24)


def test_without_unicode_the_text_is_ascii() -> None:
    assert render(two(), unicode=False).isascii()


def test_color_adds_nothing_but_color() -> None:
    assert re.sub("\x1b\\[[0-9;]*m", "", render(two(), color=True)) == render(two())


def test_text_of_an_offer_never_acts_on_the_terminal() -> None:
    hostile = "\x1b]0;owned\x07‮::error::##[error]"
    found = two()
    offers = tuple(replace(o, name=hostile, offer=replace(o.offer, employer=hostile)) for o in found.offers)
    terms = tuple(
        replace(row, label=hostile, values=tuple(replace(v, value=hostile, state="stated") for v in row.values))
        for row in found.terms
    )
    text = render(replace(found, offers=offers, terms=terms))
    assert [c for c in ("\x1b", "\x07", "‮", "::error", "##[") if c in text] == []


def test_the_json_names_its_format_and_holds_everything() -> None:
    data = json.loads(as_json(two()))
    assert data["format"] == "offer-check-matrix/1"
    assert TypeAdapter(SideBySide).validate_python(data) == two()
