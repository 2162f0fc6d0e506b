"""Text that is fit to be drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offer_check.render.page.guard import CUT, LONGEST_TEXT, STAND_IN, TextGuard
from offer_check.render.pdf import assets
from tests.render import sample


@pytest.fixture
def guard() -> TextGuard:
    return TextGuard(assets.drawable())


@pytest.mark.parametrize("text", ["", "plain text", "“quoted” – 60 % ≥ 20 %, café, ½ § 7 → ✓", "a" * 64])
def test_ordinary_text_stays_as_it_is(guard: TextGuard, text: str) -> None:
    assert (guard.text(text), guard.missing, guard.notes) == (text, set(), set())


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a\n b\t\u2003c", "a b c"),
        ("e\u0301", "é"),
        ("two  spaces", "two spaces"),
        ("a\u00a0b", "a b"),
        ("non\u2011compete", "non-compete"),
    ],
)
def test_white_space_and_letters_have_one_form(guard: TextGuard, text: str, drawn: str) -> None:
    assert (guard.text(text), guard.missing, guard.notes) == (drawn, set(), set())


@pytest.mark.parametrize(
    "character", ["\u202e", "\u2066", "\u200b", "\u200d", "\u00ad", "\ufeff", "\ufe0f", "\U000e0041"]
)
def test_what_shows_nothing_is_left_out_and_noted(guard: TextGuard, character: str) -> None:
    assert guard.text(f"a{character}b") == "ab"
    assert guard.notes == {"invisible characters and direction marks were left out"}


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x9b", "中", "😀", "\ufffd", "\ue000", chr(0xD800)])
def test_what_cannot_be_drawn_becomes_a_box_and_is_recorded(guard: TextGuard, character: str) -> None:
    assert guard.text(f"a{character}b") == f"a{STAND_IN}b"
    assert guard.missing == {ord(character)}


def test_the_box_itself_can_be_drawn() -> None:
    assert ord(STAND_IN) in assets.drawable()


def test_a_very_long_text_is_cut_and_that_is_noted(guard: TextGuard) -> None:
    drawn = guard.text("word " * LONGEST_TEXT)
    assert drawn == ("word " * LONGEST_TEXT)[:LONGEST_TEXT] + CUT
    assert guard.notes == {"texts of more than 4,000 characters were cut"}


def test_an_endless_word_may_break(guard: TextGuard) -> None:
    drawn = guard.text("w" * 1000)
    assert drawn.replace("\u200b", "") == "w" * 1000
    assert max(map(len, drawn.split("\u200b"))) == 20


def test_every_text_of_a_report_is_cleaned_and_nothing_else_changes(guard: TextGuard) -> None:
    report = sample.report()
    first, *others = report.results
    hostile = replace(
        report,
        offer=replace(report.offer, role_labels=("a\x1bb",)),
        results=(replace(first, because=(replace(first.because[0], value="\u202ex"),)), *others),
    )
    clean = guard.whole(hostile)
    assert clean.offer.role_labels == (f"a{STAND_IN}b",)
    assert clean.results[0].because[0].value == "x"
    assert replace(clean, offer=report.offer, results=report.results) == report
    assert clean.results[1:] == report.results[1:]
