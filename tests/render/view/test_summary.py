"""The first page in data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offer_check.render.view import summary
from offer_check.render.view.summary import CountRow, Piece, Step
from offer_check.report import Report
from tests.render import sample
from tests.render.sample_results import FIRST_YEAR, result

CRITICAL_FLAG = result("MAL-06", "flag", "The tail falls to the physician.")
CRITICAL_ASK = result("ESC-01", "ask", "Nothing is said.")
MAJOR_FLAG = result("RVU-01", "flag", "80 percent of the credit.")
PASS = result("CMP-01", "pass", "Named.")


def test_the_counts_add_up_in_both_directions() -> None:
    report = sample.report()
    rows = summary.counts(report)
    assert rows == (
        CountRow("error", (0, 0, 1, 0)),
        CountRow("flag", (5, 2, 2, 1)),
        CountRow("ask", (1, 13, 1, 0)),
        CountRow("waiting", (0, 3, 0, 0)),
        CountRow("pass", (14, 9, 0, 0)),
        CountRow("not_applicable", (2, 0, 1, 0)),
    )
    assert tuple(map(sum, zip(*(row.by_severity for row in rows), strict=True))) == summary.totals(report)
    assert sum(row.total for row in rows) == sum(summary.totals(report)) == report.counts.total


def test_errors_have_a_row_only_where_there_are_some() -> None:
    assert [row.outcome for row in summary.counts(sample.empty())] == [
        "flag",
        "ask",
        "waiting",
        "pass",
        "not_applicable",
    ]


def test_the_bar_shows_every_result_once() -> None:
    assert summary.pieces(sample.report([CRITICAL_FLAG, MAJOR_FLAG, CRITICAL_ASK, PASS])) == (
        Piece("critical", "critical flag", 1),
        Piece("major", "major flag", 1),
        Piece("ask", "ask", 1),
        Piece("pass", "pass", 1),
    )


@pytest.mark.parametrize(
    ("report", "verdict", "reason"),
    [
        (
            sample.report([CRITICAL_FLAG, CRITICAL_ASK]),
            "Do not sign yet",
            "1 critical flag open: what the offer states",
        ),
        (sample.report([CRITICAL_ASK, PASS]), "Ask first", "1 critical point cannot be decided"),
        (sample.report([MAJOR_FLAG, PASS]), "Negotiate", "No critical point is open. 1 major point to raise"),
        (sample.report([PASS]), "Nothing critical or major found in what is stated", "This speaks of the rules in"),
    ],
)
def test_the_verdict_is_told_with_its_reason(report: Report, verdict: str, reason: str) -> None:
    assert summary.verdict(report) == verdict
    assert summary.reason(report).startswith(reason)


def test_the_reason_of_a_failure_does_not_hide_what_is_undecided() -> None:
    ending = "Besides, 1 critical point cannot be decided from what the offer states."
    assert summary.reason(sample.report([CRITICAL_FLAG, CRITICAL_ASK])).endswith(ending)
    assert "Besides" not in summary.reason(sample.report([CRITICAL_FLAG]))


def test_what_is_accepted_is_not_counted_in_the_reason() -> None:
    accepted = result("MAL-02", "flag", "!", subject="GA", waiver=FIRST_YEAR)
    assert summary.reason(sample.report([CRITICAL_FLAG, accepted])).startswith("1 critical flag open")


def test_the_next_steps_are_the_three_most_urgent_flags_before_asks() -> None:
    assert summary.next_steps(sample.report([MAJOR_FLAG, CRITICAL_ASK, CRITICAL_FLAG, PASS])) == (
        Step("Settle", "The tail falls to the physician.", "critical", (CRITICAL_FLAG,)),
        Step("Ask", CRITICAL_ASK.question, "critical", (CRITICAL_ASK,)),
        Step("Settle", "80 percent of the credit.", "major", (MAJOR_FLAG,)),
    )


def test_no_more_than_three_steps_are_named() -> None:
    assert len(summary.next_steps(sample.report())) == 3


def test_what_is_accepted_is_no_step() -> None:
    accepted = result("MIX-11", "flag", "!", waiver=FIRST_YEAR)
    asked = result("RVU-07", "ask", "?", waiver=FIRST_YEAR)
    assert summary.next_steps(sample.report([accepted, asked, PASS])) == ()


def test_a_step_is_short() -> None:
    (step,) = summary.next_steps(sample.report([replace(CRITICAL_FLAG, message="word " * 100)]))
    assert len(step.text) == summary.LONGEST_STEP
    assert step.text.endswith("…")


def test_a_topic_with_several_points_is_asked_in_its_own_words() -> None:
    asks = [CRITICAL_ASK, result("ESC-02", "ask", "?")]
    (step,) = summary.next_steps(sample.report(asks))
    assert step.text == "What happens when a remote patient has to be seen in person?"


def test_a_topic_without_a_question_is_asked_in_the_words_of_its_first_result() -> None:
    ask = result("CMP-01", "ask", "?", topic="news")
    assert [step.text for step in summary.next_steps(sample.report([ask]))] == [ask.question]


@pytest.mark.parametrize(
    ("label", "employer", "path", "shown"),
    [
        ("Second draft", "Northlake", "a.yaml", "Second draft"),
        ("", "Northlake", "a.yaml", "Northlake"),
        ("", "", "offers/a.offer.yaml", "a.offer.yaml"),
        ("", "", r"offers\a.json", "a.json"),
        ("", "", "", "Offer"),
    ],
)
def test_an_offer_is_called_by_the_best_name_it_has(label: str, employer: str, path: str, shown: str) -> None:
    offer = replace(sample.OFFER, label=label, employer=employer, path=path)
    assert summary.label(sample.report(offer=offer)) == shown


def test_flags_of_one_severity_are_settled_in_the_order_of_the_families() -> None:
    found = [result("CMP-01", "flag", "Pay."), result("MAL-06", "flag", "Tail."), result("LIC-01", "flag", "License.")]
    assert [step.text for step in summary.next_steps(sample.report(found))] == ["License.", "Tail.", "Pay."]
    unknown = replace(found[0], family="AAA")
    assert [step.text for step in summary.next_steps(sample.report([unknown, *found[1:]]))][2] == "Pay."
