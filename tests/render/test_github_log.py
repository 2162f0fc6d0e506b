"""The log of a whole run as GitHub's runner reads it: the order of annotations, how many there are, and no others."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from offer_check.render.github import render
from tests.examples.summary import EXAMPLES, FIXTURES, report_on, stem
from tests.hostile import offers
from tests.hostile.documents import names
from tests.hostile.payloads import REFUSED, acting
from tests.render import sample
from tests.render.annotated import BAD, LEVELS, found, log_of, offer
from tests.render.workflow_log import annotations, commands, others

ALL = [*EXAMPLES, *FIXTURES]


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_every_open_result_is_annotated_or_listed_and_the_worst_are_annotated(path: Path) -> None:
    report = report_on(path)
    log = render([report])
    shown = [c.id for c in annotations(log) if "file" in c.properties]
    listed = [line.partition(": ")[2].partition(" (")[0] for line in others(log)]
    assert sorted([*shown, *listed]) == sorted(r.id for r in report.results if r.counts)
    kinds = Counter(c.name for c in annotations(log))
    assert max(kinds.values()) <= 10
    expected = [r for r in report.results if r.counts]
    for kind, number in kinds.items():
        alike = [r.id for r in expected if LEVELS[r.outcome, r.severity] == kind]
        mine = [c.id for c in annotations(log) if c.name == kind and "file" in c.properties]
        assert mine == alike[: len(mine)]
        assert len(mine) == len(alike) or number == 10


def test_the_worst_of_all_files_comes_first_and_files_keep_their_order() -> None:
    log = log_of(
        offer("b.yaml", found(1, "minor"), found(2, "critical", "ask"), found(3)),
        offer("a.yaml", found(4, "major"), found(5), found(6, "critical", "waiting")),
        BAD,
    )
    assert [(c.name, c.properties["file"], c.properties["line"]) for c in commands(log)[:2]] == [
        ("error", "offers/bad.offer.yaml", "3"),
        ("error", "offers/bad.offer.yaml", "9"),
    ]
    assert [c.id.partition(" ")[2] for c in commands(log)[2:]] == ["N003", "N005", "N002", "N006", "N004", "N001"]


def test_the_order_is_that_of_a_report_over_all_files() -> None:
    shown = [c for c in annotations(render([report_on(path) for path in ALL])) if "file" in c.properties]
    assert len(shown) == 29
    assert all(a <= b for a, b in pairwise(rank(c.properties["title"]) for c in shown))


def rank(title: str) -> int:
    """The rank that the words in brackets stand for."""
    outcome, severity = title.partition("(")[2].partition(")")[0].split(", ")
    return ("critical", "major", "minor", "info").index(severity) * 3 + ("flag", "ask", "waiting").index(outcome)


def test_ten_of_a_kind_are_shown_and_a_notice_says_how_many_more_there_are() -> None:
    log = log_of(
        offer("a.yaml", *(found(n) for n in range(12))),
        offer("b.yaml", *(found(n, "minor") for n in range(20, 31)), *(found(n, "info") for n in range(40, 52))),
    )
    assert Counter(c.name for c in annotations(log)) == {"error": 10, "warning": 10, "notice": 10}
    *_, note, fold, end = commands(log)
    assert note.properties == {"title": "offer-check: and 6 more"}
    assert note.message == (
        "2 errors, 1 warning and 3 notices beyond the 10 of a kind that GitHub shows: "
        "in the log of this step, and in its summary."
    )
    assert (fold.name, end.name) == ("group", "endgroup")
    title = "Tail coverage when the policy is not occurrence"
    assert others(log) == [
        f"error: MAL-06 N010 (flag, critical): {title} [a.yaml:31:12]",
        f"error: MAL-06 N011 (flag, critical): {title} [a.yaml:31:12]",
        f"warning: MAL-06 N030 (flag, minor): {title} [b.yaml:31:12]",
        f"notice: MAL-06 N049 (flag, info): {title} [b.yaml:31:12]",
        f"notice: MAL-06 N050 (flag, info): {title} [b.yaml:31:12]",
        f"notice: MAL-06 N051 (flag, info): {title} [b.yaml:31:12]",
    ]


def test_ten_of_each_kind_need_no_notice() -> None:
    log = log_of(offer("a.yaml", *(found(n) for n in range(10)), *(found(n, "info") for n in range(20, 30))))
    assert Counter(c.name for c in commands(log)) == {"error": 10, "notice": 10}


def test_one_error_too_many_costs_a_tenth_notice_its_place() -> None:
    log = log_of(offer("a.yaml", *(found(n) for n in range(11)), *(found(n, "info") for n in range(20, 30))))
    assert [c.properties["title"] for c in annotations(log)][-1] == "offer-check: and 2 more"
    assert [line.partition(" (")[0] for line in others(log)] == ["error: MAL-06 N010", "notice: MAL-06 N029"]


def test_without_being_asked_for_nothing_that_an_offer_says_is_told_but_subjects() -> None:
    for report in offers.reports():
        subjects = {r.subject for r in report.results}
        assert names(render([report])) <= names(" ".join(subjects))
        assert names(render([report], include_values=True)) > names(" ".join(subjects))


@pytest.mark.parametrize("include_values", [False, True])
def test_hostile_texts_give_no_command(include_values: bool) -> None:
    poisoned = [offers.poisoned(sample.report(), text) for text in ("".join(REFUSED), "::error::x\r\n::add-mask::y")]
    reports = [*offers.reports(), *poisoned]
    log = render(reports, include_values=include_values)
    assert Counter(c.name for c in commands(log)) == {
        "error": 10, "warning": 10, "notice": 10, "group": 1, "endgroup": 1,
    }  # fmt: skip
    assert acting(log) == set()
    told = {name for c in commands(log) for name in c.properties}
    assert told == {"file", "line", "endLine", "col", "endColumn", "title"}
    counted = [r for report in reports for r in report.results if r.counts or r.outcome == "error"]
    assert len(others(log)) == len(counted) - 29
