"""Offers side by side as HTML and as PDF: every offer in a column, in parts where there are many, nothing lost."""

from __future__ import annotations

import logging
from dataclasses import replace
from itertools import pairwise

import pytest

from offer_check.compare import side_by_side
from offer_check.render.side_by_side import html, pdf
from offer_check.render.side_by_side.table import spans
from offer_check.render.side_by_side.view import names, tables
from tests.compare.made import named, stated
from tests.render.pdf.structure import Document
from tests.render.side_by_side.offers import many, two
from tests.render.webpage import Element, read

SECTIONS = [
    "At a glance",
    "Open flags and questions by family",
    "Rules that come out differently",
    "Terms that differ",
    "About this overview",
]


@pytest.fixture(scope="module", params=[2, 7])
def page(request: pytest.FixtureRequest) -> Element:
    return read(html.render(many(request.param)))


@pytest.fixture(scope="module")
def document() -> Document:
    return Document(pdf.render(many(7)))


@pytest.mark.parametrize(
    ("number", "lengths"), [(1, [1]), (2, [2]), (6, [6]), (7, [4, 3]), (12, [6, 6]), (13, [5, 4, 4])]
)
def test_columns_are_split_evenly(number: int, lengths: list[int]) -> None:
    found = spans(number, 6)
    assert [len(span) for span in found] == lengths
    assert [n for span in found for n in span] == list(range(number))


def test_html_has_one_title_and_no_level_of_headings_is_skipped(page: Element) -> None:
    levels = [int(e.tag[1]) for e in page.all("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert [e.text for e in page.all("h2")] == SECTIONS


def test_html_tables_are_named_have_scopes_and_rows_of_the_same_width(page: Element) -> None:
    found = [table for table in page.all("table") if "beside" in table.classes]
    labels = [table.attributes["aria-label"] for table in found]
    assert len(set(labels)) == len(labels)
    for table in found:
        assert [cell for cell in table.all("th") if "scope" not in cell.attributes] == []
        widths = {sum(int(c.attributes.get("colspan", 1)) for c in row.all("th", "td")) for row in table.all("tr")}
        assert len(widths) == 1


def test_html_says_in_every_cell_whose_it_is_and_styles_nothing_in_place(page: Element) -> None:
    cells = [cell for table in page.all("table") if "beside" in table.classes for cell in table.all("td")]
    assert {cell.attributes["data-label"] for cell in cells} == {
        head.text
        for table in page.all("table")
        if "beside" in table.classes
        for head in table.all("th")
        if head.attributes["scope"] == "col" and head.text != "Matter"
    }
    assert [e for e in page.all() if "style" in e.attributes] == []
    assert page.all("script", "link", "img") == []


def test_no_row_is_lost_in_parts(page: Element) -> None:
    everything = tables(many(7))
    said = page.text
    assert [name for name in names(many(2)) if name not in said] == []
    if "Offer 7" in said:
        rows = [row for table in everything for section in table.sections for row in section.rows]
        assert [row.label for row in rows if row.label not in said] == []
        cells = [line for row in rows for cell in row.cells for line in cell]
        assert [line for line in cells if line.text not in said or line.word not in said] == []


def test_the_pdf_lies_across_and_has_the_sections_as_bookmarks(document: Document) -> None:
    box = document.reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (792, 612)
    assert document.outline == SECTIONS
    assert "Offers 1 to 4" in document.pages[0]


def test_a4_lies_across_too() -> None:
    box = Document(pdf.render(two(), paper="a4")).reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_the_pdf_has_heads_for_its_cells_and_every_offer(document: Document) -> None:
    assert [cell for cell in document.tagged("/TH") if "/ID" not in cell] == []
    assert [cell for cell in document.tagged("/TD") if not cell["/A"]["/Headers"]] == []
    assert [name for name in names(many(7)) if not document.has(name)] == []


def test_the_same_offers_give_the_same_bytes() -> None:
    assert pdf.render(two()) == pdf.render(two())


def test_nothing_is_complained_about_while_drawing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="weasyprint"):
        pdf.render(two())
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_offers_that_say_the_same_are_told_so() -> None:
    said = read(html.render(side_by_side([named("A", "a.yaml"), named("B", "b.yaml")]))).text
    assert said.count("There are none.") == 2


def test_hostile_text_is_shown_and_never_obeyed() -> None:
    words = "<script>alert(1)</script></style>{{ 7*7 }}‮<img src=x> 漢字 " + "w" * 1200
    bad = named(words, words, "MAL-06 flag major", terms=(stated("licenses[<b>].x", words, label=words),))
    found = side_by_side([bad, replace(bad, terms=())])
    page = read(html.render(found))
    assert page.all("script", "img") == []
    assert len(page.all("style")) == 1
    assert "{{ 7*7 }}" in page.text
    assert Document(pdf.render(found)).has("<script>alert(1)</script></style>{{ 7*7 }}")


def test_no_offer_gets_a_score_or_a_rank() -> None:
    said = read(html.render(many(3))).text.lower()
    assert [word for word in ("score", "rank", "best", "percent", "safe to sign") if word in said] == []
