"""The book as Markdown: what a reader of Markdown makes of it is the text of the book, whatever that is."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from offer_check.book import Book, book, markdown, render
from offer_check.book.model import Contents, Grid, Link, Paragraph, Points, Section, Term
from offer_check.checker.checker import tables_of
from offer_check.judge.rules import every
from offer_check.prose.page import Point

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
RULES = every()
MARKDOWN = render(book(RULES, tables_of(RULES)), "markdown")
HOSTILE = "# 1. *a* _b_ `c` [d](https://e.org) <script>f</script> &amp; | ~~g~~ \\h :smile: www.i.org j@k.org $l$ **m**"
OPENINGS = ("# a", "- a", "+ a", "1. a", "12) a", "> a", "=== a", "---", "```", "~~~", "* a", "| a", "\\# a", "    a")


class Texts(HTMLParser):
    """The text of an HTML document, by the tag that it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.found.append((self.tags[-1] if self.tags else "", data))


def shown(source: str) -> str:
    """What a reader of the Markdown sees, white space as single spaces."""
    return " ".join("".join(text for _, text in Texts(PARSER.render(source)).found).split())


@pytest.mark.parametrize("text", [HOSTILE, *OPENINGS])
def test_text_is_shown_as_it_stands(text: str) -> None:
    assert shown(markdown.text(text)) == " ".join(text.split())
    assert Texts(PARSER.render(markdown.text(text))).tags == ["p"]


@given(st.text(st.sampled_from("ab1 .#-+=>*_`~[]()<&|\\!:$@\n"), min_size=1))
def test_any_text_is_one_paragraph_of_itself(text: str) -> None:
    expected = " ".join(text.split())
    assert shown(markdown.text(text)) == expected
    assert set(Texts(PARSER.render(markdown.text(text))).tags) <= {"p"}


def test_nothing_becomes_a_link_by_itself() -> None:
    assert not re.search(r"https?://|www\.|\w@\w", markdown.text(HOSTILE))


def test_hostile_text_stays_text_in_every_place() -> None:
    blocks = (
        Paragraph(HOSTILE),
        Points((Point(HOSTILE, (HOSTILE,)),)),
        Contents(Link(HOSTILE, "a"), (Link(HOSTILE, "a"),)),
        Term(HOSTILE, (Paragraph(HOSTILE),)),
        Grid(HOSTILE, (HOSTILE, HOSTILE), ((HOSTILE, HOSTILE),)),
    )
    source = render(Book(HOSTILE, HOSTILE, (Section(HOSTILE, "a", blocks),)), "markdown")
    assert shown(source).count(HOSTILE) == 4 + 11  # titles and contents, the blocks
    parsed = Texts(PARSER.render(source))
    assert set(parsed.tags) <= {"h1", "h2", "p", "a", "ul", "li", "strong", "table", "thead", "tr", "th", "tbody", "td"}


def test_every_link_leads_to_a_section() -> None:
    anchors = set(re.findall(r'^<a id="([^"]+)"></a>$', MARKDOWN, re.MULTILINE))
    links = set(re.findall(r"\]\(#([^)]+)\)", MARKDOWN))
    assert len(links) > len(RULES.rules)
    assert links <= anchors


def test_headings_go_down_by_one_level_at_a_time() -> None:
    levels = [len(marks) for marks in re.findall(r"^(#+) ", MARKDOWN, re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_book_ends_with_one_line_feed_and_has_no_trailing_spaces() -> None:
    assert MARKDOWN.endswith("|\n")
    assert [line for line in MARKDOWN.splitlines() if line != line.rstrip()] == []
