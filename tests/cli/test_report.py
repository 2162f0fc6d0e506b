"""`offer-check report`: PDFs where they are wanted, the same bytes each time, and one line where Pango is missing."""

from __future__ import annotations

import builtins
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ROOT, Run

BAD = ROOT / "examples" / "dermatology-app-employer.offer.yaml"
PINNED = ("--as-of", "2026-11-22")


def test_a_report_is_named_and_there(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    done = run("report", BAD, *PINNED, "-o", target)
    assert (done.code, done.out, done.err) == (0, f"{target}\n", "")
    assert target.read_bytes().startswith(b"%PDF-")


def test_two_runs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert run("report", BAD, *PINNED, "-q", "-o", tmp_path / name).code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_another_process_with_another_clock_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    run("report", BAD, *PINNED, "-o", tmp_path / "a.pdf")
    command = [sys.executable, "-m", "offer_check", "report", str(BAD), *PINNED, "-o", str(tmp_path / "b.pdf")]
    other = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    subprocess.run(command, cwd=ROOT, env=other, check=True, capture_output=True)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_several_offers_go_to_a_folder(run: Run, tmp_path: Path) -> None:
    offers = sorted((ROOT / "examples").glob("general-surgery*"))
    done = run("report", *offers, *PINNED, "-o", tmp_path / "reports")
    assert done.code == 0
    names = sorted(f"{offer.name.split('.')[0]}.pdf" for offer in offers)
    assert sorted(p.name for p in (tmp_path / "reports").iterdir()) == names


def test_without_pango_one_line_says_what_to_install(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    importing = builtins.__import__

    def no_pango(name: str, *rest: Any) -> Any:
        if name == "weasyprint" or name.startswith("weasyprint."):
            raise OSError("cannot load library 'libgobject-2.0-0'")
        return importing(name, *rest)

    for name in [n for n in sys.modules if n.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", no_pango)
    done = run("report", BAD, *PINNED, "-o", tmp_path / "out.pdf")
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "libpango-1.0-0" in done.err
    assert list(tmp_path.iterdir()) == []
    assert run("check", BAD, *PINNED).code == 1


def test_an_unknown_paper_is_told(run: Run, tmp_path: Path) -> None:
    done = run("report", BAD, "--paper", "legal", "-o", tmp_path / "out.pdf")
    assert (done.code, done.err) == (2, "error: unknown paper 'legal'; accepted: letter, a4\n")
