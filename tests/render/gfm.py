"""Markdown as two parsers understand it: markdown-it, and cmark-gfm, which is what GitHub runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from markdown_it.token import Token

JOINT = "\N{ZERO WIDTH SPACE}"
INERT = {
    "text", "softbreak", "strong_open", "strong_close", "inline", "heading_open", "heading_close", "paragraph_open",
    "paragraph_close", "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close",
    "list_item_open", "list_item_close", "blockquote_open", "blockquote_close", "table_open", "table_close",
    "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close",
    "td_open", "td_close",
}  # fmt: skip
"""What may be in a document of ours: no link, picture, code, emphasis, line or markup."""
TAGS = {"h1", "h2", "h3", "p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "strong"}
"""The same for HTML that GitHub makes; a box to tick is an `input`."""
FOUND_LATER = re.compile(r"(?:^|\W)@[A-Za-z0-9]|#\d|\bGH-\d|:(?:100|1234|[+-]1|[\w+-]*[a-z][\w+-]*):", re.ASCII)
"""What GitHub looks for in the text of the finished page: mentions, issues, emoji."""

_PARSER = MarkdownIt("gfm-like")
_PARSER.linkify.set({"fuzzy_link": False})  # GitHub does not link `clinic.com`; it links `www.`, which cmark-gfm shows
_FLAGS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES


def tokens(markdown: str) -> list[Token]:
    """All tokens, those inside lines too."""
    return [inner for token in _PARSER.parse(markdown) for inner in (token, *(token.children or ()))]


def lines(markdown: str) -> list[str]:
    """The text of every heading, paragraph, point and cell."""
    blocks = (token.children or () for token in _PARSER.parse(markdown) if token.type == "inline")
    return ["".join(token.content for token in block).replace(JOINT, "") for block in blocks]


def headings(markdown: str) -> list[tuple[int, str]]:
    """Level and text of every heading."""
    parsed = _PARSER.parse(markdown)
    return [
        (int(opening.tag[1]), "".join(token.content for token in inline.children or ()).replace(JOINT, ""))
        for opening, inline in pairwise(parsed)
        if opening.type == "heading_open"
    ]


def tables(markdown: str) -> list[list[list[str]]]:
    """Every table as rows of cells, the rule under the head left out; as they are written, so that none is padded."""
    found: list[list[list[str]]] = []
    before = ""
    for line in markdown.split("\n"):
        if line.startswith("|"):
            if not before.startswith("|"):
                found.append([])
            found[-1].append([cell.strip() for cell in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]])
        before = line
    return [[head, *rows] for head, _, *rows in found]


class _Page(HTMLParser):
    """Collects the tags and the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_comment(self, data: str) -> None:
        self.tags.add("<!--")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def github(markdown: str) -> tuple[set[str], str]:
    """The tags and the text of the page that GitHub makes, raw HTML left in."""
    page = _Page()
    page.feed(cmarkgfm.github_flavored_markdown_to_html(markdown, options=_FLAGS))
    page.close()
    return page.tags, "".join(page.texts)
