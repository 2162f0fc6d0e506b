"""`offer-check compare`: drafts and saved reports, formats, exit codes, faults."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import ROOT, Run

BAD = ROOT / "examples" / "dermatology-app-employer.offer.yaml"
GOOD = ROOT / "examples" / "dermatology-group-practice.offer.json"
PINNED = ("--as-of", "2026-11-22")
OCCURRENCE = ("  policy_type: claims_made", "  policy_type: occurrence")
NO_LICENSE = ("{state: GA, status: held", "{state: GA, status: not_held")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The bad offer with an occurrence policy."""
    return changed(tmp_path / "draft.offer.yaml", OCCURRENCE)


def changed(path: Path, change: tuple[str, str]) -> Path:
    text = BAD.read_text("utf-8")
    assert text.count(change[0]) == 1
    path.write_text(text.replace(*change), "utf-8")
    return path


def kinds(out: str, *wanted: str) -> list[tuple[str, str]]:
    return [(c["kind"], c["id"]) for c in json.loads(out)["changes"] if c["kind"] in wanted or not wanted]


def test_a_repaired_term_fixes_its_rule_and_nothing_else(run: Run, draft: Path) -> None:
    done = run("compare", BAD, draft, *PINNED, "-f", "json")
    assert (done.code, done.err) == (0, "")
    data = json.loads(done.out)
    assert data["format"] == "offer-check-comparison/1"
    assert [c for c in kinds(done.out) if c[0] != "unchanged"] == [("fixed", "MAL-06")]
    assert [(t["field"], t["old"]["value"], t["new"]["value"]) for t in data["terms"]] == [
        ("malpractice.policy_type", "claims-made", "occurrence")
    ]


def test_text_is_the_format_without_a_request(run: Run, draft: Path) -> None:
    out = run("compare", BAD, draft, *PINNED).out
    assert "FIXED (1)" in out
    assert "MAL-06: Tail coverage" in out
    assert "\x1b" not in out
    assert "\x1b" in run("compare", BAD, draft, *PINNED, "--color", "always").out
    assert "FIXED" not in run("compare", BAD, draft, *PINNED, "--quiet").out


def test_an_offer_and_itself_differ_in_nothing(run: Run) -> None:
    assert "Nothing differs" in run("compare", BAD, BAD, *PINNED).out


def test_the_exit_code_tells_what_is_worse_only_where_it_is_asked_for(run: Run, tmp_path: Path, draft: Path) -> None:
    worse = changed(tmp_path / "worse.offer.yaml", NO_LICENSE)
    assert run("compare", BAD, worse, *PINNED).code == 0
    assert run("compare", BAD, worse, *PINNED, "--exit-code").code == 1
    assert run("compare", BAD, draft, *PINNED, "--exit-code").code == 0
    assert run("compare", BAD, BAD, *PINNED, "--exit-code").code == 0


@pytest.fixture
def saved(run: Run, tmp_path: Path) -> Path:
    """The report on the bad offer."""
    path = tmp_path / "old.json"
    run("check", BAD, *PINNED, "-f", f"json:{path}")
    return path


def test_a_saved_report_stands_for_its_offer_on_either_side(run: Run, saved: Path, draft: Path) -> None:
    from_offer = json.loads(run("compare", BAD, draft, *PINNED, "-f", "json").out)
    assert json.loads(run("compare", saved, draft, *PINNED, "-f", "json").out) == from_offer
    assert [c for c in kinds(run("compare", draft, saved, *PINNED, "-f", "json").out) if c[0] != "unchanged"] == [
        ("new", "MAL-06")
    ]


def test_the_only_report_of_a_folder_can_be_compared(run: Run, tmp_path: Path, draft: Path) -> None:
    folder, path = tmp_path / "drafts", tmp_path / "folder.json"
    folder.mkdir()
    (folder / "one.offer.yaml").write_bytes(BAD.read_bytes())
    run("check", folder, *PINNED, "-f", f"json:{path}")
    done = run("compare", path, draft, *PINNED, "-f", "json")
    assert [c for c in kinds(done.out) if c[0] != "unchanged"] == [("fixed", "MAL-06")]


