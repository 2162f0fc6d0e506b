"""The words of the formats."""

from __future__ import annotations

from typing import get_args

import pytest

from offer_check.render.view import words
from offer_check.report import Evidence, Outcome, Severity, State, Verdict
from tests.render.sample_results import AGREEMENT, because, result


def test_every_verdict_outcome_and_severity_has_words() -> None:
    assert set(words.VERDICTS) == set(get_args(Verdict))
    assert set(words.OUTCOMES) == set(words.MEANINGS) == set(get_args(Outcome))
    assert set(words.HEADS) == set(get_args(Severity))


def test_no_words_promise_that_signing_is_safe() -> None:
    assert "safe" not in " ".join([*words.VERDICTS.values(), *words.MEANINGS.values(), *words.HEADS.values()])


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("flag", "Flag, major"),
        ("ask", "Ask, major"),
        ("waiting", "Waiting, major"),
        ("pass", "Pass"),
        ("error", "Error"),
    ],
)
def test_a_severity_is_told_where_something_is_open(outcome: Outcome, said: str) -> None:
    assert words.outcome(result("LIC-05", outcome, "")) == said


@pytest.mark.parametrize(
    ("text", "state", "said"),
    [("full", "stated", "full"), ("as needed", "unclear", "unclear: “as needed”"), ("", "not_stated", "not stated")],
)
def test_a_value_is_told_with_its_state(text: str, state: State, said: str) -> None:
    assert words.value(text, state) == said


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        (AGREEMENT, "agreement, 7.2: “on a claims-made basis”"),
        (Evidence(source="offer_letter"), "offer letter"),
        (Evidence(source="verbal", words="sure"), "verbal: “sure”"),
    ],
)
def test_evidence_names_the_paper_then_the_place_then_the_words(evidence: Evidence, said: str) -> None:
    assert words.evidence(evidence) == said


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("", ""),
        ("CO", "CO"),
        ("principal state", "principal state"),
        ("Elk Fork Hospital", "Elk Fork Hospital"),
        ("asynchronous_images", "asynchronous images"),
        ("econsult", "e-consult"),
        ("ed_triage", "ED triage"),
        ("low_risk_only", "low-risk only"),
    ],
)
def test_a_subject_that_is_a_code_is_told_in_words(subject: str, said: str) -> None:
    named = because("Kinds of work", "low-risk only", 3)
    assert words.subject(result("MAL-08", "flag", "", named, subject=subject)) == said


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ([("CO", "No license for CO."), ("GA", "No license for GA.")], ("No license for CO and GA.",)),
        ([(s, f"The policy leaves out {s}.") for s in ("CO", "FL", "GA")], ("The policy leaves out CO, FL and GA.",)),
        ([(s, f"{s} is no member.") for s in ("CO", "FL")], ("CO is no member.", "FL is no member.")),
        ([("CO", "No date for CO."), ("GA", "No license for GA.")], ("No date for CO.", "No license for GA.")),
        ([("", "Nothing is stated."), ("", "Nothing is stated.")], ("Nothing is stated.",)),
        ([("CO", "COMPACT"), ("GA", "COMPACT")], ("COMPACT",)),
        ([("a.c", "abc"), ("abc", "abc")], ("abc", "abc")),
    ],
)
def test_texts_alike_but_for_their_subject_become_one(texts: list[tuple[str, str]], said: tuple[str, ...]) -> None:
    assert words.merged(texts) == said


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert [words.sentence(text) for text in ("only TX", "", "É")] == ["Only TX", "", "É"]


def test_a_noun_follows_its_number() -> None:
    assert [words.counted(n, "flag") for n in (0, 1, 2)] == ["0 flags", "1 flag", "2 flags"]
