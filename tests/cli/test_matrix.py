"""`offer-check matrix`: several offers side by side, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import ROOT, Run

EXAMPLES = ROOT / "examples"
BAD = EXAMPLES / "dermatology-app-employer.offer.yaml"
GOOD = EXAMPLES / "dermatology-group-practice.offer.json"
PINNED = ("--as-of", "2026-11-22")


def test_offers_stand_in_the_order_of_the_command_line(run: Run) -> None:
    for files in ((BAD, GOOD), (GOOD, BAD)):
        data = json.loads(run("matrix", *files, *PINNED, "-f", "json").out)
        assert [offer["offer"]["path"] for offer in data["offers"]] == list(map(str, files))


def test_verdicts_and_counts_are_those_of_a_check(run: Run) -> None:
    data = json.loads(run("matrix", BAD, GOOD, *PINNED, "-f", "json").out)
    for offer, file in zip(data["offers"], (BAD, GOOD), strict=True):
        report = json.loads(run("check", file, *PINNED, "-f", "json").out)
        assert (offer["verdict"], offer["counts"]) == (report["verdict"], report["counts"])


def test_text_is_the_format_without_a_request(run: Run) -> None:
    done = run("matrix", BAD, GOOD, *PINNED)
    assert (done.code, done.err) == (0, "")
    assert "RULES THAT COME OUT DIFFERENTLY" in done.out
    assert "RULES THAT COME OUT" not in run("matrix", BAD, GOOD, *PINNED, "-q").out


def test_csv_is_a_rectangle_with_a_column_for_each_offer(run: Run) -> None:
    out = run("matrix", EXAMPLES, *PINNED, "-f", "csv").out
    rows = list(csv.reader(io.StringIO(out, newline="")))
    assert {len(row) for row in rows} == {4 + len(list(EXAMPLES.glob("*.offer.*")))}


def test_formats_go_to_files_together(run: Run, tmp_path: Path) -> None:
    pdf, html = tmp_path / "out.pdf", tmp_path / "out.html"
    done = run("matrix", BAD, GOOD, *PINNED, "--paper", "a4", "-f", f"pdf:{pdf}", "-f", f"html:{html}", "-f", "text")
    assert (done.code, "AT A GLANCE" in done.out) == (0, True)
    assert len(PdfReader(pdf).pages) >= 3
    assert html.read_text("utf-8").startswith("<!doctype html>")


def test_options_of_a_check_hold_for_every_offer(run: Run) -> None:
    data = json.loads(run("matrix", BAD, GOOD, *PINNED, "--select", "MAL", "--pack", "extended", "-f", "json").out)
    assert {row["family"] for row in data["apart"]} == {"MAL"}
    assert data["rules"]["packs"] == ["core", "extended"]


def test_the_faults_of_every_file_are_told_and_nothing_is_shown(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.offer.yaml", "b.offer.yaml")]
    for file in files:
        file.write_text("offer_format: 1\nabout: {specialty: law, role_type: direct_to_consumer}\n", "utf-8")
    done = run("matrix", files[0], GOOD, files[1], *PINNED)
    assert (done.code, done.out) == (2, "")
    assert [line.partition(": ")[2].partition(":2:")[0] for line in done.err.splitlines()] == list(map(str, files))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((BAD,), "there is one offer only"),
        ((BAD, GOOD, "-f", "sarif"), "unknown format 'sarif'; accepted: csv, html, json, pdf, text"),
        ((BAD, GOOD, "--paper", "a3"), "unknown paper 'a3'"),
    ],
)
def test_requests_that_make_no_sense_are_refused(run: Run, arguments: tuple[str | Path, ...], said: str) -> None:
    done = run("matrix", *arguments)
    assert (done.code, said in done.err) == (2, True)
