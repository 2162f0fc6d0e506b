"""The book as HTML: one document that loads nothing, runs nothing, and can be read by ear as well."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from offer_check.book import Book, book, render
from offer_check.book.model import Check, Contents, Grid, Link, Paragraph, Points, Section, Term
from offer_check.checker.checker import tables_of
from offer_check.errors import UsageError
from offer_check.judge.rules import every
from offer_check.prose.page import Point

VOID = {"meta", "br", "input"}
RULES = every().select(packs=("core", "extended", "program"))
BOOK = book(RULES, tables_of(RULES))
HTML = render(BOOK, "html")
HOSTILE = "<script>alert('x')</script> & \"quoted\" {{ 7 * 7 }} {% raw %}"


class Page(HTMLParser):
    """The elements of a document: tag, attributes, the tags around it, and the text inside."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes, _ in self.elements if name == tag]


PAGE = Page(HTML)


def test_it_is_one_document_in_us_english_with_a_title() -> None:
    assert HTML.startswith('<!doctype html>\n<html lang="en-US">')
    assert [text for place, text in PAGE.texts if place[-1:] == ("title",)] == [f"Rule book: {BOOK.edition}"]


def test_nothing_is_run_and_nothing_is_loaded() -> None:
    tags = Counter(tag for tag, _, _ in PAGE.elements)
    assert not tags.keys() & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert all(attributes["href"].startswith("#") for attributes in PAGE.all("a"))
    assert [name for _, attributes, _ in PAGE.elements for name in attributes if name.startswith("on")] == []
    assert "url(" not in HTML
    assert "@import" not in HTML


def test_every_link_leads_to_an_element_and_no_name_is_used_twice() -> None:
    names = [attributes["id"] for _, attributes, _ in PAGE.elements if "id" in attributes]
    assert sorted(names) == sorted(set(names))
    assert {attributes["href"][1:] for attributes in PAGE.all("a")} <= set(names)


def test_headings_go_down_by_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _, _ in PAGE.elements if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_every_head_says_what_it_heads() -> None:
    assert len(PAGE.all("caption")) == len(PAGE.all("table")) > 5
    assert {attributes.get("scope") for attributes in PAGE.all("th")} == {"col", "row"}


def test_every_rule_can_be_ticked_off_and_every_field_has_a_label() -> None:
    inside = [place for tag, _, place in PAGE.elements if tag == "input"]
    assert len(inside) == 2 * len(RULES.rules)
    assert all("label" in place for place in inside)
    labels = {text.strip() for place, text in PAGE.texts if place[-1:] == ("label",)}
    assert {f"{rule} read and agreed" for rule in RULES.rules} <= labels


def test_hostile_text_stays_text_in_every_place() -> None:
    blocks = (
        Paragraph(HOSTILE),
        Points((Point(HOSTILE, (HOSTILE,)),)),
        Contents(Link(HOSTILE, "a"), (Link(HOSTILE, "a"),)),
        Term(HOSTILE, (Paragraph(HOSTILE),)),
        Grid(HOSTILE, (HOSTILE, HOSTILE), ((HOSTILE, HOSTILE),)),
        Check(HOSTILE),
    )
    page = Page(render(Book(HOSTILE, HOSTILE, (Section(HOSTILE, "a", blocks),)), "html"))
    assert page.all("script") == []
    texts = "".join(text for _, text in page.texts)
    assert texts.count(HOSTILE) == 6 + 12 + 2  # titles and contents, the blocks, the check


def test_the_same_rules_give_the_same_bytes() -> None:
    assert render(book(RULES, tables_of(RULES)), "html") == HTML


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown form 'pdf' of the rule book; accepted: markdown, html"):
        render(BOOK, "pdf")
