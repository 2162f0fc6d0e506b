"""`offer-check report`: PDFs where they are wanted, the same bytes each time, and one line where Pango is missing."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader

from offer_check.render.pdf import studio
from offer_check.render.view.words import VERDICTS
from tests.cli.conftest import ROOT, Run

BAD = ROOT / "tests" / "fixtures" / "nationwide.offer.yaml"
FAIR = ROOT / "examples" / "dermatology-econsult-service.offer.yaml"
LONG = ROOT / "examples" / "dermatology-app-employer.offer.yaml"
SMALL = {
    "yaml": (ROOT / "tests" / "fixtures" / "minimal.offer.yaml").read_bytes(),
    "json": b'{"offer_format": 1, "about": {"specialty": "dermatology", "role_type": ["direct_to_consumer"]}}',
}
PINNED = ("--as-of", "2026-11-22")
SHORT = (*PINNED, "--select", "LIC-01")


def test_a_report_is_named_and_there(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    done = run("report", BAD, *SHORT, "-o", target)
    assert (done.code, done.out, done.err) == (0, f"{target}\n", "")
    assert target.read_bytes().startswith(b"%PDF-")


def test_two_runs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert run("report", BAD, *SHORT, "-q", "-o", tmp_path / name).code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_another_process_with_another_clock_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    surroundings = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": str(tmp_path)}
    surroundings |= {name: os.environ[name] for name in ("PATH", "PYTHONPATH")}

    def elsewhere(*arguments: str | Path) -> str:
        command = [sys.executable, "-m", "offer_check", *map(str, arguments)]
        return subprocess.run(command, env=surroundings, stdout=subprocess.PIPE, encoding="utf-8").stdout

    for name, draw in (("a.pdf", run), ("b.pdf", elsewhere)):
        draw("report", FAIR, *PINNED, "-o", tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    everything = ("check", LONG, *PINNED, "-f", "json")
    assert run(*everything).out == elsewhere(*everything)


def test_several_offers_go_to_a_folder(run: Run, tmp_path: Path) -> None:
    offers = [tmp_path / f"{name}.offer.{kind}" for name, kind in (("a", "yaml"), ("b", "json"), ("c", "yaml"))]
    for offer in offers:
        offer.write_bytes(SMALL[offer.suffix[1:]])
    done = run("report", *offers, *SHORT, "-o", tmp_path / "reports")
    assert done.code == 0
    assert sorted(p.name for p in (tmp_path / "reports").iterdir()) == ["a.pdf", "b.pdf", "c.pdf"]


def test_without_pango_one_line_says_what_to_install(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libgobject-2.0-0'\")")
    monkeypatch.syspath_prepend(tmp_path)
    done = run("report", BAD, *PINNED, "-o", tmp_path / "out.pdf")
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "libpango-1.0-0" in done.err
    assert not (tmp_path / "out.pdf").exists()
    assert run("check", BAD, *PINNED).code == 1


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_the_offer_is_inside_where_that_is_asked_for(run: Run, tmp_path: Path, kind: str) -> None:
    offer = tmp_path / f"an.offer.{kind}"
    offer.write_bytes(SMALL[kind])
    for name, options in (("plain.pdf", ()), ("embed.pdf", ("--embed",))):
        assert run("report", offer, *SHORT, *options, "-o", tmp_path / name).code == 0
    inside = [dict(PdfReader(tmp_path / name).attachments) for name in ("plain.pdf", "embed.pdf")]
    assert inside == [{}, {offer.name: [offer.read_bytes()]}]


def test_an_offer_from_standard_input_can_be_inside(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = BAD.read_bytes().replace(b"\n", b"\r\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    done = run("report", "-", *SHORT, "--embed", "--stdin-filename", "letters/an offer.yaml", "-o", tmp_path / "a.pdf")
    assert (done.code, done.err) == (0, "")
    assert dict(PdfReader(tmp_path / "a.pdf").attachments) == {"an offer.yaml": [raw]}


def test_preferences_are_never_inside(run: Run, tmp_path: Path) -> None:
    wishes, offer = tmp_path / "wishes.yaml", tmp_path / "x.offer.yaml"
    wishes.write_text("remote_share_min: 37\n")
    offer.write_bytes(BAD.read_bytes())
    done = run("report", offer, *SHORT, "--preferences", wishes, "--embed", "-o", tmp_path / "a.pdf")
    assert done.code == 0
    assert dict(PdfReader(tmp_path / "a.pdf").attachments) == {"x.offer.yaml": [BAD.read_bytes()]}
    offer.write_bytes(BAD.read_bytes() + b"preferences: {remote_share_min: 37}\n")
    done = run("report", offer, *PINNED, "--embed", "-o", tmp_path / "b.pdf")
    assert (done.code, done.out, (tmp_path / "b.pdf").exists()) == (2, "", False)
    assert "an offer has no preferences" in done.err


def test_a_document_that_takes_too_long_is_told_and_the_others_are_drawn(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studio, "Studio", partial(studio.Studio, seconds=10))
    house = tmp_path / "house"
    house.mkdir()
    long = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    (house / "letterhead.html.j2").write_text(
        f'{{% if subject.offer.path.replace("\u200b", "").endswith("b.offer.yaml") %}}{long}{{% endif %}}'
    )
    offers = [tmp_path / f"{name}.offer.yaml" for name in "abc"]
    for offer in offers:
        offer.write_bytes(SMALL["yaml"])
    done = run("report", *offers, *SHORT, "--templates", house, "-o", tmp_path)
    assert (done.code, done.out) == (2, f"{tmp_path / 'a.pdf'}\n{tmp_path / 'c.pdf'}\n")
    assert done.err == f"error: drawing {offers[1]} was stopped after 10 s\n"
    assert sorted(p.name for p in tmp_path.glob("*.pdf")) == ["a.pdf", "c.pdf"]


def test_an_unknown_paper_is_told(run: Run, tmp_path: Path) -> None:
    done = run("report", BAD, "--paper", "legal", "-o", tmp_path / "out.pdf")
    assert (done.code, done.err) == (2, "error: unknown paper 'legal'; accepted: letter, a4\n")


def test_the_edition_for_the_employer_has_a_name_of_its_own_and_no_verdict(run: Run, tmp_path: Path) -> None:
    offer = tmp_path / "x.offer.yaml"
    offer.write_bytes(BAD.read_bytes())
    done = run("report", offer, *PINNED, "--for", "employer")
    assert (done.code, done.out) == (0, f"{tmp_path / 'x.employer.pdf'}\n")
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "x.employer.pdf").pages)
    assert "Questions about your offer" in text
    assert [words for words in VERDICTS.values() if words in text] == []


def test_the_offer_file_is_not_put_into_the_edition_for_the_employer(run: Run, tmp_path: Path) -> None:
    done = run("report", BAD, *PINNED, "--for", "employer", "--embed", "-o", tmp_path / "a.pdf")
    assert (done.code, done.out, list(tmp_path.iterdir())) == (2, "", [])
    assert done.err == "error: --embed would give the employer your offer file, with your notes; leave it out\n"
