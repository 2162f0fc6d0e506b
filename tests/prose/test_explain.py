"""Rules in prose: every rule has a page, and the page says in words what the file says in patterns."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import pytest

from offer_check.checker.checker import tables_of
from offer_check.judge.rules import every
from offer_check.prose import explain
from offer_check.ruleset.ruleset import Rules

RULES = every()
TABLES = tables_of(RULES)


@cache
def text_of(rule: str) -> str:
    """The whole page of a rule."""
    return explain(RULES.rules[rule], RULES, TABLES)


def page(rule: str, rules: Rules = RULES) -> dict[str, str]:
    """The sections of a page by their headings, each on one line; the first stands under an empty heading."""
    text = text_of(rule) if rules is RULES else explain(rules.rules[rule], rules, TABLES)
    blocks = text.rstrip("\n").split("\n\n")
    sections = {"": " ".join(blocks[0].split("\n"))}
    for block in blocks[1:]:
        title, _, text = block.partition("\n")
        sections[title] = " ".join(text.split())
    return sections


def test_the_page_of_a_rule_with_subjects() -> None:
    assert page("LIC-01") == {
        "": "LIC-01: A license in every patient state Severity critical; pack core; topic “Patient states and "
        "licenses”; since 0.1.0; column “License” of the state matrix.",
        "Applies when all of this holds": "- The job has a role that is patient-facing. Otherwise: no patients in this "
        "role. - Not the case: what is stated shows a federal post (VA, DoD) held as an employee, not as a contractor. "
        "Otherwise: federal employee: one license of any state serves. - Not all of this together: “Training or full "
        "license” is training; and the job has no role that is patient-facing and is not “Supervised telemedicine in "
        "training”. Otherwise: supervised trainee on a training license.",
        "One result for each": "Patient state. Where there is none: no patient state is listed.",
        "Waits for": "- LIC-02 (The patient states are named), while that is flagged, open or waiting itself.",
        "Flags when": "- There is no license whose state is that state and whose status is held, pending, to be "
        "obtained or exception claimed. Says: “No license for [state] is held, filed or planned.”",
        "Passes when": "- There is a license whose state is that state and whose status is held, pending or to be "
        "obtained. Says: “License for [state]: [status].”",
        "Asks otherwise": "Whatever is neither flagged nor passed, above all what the offer does not say, becomes a "
        "question.",
        "Why": RULES.rules["LIC-01"].why,
        "Question for the employer": RULES.rules["LIC-01"].question,
        "A good term": RULES.rules["LIC-01"].good,
        "Sources": " ".join(f"- {RULES.guides[c.guide].title}: {c.section}" for c in RULES.rules["LIC-01"].sources),
        "Reads these fields of the offer": "- “States where patients will be during visits”: patients.states "
        "- “What the job mainly is”: about.role_type - “Federal (VA/DoD) post”: about.federal_employer "
        "- “Employee or contractor”: about.engagement - “Training or full license”: training.license_type "
        "- “Your licenses”: licenses - “Where it stands”: licenses.status",
    }


@pytest.mark.parametrize(
    ("rule", "section", "text"),
    [
        (
            "MIX-02",
            "Flags when",
            "- “Remote share” (computed) is over 60 percent (parameter most) and is under 95 percent (parameter full).",
        ),
        ("MIX-02", "Flags when", "(parameter least). Severity info. Says: "),
        ("MIX-02", "Numbers that you can set", "- MIX-02.full: 95 percent (our own figure, no guide has it)"),
        ("MIX-02", "Waits for", "waiting itself, as long as “Remote share” (computed) is not stated"),
        ("RVU-01", "Severity", "- Critical when “Pay model” includes wRVU only. - Major otherwise,"),
        ("LIC-06", "Passes when", "“Board certified” is yes or is on or before “First working day”"),
        ("LIC-06", "Applies when all of this holds", ". Where nothing is said about it, the rule does not apply. "),
        ("MIX-17", "Flags when", "Never: this rule only asks and passes."),
        (
            "MIX-19",
            "Passes when",
            "- Nothing stated shows a preference that the offer does not show to be met.",
        ),
        (
            "MAL-09",
            "Passes when",
            "“What the job mainly is” includes neither “Remote planning and contouring”",
        ),
        ("ESC-02", "Numbers that you can set", "- ESC-02.within: unset, so what uses it is off"),
        ("LIC-09", "Asks otherwise", "The question also asks for “CME allowance”."),
        (
            "MAL-08",
            "Severity",
            "- Critical when that kind of work is second opinion, ED triage or asynchronous images.",
        ),
        ("LIC-06", "Passes when", "whose status is “issues licenses, and can be the principal state”;"),
        ("LIC-06", "Passes when", "- The name of that compact leg is not principal state;"),
        (
            "MIX-08",
            "Passes when",
            "“Remote days” is at least 1 day a week (parameter least) and is at most 2 days a week",
        ),
        ("CMP-04", "Applies when all of this holds", "; or (what is stated shows an independent contractor"),
        ("CLN-03", "Applies when all of this holds", "“Presentations in remote scope” is not in words that cannot be"),
        ("ESC-08", "Flags when", "whose staff present is stated as an empty list."),
    ],
)
def test_patterns_become_sentences(rule: str, section: str, text: str) -> None:
    assert text in page(rule)[section]


def test_a_changed_number_is_said_to_be_yours() -> None:
    changed = RULES.set({"MIX-02.most": Decimal(50)})
    assert "- MIX-02.most: 50 percent (changed by you)" in page("MIX-02", changed)["Numbers that you can set"]


@pytest.mark.parametrize("rule", RULES.rules)
def test_every_rule_has_a_page_in_words(rule: str) -> None:
    sections = page(rule)
    words = " ".join(text for title, text in sections.items() if title != "Reads these fields of the offer")
    assert {"Flags when", "Passes when", "Asks otherwise", "Why", "Question for the employer"} <= sections.keys()
    codes = set(re.findall(r"\$[a-z]|[{}]|\b[a-z]+_[a-z_]+", words))
    assert codes - set(RULES.rules[rule].parameters) == set()


@pytest.mark.parametrize("rule", RULES.rules)
def test_no_line_of_a_page_is_too_wide(rule: str) -> None:
    assert max(map(len, text_of(rule).splitlines())) <= 100


def test_the_head_of_a_rule_names_the_section_of_a_report() -> None:
    assert page("RVU-03")[""].endswith("; shown in the section “Work that earns nothing, or may” of a report.")
