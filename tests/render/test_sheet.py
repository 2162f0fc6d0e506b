"""Cells of a table that a spreadsheet opens: none is a formula, and each can be told from what it was."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_check.render.sheet import LONGEST, lines
from offer_check.render.terminal import Terminal

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
ADDED = re.compile(rf"^'(?=[\s']*[{re.escape(SIGNS)}])|(?<=;)'(?=[\s'\"]*[{re.escape(SIGNS)}])")
"""How a reader takes away what was added."""
texts = st.text(st.sampled_from([*SIGNS, *" ';\",\t\r\n\xa0", "a", "1"]), max_size=12)


def read(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def cell(text: str) -> str:
    """A text as a program reads it, between two others."""
    ((_, found, _),) = read(lines([["a", text, "b"]]))
    return found


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\t", "\r", "\n", "\xa0", "\u3000"], ids=ascii)
def test_what_could_be_a_formula_begins_with_an_apostrophe(before: str, sign: str) -> None:
    assert cell(f"{before}{sign}1+1") == Terminal().clean(f"'{before}{sign}1+1")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("-2", "'-2"),
        ("-2.50 percent", "'-2.50 percent"),
        ('=HYPERLINK("http://example.org","x")', '\'=HYPERLINK("http://example.org","x")'),
        ("'=1+1", "''=1+1"),
        ("' =1+1", "'' =1+1"),
        ("none; =1+1; -2", "none;' =1+1;' -2"),
        ('none;"=1+1"', 'none;\'"=1+1"'),
    ],
)
def test_a_sign_has_one_apostrophe_more_before_it_than_it_had(text: str, shown: str) -> None:
    assert cell(text) == shown


@pytest.mark.parametrize(
    "text", ["", "1-2", "a = b", "a; b", "'quoted'", '"quoted"', "2027-01-31", "60 percent", "é, ü"]
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@given(st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=4))
def test_no_cell_is_a_formula_whatever_the_separator(rows: list[list[str]]) -> None:
    found = [text for separator in ",;" for row in read(lines(rows), separator) for text in row]
    assert [text for text in found if text.lstrip().startswith(tuple(SIGNS))] == []


@given(texts)
def test_what_was_added_can_be_taken_away(text: str) -> None:
    assert ADDED.sub("", cell(text)) == Terminal().clean(text)


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=3))
def test_rows_come_back_as_they_were_but_for_what_acts(rows: list[list[str]]) -> None:
    expected = [[Terminal().clean(text) for text in row] for row in rows]
    assert [[ADDED.sub("", text) for text in row] for row in read(lines(rows))] == expected


def test_a_cell_is_no_longer_than_a_spreadsheet_keeps() -> None:
    assert cell("x" * LONGEST) == "x" * LONGEST
    assert cell("x" * (LONGEST + 1)) == f"{'x' * (LONGEST - 1)}…"


def test_characters_that_act_are_shown() -> None:
    assert cell("\x1b[31m\u202e\0\ud800") == "<U+001B>[31m<U+202E><U+0000><U+D800>"
