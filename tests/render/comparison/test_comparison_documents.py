"""The comparison as HTML and as PDF: whole in itself, with every change, made to be read by ear as well."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from offer_check.compare import Comparison, compare
from offer_check.errors import UsageError
from offer_check.render.comparison import html, pdf
from offer_check.render.comparison.group import gather
from tests.compare.made import stated
from tests.render.comparison.drafts import comparison, new_report, nothing, old_report
from tests.render.pdf.structure import Document
from tests.render.webpage import Element, read

SECTIONS = [
    "New",
    "Worse",
    "New because the rule is new",
    "Accepted or no longer accepted",
    "Better, but still open",
    "Fixed",
    "Unchanged and still open",
    "Values that changed",
    "About this comparison",
]


@pytest.fixture(scope="module")
def page() -> Element:
    return read(html.render(comparison()))


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf.render(comparison())


@pytest.fixture(scope="module")
def document(content: bytes) -> Document:
    return Document(content)


def test_html_has_one_title_and_no_level_of_headings_is_skipped(page: Element) -> None:
    levels = [int(e.tag[1]) for e in page.all("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_html_has_a_section_for_every_kind_and_for_the_values(page: Element) -> None:
    titles = [e.text for e in page.all("h2") if "mini" not in e.classes]
    assert titles == SECTIONS


def test_html_loads_nothing_and_every_link_leads_somewhere(page: Element) -> None:
    assert {e.tag for e in page.all()} & {"script", "link", "img", "iframe", "object", "form"} == set()
    ids = Counter(e.attributes["id"] for e in page.all() if "id" in e.attributes)
    links = {e.attributes["href"].removeprefix("#") for e in page.all("a")}
    assert links <= set(ids)
    assert max(ids.values()) == 1
    assert [e for e in page.all() if "style" in e.attributes] == []


def test_html_tables_have_scopes_and_rows_of_the_same_width(page: Element) -> None:
    for table in page.all("table"):
        assert [cell for cell in table.all("th") if "scope" not in cell.attributes] == []
        widths = {sum(int(c.attributes.get("colspan", 1)) for c in row.all("th", "td")) for row in table.all("tr")}
        assert len(widths) == 1


def test_every_change_is_in_html_and_in_pdf_with_its_rule_and_what_became_of_it(
    page: Element, document: Document
) -> None:
    for group in gather(comparison().changes):
        for said in (group.result.rule, group.result.title, group.subjects, group.how):
            assert said in page.text
            assert document.has(said)


def test_the_first_page_says_what_became_of_the_verdict_and_counts_every_result_once(document: Document) -> None:
    first = document.pages[0]
    for said in (
        "Northlake, second draft",
        "drafts/1.offer.yaml",
        "Do not sign yet The verdict is as before. 1 new, 1 worse,",
        "All results of both reports together, each counted once 12",
    ):
        assert said in first


def test_the_bookmarks_are_the_sections(document: Document) -> None:
    assert document.outline == SECTIONS


def test_the_pdf_is_tagged_with_heads_for_its_cells(document: Document) -> None:
    assert document.catalog["/MarkInfo"]["/Marked"]
    assert document.reader.metadata is not None
    assert document.reader.metadata.title == "Offer compared: Northlake, second draft"
    assert [cell for cell in document.tagged("/TH") if "/ID" not in cell] == []
    assert [cell for cell in document.tagged("/TD") if not cell["/A"]["/Headers"]] == []
    levels = [str(heading["/S"]) for heading in document.tagged("/H1", "/H2", "/H3", "/H4")]
    assert (levels[0], levels.count("/H1"), set(levels)) == ("/H1", 1, {"/H1", "/H2", "/H3"})


def test_the_same_comparison_gives_the_same_bytes_and_another_paper_others(content: bytes) -> None:
    assert pdf.render(comparison()) == content
    assert pdf.render(comparison(), paper="a4") != content


def test_nothing_is_complained_about_while_drawing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="weasyprint"):
        pdf.render(comparison())
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_a_draft_against_itself_says_that_nothing_differs() -> None:
    said = "Nothing differs between the two: every result and every value is the same."
    assert said in read(html.render(nothing())).text
    assert Document(pdf.render(nothing())).has(said)


def hostile() -> Comparison:
    words = "<script>alert(1)</script></style>{{ 7*7 }}{% raw %}‮<img src=x onerror=y> 漢字 😀 " + "w" * 1200
    new = new_report()
    results = tuple(replace(r, message=words, title=words) for r in new.results)
    offer = replace(new.offer, label=words, path=words, employer=words)
    terms = (stated("pay.base", words, label=words), stated("licenses[<b>].x", words, label=words))
    return compare(old_report(), replace(new, results=results, offer=offer, terms=terms))


def test_hostile_text_is_shown_and_never_obeyed() -> None:
    page = read(html.render(hostile()))
    assert page.all("script", "img") == []
    assert len(page.all("style")) == 1
    assert "{{ 7*7 }}" in page.text
    assert "‮" not in page.text
    document = Document(pdf.render(hostile()))
    assert document.has("<script>alert(1)</script></style>{{ 7*7 }}")
    assert document.has("shown as ☐")


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown paper 'a3'"):
        pdf.render(comparison(), paper="a3")


def test_templates_of_ones_own_come_first(tmp_path: Path) -> None:
    (tmp_path / "letterhead.html.j2").write_text("<p>Our own clinic</p>")
    assert "Our own clinic" in read(html.render(comparison(), templates=tmp_path)).text
    assert Document(pdf.render(comparison(), templates=tmp_path)).has("Our own clinic")
