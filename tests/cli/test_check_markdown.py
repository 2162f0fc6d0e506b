"""`offer-check check -f markdown`."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_check.render.markdown import render
from tests.cli.conftest import ROOT, Run
from tests.examples.summary import report_on

OFFER = ROOT / "examples" / "dermatology-group-practice.offer.json"
OPTIONS = ("--pack", "extended", "--as-of", "2026-11-22")


def test_markdown_goes_to_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = run("check", "-f", "markdown", *OPTIONS, OFFER.relative_to(ROOT))
    expected = render([report_on(OFFER)]).replace(str(OFFER), str(OFFER.relative_to(ROOT)))
    assert (done.code, done.out) == (0, expected)


def test_markdown_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    done = run("check", "-f", f"markdown:{target}", "--fail-on", "never", *OPTIONS, OFFER)
    assert (done.code, done.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("# Lakeshore Dermatology Group")
