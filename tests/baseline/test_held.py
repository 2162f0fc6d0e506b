"""What a result is against the baseline, what is gone, and what counts for the exit code and the verdict."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from offer_check.report import Baseline, Counts, Gone, fingerprint
from tests.baseline.kept import against, known
from tests.compare.made import ACCEPTED, of, one


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("pass major", "flag major", "new"),
        ("not_applicable major", "ask major", "new"),
        ("error major", "flag major", "new"),
        ("flag major", "flag critical", "worse"),
        ("ask major", "flag major", "worse"),
        ("flag minor", "ask critical", "worse"),
        ("flag critical", "ask critical", "better"),
        ("flag critical", "flag info", "better"),
        ("ask major", "waiting major", "unchanged"),
        ("flag major", "flag major", "unchanged"),
        ("flag major", "pass major", None),
        ("flag major", "not_applicable major", None),
        ("flag major", "error major", None),
    ],
)
def test_a_result_in_both_reports_is(then: str, now: str, expected: str | None, tmp_path: Path) -> None:
    assert known(against(tmp_path, of(f"MAL-06 {then}"), of(f"MAL-06 {now}"))) == {"MAL-06": expected}


def test_only_what_is_new_or_worse_counts_for_the_exit_code(tmp_path: Path) -> None:
    then = of("MAL-01 flag major", "MAL-02 ask major", "MAL-05 flag critical", "MAL-06 pass major")
    now = of("MAL-01 flag major", "MAL-02 flag major", "MAL-05 flag minor", "MAL-06 flag major")
    report = against(tmp_path, then, now)
    assert {r.id for r in report.results if r.counts} == {"MAL-02", "MAL-06"}
    assert report.counts == replace(Counts.of(now.results), in_baseline=2)


def test_the_verdict_does_not_know_of_the_baseline(tmp_path: Path) -> None:
    report = against(tmp_path, of("MAL-06 flag critical"), of("MAL-06 flag critical"))
    assert (report.verdict, report.worst("flag"), report.reaches("info", "info")) == ("fail", None, False)


def test_a_question_on_the_whole_offer_excuses_as_heavy_ones_on_its_subjects(tmp_path: Path) -> None:
    then = of("LIC-01 ask critical")
    now = of("LIC-01 FL flag critical", "LIC-01 TX pass critical", "LIC-01 GA ask critical", "LIC-01 OH ask major")
    report = against(tmp_path, then, now)
    assert known(report) == {
        "LIC-01 FL": "worse",
        "LIC-01 TX": None,
        "LIC-01 GA": "unchanged",
        "LIC-01 OH": "better",
    }
    assert report.baseline == Baseline(path=str(tmp_path / "base.json"), as_of=then.as_of, offer=then.offer.path)


@pytest.mark.parametrize(
    ("then", "expected"),
    [("ask minor", "worse"), ("ask critical", "unchanged"), ("flag critical", "better"), ("pass critical", "new")],
)
def test_a_question_on_the_whole_offer_is_excused_by_the_heaviest_on_a_subject(
    then: str, expected: str, tmp_path: Path
) -> None:
    report = against(tmp_path, of("LIC-01 FL ask info", f"LIC-01 TX {then}"), of("LIC-01 ask critical"))
    assert known(report) == {"LIC-01": expected if then != "pass critical" else "worse"}


def test_a_subject_that_came_is_new_and_one_that_went_is_gone(tmp_path: Path) -> None:
    then, now = of("LIC-01 CO flag major", "LIC-01 TX pass major"), of("LIC-01 FL ask major", "LIC-01 TX pass major")
    report = against(tmp_path, then, now)
    assert known(report) == {"LIC-01 FL": "new", "LIC-01 TX": None}
    assert report.baseline
    assert report.baseline.gone == (
        Gone(
            rule="LIC-01",
            subject="CO",
            outcome="flag",
            severity="major",
            title=then.results[0].title,
            fingerprint=fingerprint("LIC-01", "CO"),
        ),
    )


@pytest.mark.parametrize("now", ["pass major", "not_applicable major"])
def test_what_is_settled_is_gone(now: str, tmp_path: Path) -> None:
    report = against(tmp_path, of("MAL-01 ask major", "MAL-02 pass major"), of(f"MAL-01 {now}", "MAL-02 pass major"))
    assert report.baseline
    assert [gone.id for gone in report.baseline.gone] == ["MAL-01"]


@pytest.mark.parametrize("now", [("MIX-01 pass major",), ("MAL-01 error major",), ("MAL-01 TX ask info",)])
def test_nothing_is_gone_of_which_nothing_is_known_or_something_is_left(now: tuple[str, ...], tmp_path: Path) -> None:
    report = against(tmp_path, of("MAL-01 flag major"), of(*now))
    assert report.baseline
    assert report.baseline.gone == ()


def test_what_was_accepted_then_and_is_open_now_is_new(tmp_path: Path) -> None:
    then = of(one("MAL-01 flag major", waiver=ACCEPTED), one("MAL-02 flag major", waiver=ACCEPTED), "MAL-05 flag major")
    now = of("MAL-01 flag major", one("MAL-02 flag major", waiver=ACCEPTED), one("MAL-05 flag major", waiver=ACCEPTED))
    report = against(tmp_path, then, now)
    assert known(report) == {"MAL-01": "new", "MAL-02": "unchanged", "MAL-05": "unchanged"}
    assert [r.id for r in report.results if r.counts] == ["MAL-01"]
    assert report.baseline
    assert report.baseline.gone == ()


def test_what_was_accepted_and_is_settled_was_no_entry_and_is_not_gone(tmp_path: Path) -> None:
    report = against(tmp_path, of(one("MAL-01 flag major", waiver=ACCEPTED)), of("MAL-01 pass major"))
    assert report.baseline
    assert report.baseline.gone == ()


def test_a_rule_that_was_not_evaluated_then_counts_and_is_named(tmp_path: Path) -> None:
    report = against(
        tmp_path, of("MAL-01 flag major"), of("MAL-01 flag major", "MIX-02 ask minor", "ESC-01 pass minor")
    )
    assert known(report) == {"MAL-01": "unchanged", "MIX-02": "new", "ESC-01": None}
    assert report.baseline
    assert report.baseline.new_rules == ("MIX-02",)
    assert report.reaches("major", "minor")


def test_a_baseline_made_with_a_baseline_is_one(tmp_path: Path) -> None:
    first = against(tmp_path, of("MAL-01 flag major"), of("MAL-01 flag major", "MAL-02 flag major"))
    assert known(against(tmp_path, first, of("MAL-01 flag major", "MAL-02 flag major"))) == dict.fromkeys(
        ("MAL-01", "MAL-02"), "unchanged"
    )
