"""`offer-check questions`: the letter to the employer and the list for the lawyer."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import ROOT, Run
from tests.render.letter import private

OFFER = ROOT / "examples" / "radiation-oncology-remote-planning.offer.yaml"
DAY = ("--as-of", "2026-11-22")
GOLDEN = ROOT / "tests" / "render" / "letter" / "golden"


def test_it_writes_the_letter_to_the_employer(run: Run) -> None:
    done = run("questions", OFFER, "--pack", "extended", *DAY)
    golden = (GOLDEN / "radiation-oncology-remote-planning.employer.txt").read_text(encoding="utf-8")
    assert (done.code, done.out, done.err) == (0, golden, "")


def test_it_writes_the_list_for_the_lawyer(run: Run) -> None:
    done = run("questions", OFFER, "--for", "lawyer", "--pack", "extended", *DAY)
    golden = (GOLDEN / "radiation-oncology-remote-planning.lawyer.txt").read_text(encoding="utf-8")
    assert (done.code, done.out, done.err) == (0, golden, "")


def test_it_writes_several_formats_at_once(run: Run, tmp_path: Path) -> None:
    wanted = {name: tmp_path / f"letter.{name}" for name in ("markdown", "html", "pdf")}
    done = run("questions", OFFER, *DAY, *(part for name, path in wanted.items() for part in ("-f", f"{name}:{path}")))
    assert (done.code, done.out) == (0, "")
    assert wanted["markdown"].read_text(encoding="utf-8").startswith("# Questions about the offer from Isodose")
    assert wanted["html"].read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "Isodose" in pypdf.PdfReader(wanted["pdf"]).pages[0].extract_text()


def test_wishes_do_not_show(run: Run, tmp_path: Path) -> None:
    wishes = tmp_path / "wishes.yaml"
    wishes.write_text(private.WISHES, encoding="utf-8")
    command = ("questions", private.OFFER, "--pack", "extended", *DAY)
    done = run(*command, "--preferences", wishes)
    assert done.code == 0
    assert "prefer" not in done.out
    assert "83" not in done.out


def test_rules_can_be_chosen(run: Run) -> None:
    done = run("questions", OFFER, "--select", "MAL-06", *DAY)
    assert "(ref. MAL-06)" in done.out
    assert done.out.count("ref.") == 2  # the other is the sentence about it


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--for", "lawyer", "-f", "pdf:list.pdf"), "the list for the lawyer is no PDF"),
        (("-f", "csv"), "unknown format 'csv'; accepted: html, markdown, pdf, text"),
        (("-f", "pdf"), "pdf goes to a file"),
        (("--paper", "a5"), "unknown paper 'a5'"),
    ],
)
def test_what_cannot_be_done_is_refused(run: Run, arguments: tuple[str, ...], message: str) -> None:
    done = run("questions", OFFER, *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_a_letter_is_about_one_offer(run: Run) -> None:
    done = run("questions", ROOT / "examples")
    assert done.code == 2
    assert "holds 12 offers; accepted: one" in done.err


def test_an_offer_that_cannot_be_read_is_an_error(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.offer.yaml"
    wrong.write_text("offer_format: 1\nabout: {specialty: dermatologie}\n", encoding="utf-8")
    done = run("questions", wrong)
    assert done.code == 2
    assert f"{wrong}:2:" in done.err
