"""How a report says what is new since its baseline: in short, on each result, and what is gone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from offer_check.render import html, markdown, text
from offer_check.render.view import baseline
from offer_check.report import Report
from tests.baseline.kept import against
from tests.compare.made import named, of, one

THEN = of("MAL-01 flag critical", "MAL-02 TX flag major", "MAL-05 ask major", "LIC-02 ask major", "LIC-04 ask major")
NOW = of(
    *("MAL-01 flag critical", "MAL-02 TX flag critical", "MAL-02 CO flag critical", "MAL-05 ask minor"),
    *("LIC-02 pass major", "LIC-04 waiting major", "MIX-01 ask major"),
)
STANDING = (
    "Against the baseline of 2026-11-22 (base.json): 2 new, 1 worse, 1 better, 2 unchanged, 1 gone. The exit code "
    "counts what is new or worse; the verdict takes no account of a baseline."
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(tmp_path)
    return against(Path(), THEN, NOW)


def flat(written: str) -> str:
    return re.sub(r"\s+", " ", written)


def words_of(page: str) -> str:
    return flat(re.sub(r"<[^>]+>", " ", page.partition("</style>")[2]))


def test_what_is_new_worse_better_unchanged_and_gone_is_counted(report: Report) -> None:
    assert baseline.standing(report) == STANDING


def test_a_report_without_a_baseline_says_nothing_of_one() -> None:
    assert (baseline.standing(NOW), baseline.gone(NOW), baseline.new_rules(NOW)) == ("", (), ())
    assert {baseline.mark(r) for r in NOW.results} == {""}
    for written in (text.render([NOW]), markdown.render([NOW]), words_of(html.render([NOW]))):
        assert "baseline" not in written


def test_a_baseline_without_a_report_on_the_offer_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = against(Path(), named("Another", "another.yaml"), NOW)
    expected = "The baseline base.json has no report on this offer, so everything counts as new."
    assert baseline.standing(found) == expected
    for written in (text.render([found]), markdown.render([found]), words_of(html.render([found]))):
        assert expected in flat(written)


def test_the_text_marks_what_is_new(report: Report) -> None:
    written = flat(text.render([report]))
    assert STANDING in written
    for told in (
        "MAL-01: The policy names telemedicine (in the baseline) ",
        "MAL-02 TX: Coverage in every patient state (worse than in the baseline) ",
        "MAL-02 CO: Coverage in every patient state (new) ",
        "MAL-05: Claims-made or occurrence (in the baseline, heavier there) ",
        "MIX-01: The remote and in-person split is written down (new) ",
        "LIC-04: Who obtains and pays for extra licenses (in the baseline) ",
        "In the baseline and no concern any more: LIC-02 ",
        "Not in the baseline, because their rules are new to it: MIX-01 ",
    ):
        assert told in written


def test_markdown_marks_what_is_new(report: Report) -> None:
    written = flat(markdown.render([report]).replace("\\", ""))
    assert STANDING in written
    for told in (
        "MAL-02 TX **(worse than in the baseline)**",
        "MAL-02 CO **(new)**",
        "MIX-01 **(new)**",
        "Not in the baseline, because their rules are new to it: MIX-01",
        "| LIC-02 | The patient states are named | major ask |",
    ):
        assert told in written


def test_the_page_marks_what_is_new(report: Report) -> None:
    written = words_of(html.render([report]))
    assert written.count(STANDING) == 2
    for told in (
        "MAL-02 TX worse than in the baseline",
        "MAL-02 CO new ",
        "MIX-01 new ",
        "Not in the baseline, because their rules are new to it: MIX-01.",
        "LIC-02 The patient states are named major ask",
    ):
        assert told in written


def test_findings_of_one_rule_are_told_apart_by_the_baseline(report: Report) -> None:
    alike = replace(report, results=tuple(replace(r, known="new") for r in report.results))
    assert "MAL-02 CO, MAL-02 TX: Coverage in every patient state (new) " in flat(text.render([alike]))


def test_nothing_in_a_baseline_acts_on_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = "\x1b[31m\n::error::x <script>alert(1)</script>\u202e"
    then = of(one("MAL-01 flag critical", title=hostile), one("MAL-05 TX flag major", subject=hostile))
    found = against(Path(), then, of("MAL-01 pass critical", "MAL-05 TX pass major"))
    for render in (text.render, markdown.render, html.render):
        written = render([found])
        assert not {"\x1b", "\u202e"} & set(written)
        assert not any(line.startswith("::") for line in written.splitlines())
        assert "<script>alert" not in written or render is text.render
