"""The letter as an e-mail, and the list for the lawyer. After a wanted change: UPDATE_GOLDEN=1 pytest tests/render."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from offer_check.render.letter import text
from offer_check.render.view.lawyer import for_lawyer
from offer_check.render.view.letter import Letter, letter
from tests.examples.summary import EXAMPLES, FIXTURES, report_on, stem
from tests.render import sample
from tests.render.sample_results import because, result

GOLDEN = Path(__file__).parent / "golden"
KEPT = "radiation-oncology-remote-planning"
ALL = [*EXAMPLES, *FIXTURES]


@pytest.mark.parametrize("reader", ["employer", "lawyer"])
def test_the_text_is_the_one_that_was_read_and_found_good(reader: str) -> None:
    (path,) = (path for path in EXAMPLES if stem(path) == KEPT)
    found = text.render((letter if reader == "employer" else for_lawyer)(report_on(path)))
    golden = GOLDEN / f"{KEPT}.{reader}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_lines_fit_any_mail_program_and_every_id_is_there(path: Path) -> None:
    report = report_on(path)
    found = text.render(letter(report))
    assert max(map(len, found.splitlines())) <= text.WIDTH
    assert [r.id for r in report.of("flag", "ask") if r.id not in " ".join(found.split())] == []


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_marks_stand_before_the_first_points_and_are_explained(path: Path) -> None:
    found = letter(report_on(path))
    lines = text.render(found).splitlines()
    marked = [line for line in lines if line.startswith("* ")]
    assert len(marked) == (sum(p.first for p in found.points) if found.marked else 0)
    assert ("points marked *" in " ".join(lines)) == found.marked


def test_a_terminal_without_unicode_gets_ascii() -> None:
    assert text.render(letter(sample.report()), unicode=False).isascii()


def test_without_questions_it_says_so() -> None:
    assert text.render(letter(sample.empty())) == (
        "Subject: Questions about the offer from Northlake Virtual Care, P.C.\n"
        "\n"
        "Dear hiring team at Northlake Virtual Care, P.C.,\n"
        "\n"
        "Thank you for the offer of a position in dermatology (direct to\n"
        "consumer; hybrid clinic). I have no open questions about its telehealth\n"
        "terms.\n"
        "\n"
        "Thank you for your time. I look forward to hearing from you.\n"
        "\n"
        "Kind regards,\n"
    )


def test_without_a_known_employer_nobody_is_named() -> None:
    found = text.render(_of(employer=""))
    assert found.startswith("Subject: Questions about your offer\n\nDear hiring team,\n")


def test_what_acts_on_a_terminal_is_shown() -> None:
    found = text.render(_of(employer="North\x1b[31m\u202elake\nSubject: Hello"))
    assert "North<U+001B>[31m<U+202E>lake Subject: Hello" in found.replace("\n    ", " ")
    assert not {"\x1b", "\u202e"} & set(found)


def test_an_endless_word_does_not_make_an_endless_line() -> None:
    ask = result("CMP-01", "ask", "", because("Base", "x" * 100_000))
    assert max(map(len, text.render(letter(sample.report([ask]))).splitlines())) <= text.WIDTH


def test_a_list_without_matters_says_so() -> None:
    assert "left no point open on a matter for a lawyer" in text.render(for_lawyer(sample.report()))


def _of(employer: str) -> Letter:
    return letter(sample.report([], offer=replace(sample.OFFER, employer=employer)))
