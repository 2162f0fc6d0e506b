"""`offer-check check`: formats, exit codes, and the promise of one result for every rule and subject."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

BAD = ROOT / "examples" / "dermatology-app-employer.offer.yaml"
PINNED = ("--as-of", "2026-11-22")


def test_a_bad_offer_exits_with_1_and_with_0_when_nothing_may_fail_it(run: Run) -> None:
    assert run("check", BAD, *PINNED).code == 1
    assert run("check", BAD, *PINNED, "--fail-on", "never", "--fail-on-ask", "never").code == 0


def test_the_json_has_one_result_for_each_rule_and_subject_and_counts_that_add_up(run: Run) -> None:
    report = json.loads(run("check", BAD, *PINNED, "-f", "json").out)
    ids = [(r["rule"], r["subject"]) for r in report["results"]]
    assert len(ids) == len(set(ids))
    assert len({rule for rule, _ in ids}) == report["rules"]["count"]
    counts = report["counts"]
    found = Counter(r["outcome"] for r in report["results"])
    assert sum(counts["flag"].values()) == found["flag"] > 0
    assert sum(counts["ask"].values()) == found["ask"]
    sums = sum(counts["flag"].values()) + sum(counts["ask"].values())
    assert counts["total"] == len(ids) == sums + sum(counts[o] for o in ("pass", "waiting", "not_applicable", "error"))


def test_every_flag_names_fields_with_lines_of_the_file(run: Run) -> None:
    report = json.loads(run("check", BAD, *PINNED, "-f", "json").out)
    lines = len(BAD.read_text("utf-8").splitlines())
    flags = [r for r in report["results"] if r["outcome"] == "flag"]
    assert flags
    for flag in flags:
        assert flag["because"], flag["rule"]
        assert all(1 <= b["line"] <= b["end_line"] <= lines for b in flag["because"])


def test_further_packs_come_on_top_of_the_core(run: Run) -> None:
    core = json.loads(run("check", BAD, *PINNED, "-f", "json").out)["rules"]
    more = json.loads(run("check", BAD, *PINNED, "-f", "json", "--pack", "extended").out)["rules"]
    assert (core["packs"], core["count"]) == (["core"], 86)
    assert (more["packs"], more["count"]) == (["core", "extended"], 130)


def test_two_runs_give_the_same_bytes(run: Run) -> None:
    arguments = ("check", BAD, *PINNED, "--pack", "core", "--pack", "extended", "-f", "json")
    assert run(*arguments).out == run(*arguments).out


def test_several_formats_go_to_several_files(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    done = run("check", BAD, *PINNED, "-f", "text", "-f", f"json:{target}")
    assert "LIC-01" in done.out
    assert json.loads(target.read_text("utf-8"))["verdict"] == "fail"


def test_a_quiet_run_still_says_why_in_the_formats_that_do(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    run("check", BAD, *PINNED, "--quiet", "-f", "text", "-f", f"json:{target}")
    assert all(result["because"] for result in json.loads(target.read_text("utf-8"))["results"])


def test_standard_input_is_an_offer_named_dash(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO(BAD.read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, "utf-8"))
    report = json.loads(run("check", "-", "--stdin-filename", "offer.yaml", *PINNED, "-f", "json").out)
    assert report["offer"]["path"] == "offer.yaml"


def test_a_folder_gives_all_reports_in_one_document(run: Run) -> None:
    found = json.loads(run("check", ROOT / "examples", *PINNED, "-f", "json").out)
    paths = [r["offer"]["path"] for r in found["reports"]]
    assert len(paths) == len(list((ROOT / "examples").glob("*.offer.*")))
    assert paths == sorted(paths)


def test_select_evaluates_just_the_rules_that_it_names(run: Run) -> None:
    report = json.loads(run("check", BAD, *PINNED, "-f", "json", "--select", "MAL", "--ignore", "MAL-10").out)
    assert {r["rule"] for r in report["results"]} == {f"MAL-{n:02}" for n in range(1, 10)}


def test_a_changed_parameter_is_told_as_changed(run: Run) -> None:
    report = json.loads(run("check", BAD, *PINNED, "-f", "json", "--set", "MIX-12.notice=30").out)
    assert [p["value"] for p in report["parameters"] if p["changed"]] == ["30"]


@pytest.mark.parametrize("number", ["1e999999999", "-1e999999999", "1e-999999999", "0e999999999", "9" * 5000])
def test_a_parameter_that_nobody_could_write_out_is_refused(run: Run, number: str) -> None:
    done = run("check", BAD, *PINNED, "--set", f"MIX-12.notice={number}")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: MIX-12.notice: a number out of all bounds; accepted: one below ")


def test_schema_only_evaluates_no_rules(run: Run) -> None:
    done = run("check", BAD, "--schema-only")
    assert (done.code, done.out) == (0, f"{BAD}: a valid offer\n")


def test_past_its_last_day_a_table_decides_nothing(run: Run, tmp_path: Path) -> None:
    offer = tmp_path / "a.offer.yaml"
    offer.write_text(
        "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
        "patients: {states: [TX]}\nlicenses: [{state: TX, status: pending, route: compact}]\n"
        "licensing: {principal_state: CA, board_certified: yes}\n",
        "utf-8",
    )
    for day, outcomes in (("2027-01-15", {"flag", "pass"}), ("2027-01-16", {"ask"})):
        report = json.loads(run("check", offer, "--as-of", day, "--select", "LIC-06", "-f", "json").out)
        assert {r["outcome"] for r in report["results"]} == outcomes
