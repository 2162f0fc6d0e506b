"""Offers side by side as CSV: a rectangle, with line ends of RFC 4180, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from offer_check.compare import SideBySide
from offer_check.render.side_by_side.csv import render
from tests.render.side_by_side.offers import many, two


def rows(found: SideBySide) -> list[list[str]]:
    table = io.TextIOWrapper(io.BytesIO(render(found).encode()), encoding="utf-8-sig", newline="")
    return list(csv.reader(table))


def of_base(value: str) -> SideBySide:
    """The two offers, with one value and one name changed."""
    found = two()
    values = tuple(replace(v, value=value, state="stated") for v in found.terms[0].values)
    offers = (replace(found.offers[0], name=value), found.offers[1])
    return replace(found, offers=offers, terms=(replace(found.terms[0], values=values),))


def test_a_column_an_offer_and_a_row_a_matter() -> None:
    found = rows(two())
    assert found[0] == ["Table", "Group", "Code", "Matter", "Northlake", "Southbay"]
    assert {len(row) for row in found} == {6}
    assert [row for row in found if row[2:4] == ["LIC-01", "A license in every patient state"]] == [
        [
            "Rules that come out differently",
            "Licensure",
            "LIC-01",
            "A license in every patient state",
            "Flag, critical: CO, GA",
            "Pass",
        ]
    ]


def test_the_table_begins_with_the_mark_that_excel_needs() -> None:
    assert render(two()).startswith("\ufeffTable,Group,Code,Matter,")


def test_lines_end_with_carriage_return_and_line_feed() -> None:
    text = render(two())
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == len(rows(two()))


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_what_a_spreadsheet_takes_for_a_formula_begins_with_an_apostrophe(start: str) -> None:
    formula = f'{start}HYPERLINK("http://example.org","x")'
    found = rows(of_base(formula))
    assert found[0][4] == f"'{formula}"
    assert found[-1][4:] == [f"'{formula}"] * 2


@pytest.mark.parametrize("start", ["\t", "\r", "\n"])
def test_white_space_before_a_formula_hides_nothing(start: str) -> None:
    cell = rows(of_base(f"{start}=1+1"))[-1][4]
    assert cell.startswith("'")


def test_no_cell_of_any_table_begins_like_a_formula() -> None:
    assert [cell for row in rows(many(9)) for cell in row if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("text", ['a "quoted" word', "a, b", "line\nbreak", "x" * 5000])
def test_quotes_commas_and_breaks_stay_inside_their_cell(text: str) -> None:
    assert rows(of_base(text))[-1][4:] == [" ".join(text.split())] * 2


def test_characters_that_act_are_shown() -> None:
    text = render(of_base("\x1b[31m‮\0"))
    assert "<U+001B>[31m<U+202E><U+0000>" in text