def test_a_rule_that_the_saved_report_did_not_have_is_new_for_that(run: Run, saved: Path, draft: Path) -> None:
    done = run("compare", saved, draft, *PINNED, "--pack", "extended", "-f", "json")
    data = json.loads(done.out)
    assert kinds(done.out, "new") == []
    assert len(kinds(done.out, "new_rule")) > 10
    assert {c["text"] for c in data["changes"] if c["kind"] == "new_rule"} == {
        "the old report did not evaluate this rule"
    }
    assert {c["name"] for c in data["conditions"]} == {"rules", "packs"}


def test_a_report_of_an_older_program_tells_in_which_version_a_rule_came(run: Run, saved: Path, draft: Path) -> None:
    data = json.loads(saved.read_text("utf-8"))
    data["tool"]["version"] = "0.0.9"
    kept = [r for r in data["results"] if r["rule"] != "AUT-01"]
    data["counts"]["flag"]["critical"] -= len(data["results"]) - len(kept)
    data["counts"]["total"] = len(kept)
    data["results"] = kept
    saved.write_text(json.dumps(data), "utf-8")
    changes = json.loads(run("compare", saved, draft, *PINNED, "-f", "json").out)["changes"]
    assert [(c["id"], c["text"]) for c in changes if c["kind"] == "new_rule"] == [
        ("AUT-01", "the rule came with version 0.1.0, and the old report is of 0.0.9")
    ]


def test_options_of_a_check_hold_for_both_sides(run: Run, draft: Path) -> None:
    done = run("compare", BAD, draft, *PINNED, "--select", "MAL", "--ignore", "MAL-06", "-f", "json")
    data = json.loads(done.out)
    assert {c["id"][:3] for c in data["changes"]} == {"MAL"}
    assert {c["kind"] for c in data["changes"]} == {"unchanged"}
    assert data["old"]["rules"] == data["new"]["rules"]


def test_one_side_can_come_from_standard_input(run: Run, draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO(BAD.read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, "utf-8"))
    data = json.loads(run("compare", "-", draft, *PINNED, "--stdin-filename", "old.yaml", "-f", "json").out)
    assert data["old"]["offer"]["path"] == "old.yaml"
    assert run("compare", "-", "-", *PINNED).code == 2


def test_the_faults_of_both_files_are_told_at_once(run: Run, tmp_path: Path) -> None:
    offer, report = tmp_path / "a.offer.yaml", tmp_path / "b.json"
    offer.write_text("offer_format: 1\nabout: {specialty: law, role_type: direct_to_consumer}\n", "utf-8")
    report.write_text('{"format": "offer-check-report/9"}', "utf-8")
    done = run("compare", offer, report, *PINNED)
    assert (done.code, done.out) == (2, "")
    assert [line.partition(": ")[2].partition(": ")[0] for line in done.err.splitlines()] == [
        f"{offer}:2:20",
        f"{report}:1:12",
    ]


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    done = run("compare", BAD, tmp_path / "none.yaml")
    assert (done.code, "no such file" in done.err) == (2, True)


def test_formats_go_to_files_together(run: Run, tmp_path: Path, draft: Path) -> None:
    pdf, html, text = (tmp_path / f"out.{suffix}" for suffix in ("pdf", "html", "txt"))
    done = run("compare", BAD, draft, *PINNED, "-f", f"pdf:{pdf}", "-f", f"html:{html}", "-f", f"text:{text}")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert len(PdfReader(pdf).pages) >= 2
    assert html.read_text("utf-8").startswith("<!doctype html>")
    assert "FIXED (1)" in text.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-f", "csv"), "unknown format 'csv'; accepted: html, json, pdf, text"),
        (("-f", "pdf"), "pdf goes to a file"),
        (("--paper", "a3"), "unknown paper 'a3'; accepted: letter, a4"),
        (("--as-of", "soon"), "accepted: a date"),
    ],
)
def test_options_that_make_no_sense_are_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run("compare", BAD, GOOD, *arguments)
    assert (done.code, said in done.err) == (2, True)


def test_templates_of_ones_own_come_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letterhead.html.j2").write_text("<p>Our own clinic</p>", "utf-8")
    assert "Our own clinic" in run("compare", BAD, GOOD, *PINNED, "--templates", tmp_path, "-f", "html").out
    assert run("compare", BAD, GOOD, *PINNED, "--templates", tmp_path / "none", "-f", "html").code == 2


def test_two_runs_give_the_same_bytes(run: Run) -> None:
    assert run("compare", BAD, GOOD, *PINNED, "-f", "json").out == run("compare", BAD, GOOD, *PINNED, "-f", "json").out
