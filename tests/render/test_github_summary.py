"""The summary of a step, read by the parser that GitHub runs."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from offer_check.render.github.summary import LIMIT, Writer, render
from offer_check.report import Baseline, FileStatus, Gone, Overview, Report, Waiver, WaiverEntry
from tests.examples.summary import EXAMPLES, FIXTURES, report_on, stem
from tests.hostile import offers
from tests.hostile.documents import names
from tests.hostile.payloads import REFUSED, acting
from tests.render import gfm, sample
from tests.render.annotated import BAD, found, offer
from tests.render.sample_results import FIRST_YEAR, TAIL, result

TITLE = "Tail coverage when the policy is not occurrence"


def summary(*items: Report | FileStatus, limit: int = LIMIT, include_values: bool = False) -> str:
    """The summary of a run over files."""
    writer = Writer(limit=limit, include_values=include_values)
    files = tuple(item if isinstance(item, FileStatus) else FileStatus.of(item) for item in items)
    return "".join(writer.joined(map(writer.piece, items), lambda: Overview(files=files)))


def rows(markdown: str) -> list[list[str]]:
    """The rows of all tables of files, their heads left out."""
    return [row for table in gfm.tables(markdown)[1:] for row in table[1:]]


@pytest.mark.parametrize("path", [*EXAMPLES, *FIXTURES], ids=stem)
def test_it_lists_every_open_result_of_a_file_in_the_order_of_the_report(path: Path) -> None:
    report = report_on(path)
    assert [gfm.lines(row[1])[0] for row in rows(render([report]))] == [r.id for r in report.results if r.counts]


def test_it_tells_severity_rule_title_and_line_and_counts_what_it_does_not_list() -> None:
    accepted = replace(found(2), waiver=FIRST_YEAR)
    old = replace(found(3, "major"), known="unchanged")
    ask, passed = found(4, "major", "ask"), found(5, outcome="pass")
    gone = Baseline(
        path="old.json",
        as_of="2026-01-01",
        gone=(
            Gone(rule="LIC-01", subject="TX", outcome="flag", severity="critical", title="A license", fingerprint="f"),
        ),
    )
    report = replace(offer("a.yaml", found(1), accepted, old, ask, passed), baseline=gone)
    assert summary(report).split("\n\n") == [
        "## offer-check: 1 offer",
        "| Verdict | Offers |\n| --- | ---: |\n| Do not sign yet | 1 |",
        "### a.yaml: Do not sign yet",
        "3 flags (2 critical, 1 major), 1 ask (1 major), 0 waiting, 1 passed, 0 not applicable. "
        "Accepted by a waiver, and not listed: 1. No worse than in the baseline, and not listed: 1. "
        "In the baseline, and settled since: 1.",
        "| Severity | Result | What it is about | Line |\n| --- | --- | --- | ---: |\n"
        f"| ■ critical flag | MAL-06 N001 | {TITLE} | 31 |\n"
        f"| ? major ask | MAL-06 N004 | {TITLE} | 31 |\n",
    ]


def test_the_worst_file_comes_first_and_one_that_was_not_checked_before_all() -> None:
    fine, bad, vague = offer("fine.yaml"), offer("bad.yaml", found(1)), offer("vague.yaml", found(1, outcome="ask"))
    markdown = summary(fine, vague, bad, BAD, replace(fine, offer=replace(fine.offer, path="also-fine.yaml")))
    assert gfm.headings(markdown) == [
        (2, "offer-check: 5 offers"),
        (3, "offers/bad.offer.yaml: Not checked"),
        (3, "bad.yaml: Do not sign yet"),
        (3, "vague.yaml: Ask first"),
        (3, "fine.yaml: Nothing critical or major found in what is stated"),
        (3, "also-fine.yaml: Nothing critical or major found in what is stated"),
    ]
    assert gfm.tables(markdown)[0] == [
        ["Verdict", "Offers"],
        ["Not checked", "1"],
        ["Do not sign yet", "1"],
        ["Ask first", "1"],
        ["Nothing critical or major found in what is stated", "2"],
    ]


def test_a_file_that_was_not_checked_shows_each_fault_with_its_line() -> None:
    assert gfm.lines(summary(BAD))[-2:] == [
        "line 3: unknown key; accepted: states",
        "line 9: pay.base: found …; accepted: a number",
    ]
    died = FileStatus(path="big.yaml", status="died", error="signal 9")
    assert gfm.lines(summary(died))[-1] == (
        "The process that checked this file ended too early, so nothing is known of the offer."
    )


def test_a_rule_that_failed_is_listed() -> None:
    (row,) = rows(summary(offer("a.yaml", result("LIC-09", "error", "KeyError: 'base'"))))
    assert row[:3] == [
        "! minor error",
        "LIC-09",
        "Renewals and administration: offer-check failed on this rule, the log says why",
    ]


def test_waivers_that_accept_nothing_any_more_are_told() -> None:
    waiver = Waiver(reason="Settled by phone.", by="A. Rivera", until="2026-10-31")
    entries = [
        WaiverEntry(rule="LIC-01", subject="TX", waiver=waiver, status=status, path="waivers.yaml", line=line)
        for line, status in enumerate(("in_force", "expired", "unused", "not_evaluated"), 3)
    ]
    assert gfm.lines(summary(replace(offer("a.yaml"), waivers=tuple(entries))))[-2:] == [
        "Waiver expired: LIC-01 TX, last day 2026-10-31 (waivers.yaml, line 4)",
        "Waiver unused: LIC-01 TX (waivers.yaml, line 5)",
    ]


def test_it_holds_no_more_bytes_than_it_may_and_says_what_is_left_out() -> None:
    reports = [report_on(path) for path in EXAMPLES]
    whole = summary(*reports)
    for limit in (20_000, 10_000, 2_048):
        markdown = summary(*reports, limit=limit)
        assert len(markdown.encode()) <= limit
        kept = [text for level, text in gfm.headings(markdown) if level == 3]
        assert kept == [text for level, text in gfm.headings(whole) if level == 3][: len(kept)]
        left = [r for r in reports if not any(Path(r.offer.path).name in text for text in kept)]
        count = sum(res.counts for r in left for res in r.results)
        assert gfm.lines(markdown)[-1] == (
            f"Left out here, because GitHub shows no more: {len(left)} files with {count} open results. "
            "The log of the step has them all."
        )
    assert summary(*reports, limit=2_047) == ""


def test_one_file_with_very_many_results_is_cut_by_itself() -> None:
    report = offer("a.yaml", *(found(n) for n in range(1_000)))
    markdown = summary(report, include_values=True)
    assert len(rows(markdown)) == 300
    assert gfm.lines(markdown)[-1] == "And 700 more in this file."


def test_values_are_told_where_they_are_asked_for() -> None:
    flag = result("MAL-06", "flag", "The base is $420,000.", TAIL)
    assert "420,000" not in summary(offer("a.yaml", flag))
    (row,) = rows(summary(offer("a.yaml", flag), include_values=True))
    assert row[2] == f"{TITLE}. The base is $420,000."


def texts(reports: Iterable[Report]) -> str:
    """What a summary may show of offers and waiver files without being asked for values."""
    found = [r.subject for report in reports for r in report.results]
    return " ".join([*found, *(text for report in reports for w in report.waivers for text in (w.subject, w.path))])


@pytest.mark.parametrize("include_values", [False, True])
def test_hostile_texts_are_inert(include_values: bool) -> None:
    poison = ("".join(REFUSED), "::error::x\r\n::add-mask::y", "| <b>x</b> | [y](https://evil.example) |\n\n# z")
    poisoned = [offers.poisoned(sample.report(), text) for text in poison]
    markdown = render([*offers.reports(), *poisoned], include_values=include_values)
    assert {token.type for token in gfm.tokens(markdown)} <= gfm.INERT
    tags, page = gfm.github(markdown)
    assert tags <= gfm.TAGS
    assert gfm.FOUND_LATER.search(page) is None
    assert {len(row) for table in gfm.tables(markdown)[1:] for row in table} == {4}
    assert acting(markdown.replace("\N{ZERO WIDTH SPACE}", "")) == set()
    assert (names(markdown) <= names(texts(offers.reports()))) is not include_values


def test_a_writer_can_be_sent_to_another_process() -> None:
    writer = Writer(include_values=True, root="/a", limit=5)
    assert pickle.loads(pickle.dumps(writer)) == writer
