"""`offer-check overview` over real offers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

FIXTURES = ROOT / "tests" / "fixtures"
DAY = ("--as-of", "2026-11-22")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("offers/second").mkdir(parents=True)
    shutil.copy(FIXTURES / "minimal.offer.yaml", "offers/second/minimal.offer.yaml")
    shutil.copy(FIXTURES / "bare-posting.offer.yaml", "offers/a.offer.yaml")
    return Path("offers")


def test_each_offer_has_a_line_and_the_exit_code_is_0(run: Run, folder: Path) -> None:
    done = run("overview", folder, *DAY)
    assert (done.code, done.err) == (0, "")
    listed = [line.split("  ")[-1].partition(":")[0] for line in done.out.splitlines() if "offer.yaml" in line]
    assert listed == ["offers/a.offer.yaml", "offers/second/minimal.offer.yaml"]


def test_it_counts_what_check_counts(run: Run, folder: Path) -> None:
    overview = json.loads(run("overview", folder, *DAY, "-f", "json", "--pack", "extended").out)
    reports = json.loads(run("check", folder, *DAY, "-f", "json", "--pack", "extended").out)["reports"]
    assert [(f["path"], f["verdict"], f["flags"]) for f in overview["files"]] == [
        (r["offer"]["path"], r["verdict"], r["counts"]["flag"]) for r in reports
    ]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_listed(run: Run, folder: Path) -> None:
    (folder / "bad.offer.yaml").write_text("offer_format: 2\nabout: {specialty: dermatology, role_type: nonclinical}\n")
    done = run("overview", folder, *DAY)
    assert done.code == 2
    assert "offers/bad.offer.yaml:1:15: offer_format: found 2" in done.err
    assert done.out.startswith("2 offers as of 2026-11-22: ")
    assert "Could not be read (1)\n  offers/bad.offer.yaml:1:15: " in done.out


def test_every_format_goes_to_its_file(run: Run, folder: Path) -> None:
    formats = ("text", "json", "csv", "markdown")
    options = [part for name in formats for part in ("-f", f"{name}:over.{name}")]
    done = run("overview", folder, *DAY, *options)
    assert (done.code, done.out) == (0, "")
    for name in formats:
        assert "offers/second/minimal.offer.yaml" in Path(f"over.{name}").read_text("utf-8")


def test_dated_facts_that_end_within_the_days_asked_for_are_told(run: Run, folder: Path) -> None:
    assert "Dated facts to be checked again" not in run("overview", folder, *DAY, "--within", "0").out
    assert "Dated facts to be checked again by a day that is past or comes within 400 days" in (
        run("overview", folder, *DAY, "--within", "400").out
    )


def test_a_format_that_there_is_not_is_refused(run: Run, folder: Path) -> None:
    done = run("overview", folder, "-f", "pdf")
    assert (done.code, done.out) == (2, "")
    assert done.err == "error: unknown format 'pdf'; accepted: csv, json, markdown, text\n"


def test_accepted_risks_that_end_are_told(run: Run, folder: Path) -> None:
    entries = [
        f"  - {{rule: LIC-02, reason: Told by phone., by: A. Rivera, until: {day}}}"
        for day in ("2026-11-21", "2026-12-01")
    ]
    Path("offers/second/offer-check.waivers.yaml").write_text(
        "\n".join(["waivers_format: 1", "waivers:", entries[0], ""])
    )
    Path("offers/offer-check.waivers.yaml").write_text("\n".join(["waivers_format: 1", "waivers:", entries[1], ""]))
    found = json.loads(run("overview", folder, *DAY, "-f", "json").out)["waivers"]
    assert [(due["entry"]["status"], due["entry"]["waiver"]["until"], due["offers"]) for due in found] == [
        ("expired", "2026-11-21", ["offers/second/minimal.offer.yaml"]),
        ("in_force", "2026-12-01", ["offers/a.offer.yaml"]),
    ]


def test_standard_input_is_no_folder(run: Run) -> None:
    done = run("overview", "-")
    assert (done.code, done.err) == (2, "error: an overview is of files and folders, not of standard input\n")
