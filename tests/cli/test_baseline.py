"""`check --baseline`: what is there already does not fail a run, what is gone is told, and what is new counts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

BAD = ROOT / "examples" / "dermatology-app-employer.offer.yaml"
OTHER = ROOT / "tests" / "fixtures" / "bare-posting.offer.yaml"
DAY = ("--as-of", "2026-11-22")
ALL = ("--fail-on", "info", "--fail-on-ask", "info")
TAIL = "  tail_paid_by: physician"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(BAD, "a.offer.yaml")
    return tmp_path


@pytest.fixture
def base(run: Run, folder: Path) -> str:
    run("check", "a.offer.yaml", "-f", "json:base.json", *DAY)
    return "base.json"


def changed(old: str, new: str) -> None:
    text = Path("a.offer.yaml").read_text("utf-8")
    assert text.count(old) == 1
    Path("a.offer.yaml").write_text(text.replace(old, new), "utf-8")


def test_what_is_in_the_baseline_does_not_fail_the_run_and_the_verdict_stays(run: Run, base: str) -> None:
    assert run("check", "./a.offer.yaml", "--baseline", base, *DAY).err == ""
    done = run("check", "a.offer.yaml", "--baseline", base, *DAY, *ALL, "-f", "json")
    report = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert report["verdict"] == "fail"
    assert {result["known"] for result in report["results"]} == {None, "unchanged"}
    found = report["counts"]
    assert found["in_baseline"] == sum(found["flag"].values()) + sum(found["ask"].values()) + found["waiting"]
    assert report["baseline"] == {
        "path": base,
        "as_of": "2026-11-22",
        "offer": "a.offer.yaml",
        "gone": [],
        "new_rules": [],
    }


def test_what_is_new_fails_the_run(run: Run, base: str) -> None:
    changed("  covers_telemedicine: yes", "  covers_telemedicine: no")
    done = run("check", "a.offer.yaml", "--baseline", base, *DAY)
    assert done.code == 1
    assert "MAL-01: " in done.out
    assert "(new)" in done.out


def test_what_is_gone_is_told_and_fails_a_strict_run(run: Run, base: str) -> None:
    changed(TAIL, "  tail_paid_by: employer")
    gone = f"note: {base} has 1 entry that is no concern any more: MAL-06\n"
    done = run("check", "a.offer.yaml", "--baseline", base, *DAY)
    assert (done.code, done.err) == (0, gone)
    assert "In the baseline and no concern any more: MAL-06\n" in done.out
    strict = run("check", "a.offer.yaml", "--baseline", base, "--strict-baseline", *DAY)
    renew = f"note: with --strict-baseline this is exit code 1; to renew the baseline: -f json:{base}\n"
    assert (strict.code, strict.err) == (1, gone + renew)
    renewed = run("check", "a.offer.yaml", "--baseline", base, "-f", f"json:{base}", *DAY)
    assert renewed.code == 0
    again = run("check", "a.offer.yaml", "--baseline", base, "--strict-baseline", *DAY)
    assert (again.code, again.err) == (0, "")


def test_rules_that_the_baseline_was_made_without_are_named(run: Run, base: str) -> None:
    done = run("check", "a.offer.yaml", "--baseline", base, "--pack", "extended", *DAY)
    assert done.code == 1
    assert done.err.startswith(f"note: {base} was made without AUT-02, ")
    assert "Not in the baseline, because their rules are new to it: " in done.out


def test_each_offer_of_a_folder_is_held_against_its_own_report(run: Run, folder: Path) -> None:
    shutil.copy(OTHER, "b.offer.yaml")
    run("check", ".", "-f", "jsonl:all.jsonl", *DAY)
    shutil.copy(OTHER, "c.offer.yaml")
    done = run("check", ".", "--baseline", "all.jsonl", *DAY, "-f", "json")
    reports = {report["offer"]["path"]: report for report in json.loads(done.out)["reports"]}
    assert done.code == 1
    assert done.err == "note: all.jsonl has no report on c.offer.yaml: all that is found there is new\n"
    known = {path: {r["known"] for r in report["results"]} - {None} for path, report in reports.items()}
    assert known == {"a.offer.yaml": {"unchanged"}, "b.offer.yaml": {"unchanged"}, "c.offer.yaml": {"new"}}


def test_another_draft_alone_is_held_against_the_only_report(run: Run, base: str) -> None:
    Path("a.offer.yaml").rename("second.offer.yaml")
    done = run("check", "second.offer.yaml", "--baseline", base, *DAY)
    told = f"{base} has a report on another path, taken for the same offer: second.offer.yaml (then a.offer.yaml)"
    assert (done.code, done.err) == (0, f"note: {told}\n")


def test_one_report_is_not_taken_for_every_offer_of_a_run(run: Run, base: str) -> None:
    shutil.copy("a.offer.yaml", "b.offer.yaml")
    done = run("check", "a.offer.yaml", "b.offer.yaml", "--baseline", base, *DAY)
    assert (done.code, done.err) == (1, f"note: {base} has no report on b.offer.yaml: all that is found there is new\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"format": "offer-check-report/1", "tool": ', ":1:43: not JSON: the file ends too early"),
        ('{"format": "offer-check-report/2"}', ":1:12: format: unknown format 'offer-check-report/2'"),
        ('{"hello": 1}', ":1:1: format: no format; accepted: offer-check-report/1"),
        ("", ":1:1: the file is empty"),
    ],
)
def test_a_baseline_that_is_none_stops_the_run_before_it_begins(text: str, said: str, run: Run, folder: Path) -> None:
    Path("base.json").write_text(text)
    done = run("check", "a.offer.yaml", "--baseline", "base.json", "-f", "json:new.json")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"error: base.json{said}")
    assert not Path("new.json").exists()


def test_a_strict_baseline_needs_one(run: Run) -> None:
    done = run("check", "a.offer.yaml", "--strict-baseline")
    assert done.code == 2
    assert done.err == "error: --strict-baseline needs a baseline; name it with --baseline REPORT\n"


def test_the_configuration_may_name_a_strict_baseline(run: Run, base: str) -> None:
    Path("offer-check.toml").write_text(f'baseline = "{base}"\nstrict-baseline = true\n')
    assert run("check", "a.offer.yaml", *DAY).code == 0
    changed(TAIL, "  tail_paid_by: employer")
    assert run("check", "a.offer.yaml", *DAY).code == 1
    assert run("check", "a.offer.yaml", "--no-strict-baseline", *DAY).code == 0
