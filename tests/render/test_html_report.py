"""The report as one HTML file: whole in itself, with a target for every link, and made to be read by ear as well."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from offer_check.errors import UsageError
from offer_check.render.html import render
from offer_check.render.page.report import View
from offer_check.render.page.style import screen
from tests.examples.summary import EXAMPLES, FIXTURES, ROOT, report_on, stem
from tests.render import sample
from tests.render.webpage import Element, read

ALL = [*EXAMPLES, *FIXTURES]
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
LOADING = {"action", "background", "data", "formaction", "href", "ping", "poster", "src", "srcset", "style"}
TEMPLATES = ROOT / "templates"


@pytest.fixture(scope="module")
def page() -> Element:
    return read(render([sample.report()]))


@pytest.fixture(scope="module", params=ALL, ids=stem)
def any_page(request: pytest.FixtureRequest) -> Element:
    return read(render([report_on(request.param)]))


def test_it_forbids_itself_to_load_or_run_anything(page: Element) -> None:
    (head,) = page.all("head")
    policies = [e.attributes["content"] for e in head.all("meta") if "http-equiv" in e.attributes]
    assert policies == [POLICY]


def test_nothing_in_it_loads_or_runs(any_page: Element) -> None:
    elements = any_page.all()
    assert {e.tag for e in elements} & {"script", "link", "img", "iframe", "object", "embed", "form", "base"} == set()
    named = [(name, value) for e in elements for name, value in e.attributes.items() if name in LOADING]
    assert [(name, value) for name, value in named if not (name == "href" and value.startswith("#"))] == []
    assert [name for e in elements for name in e.attributes if name.startswith("on")] == []


def test_its_style_asks_for_data_only(any_page: Element) -> None:
    (style,) = any_page.all("style")
    addresses = re.findall(r"url\(([^)]*)", style.text)
    assert [a for a in addresses if not a.startswith('"data:image/svg+xml,')] == []
    assert len(addresses) >= 12
    assert "@import" not in style.text


def test_every_link_leads_somewhere_in_it_and_no_id_is_there_twice(any_page: Element) -> None:
    ids = Counter(e.attributes["id"] for e in any_page.all() if "id" in e.attributes)
    links = [e.attributes["href"].removeprefix("#") for e in any_page.all("a")]
    assert [name for name, number in ids.items() if number > 1] == []
    assert len(links) > 20
    assert [link for link in links if link not in ids] == []


def test_references_to_ids_are_kept(any_page: Element) -> None:
    ids = {e.attributes.get("id") for e in any_page.all()}
    named = [e.attributes[name] for e in any_page.all() for name in ("aria-labelledby",) if name in e.attributes]
    assert named
    assert [name for name in named if name not in ids] == []


def test_it_has_one_title_and_headings_without_skips(any_page: Element) -> None:
    levels = [int(e.tag[1]) for e in any_page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_it_says_its_language_and_its_landmarks(page: Element) -> None:
    (html,) = page.all("html")
    assert html.attributes == {"lang": "en-US"}
    assert [e.tag for e in page.all("header", "nav", "main", "footer")] == ["main", "nav"]
    first = page.all("body")[0].all("a")[0]
    assert (first.text, first.attributes["href"]) == ("Skip to the content", "#main")


def test_every_heading_cell_says_what_it_heads(any_page: Element) -> None:
    scopes = {e.attributes.get("scope") for e in any_page.all("th")}
    assert scopes <= {"col", "row", "colgroup", "rowgroup"}
    assert [t.text for t in any_page.all("table") if not t.all("th")] == []


def test_pictures_are_pictures_with_a_title(any_page: Element) -> None:
    pictures = any_page.all("svg")
    assert pictures
    assert [p.text for p in pictures if p.attributes.get("role") != "img" or not p.all("title")[0].text] == []


def test_what_scrolls_can_be_reached_with_the_keyboard(page: Element) -> None:
    wide = [e for e in page.all("div") if "wide" in e.classes]
    assert wide
    assert [e.attributes for e in wide if not {"tabindex", "role", "aria-label"} <= set(e.attributes)] == []


def test_the_contents_are_the_sections_in_their_order(any_page: Element) -> None:
    contents = [(a.attributes["href"], a.text) for a in any_page.by_id("contents").all("a")]
    chapters = [e for e in any_page.all("section") if {"chapter", "part"} & set(e.classes)]
    assert contents == [(f"#{e.attributes['id']}", e.all("h2")[0].text) for e in chapters]


def test_cells_that_stand_alone_on_a_phone_say_the_column_they_are_in(any_page: Element) -> None:
    wrong = []
    for table in any_page.all("table"):
        heads = [th.text for th in table.all("thead")[0].all("th")] if table.all("thead") else []
        wrong += [
            (cell.attributes["data-label"], heads)
            for cell in table.all("td")
            if "data-label" in cell.attributes and cell.attributes["data-label"] not in heads
        ]
    assert wrong == []


def test_every_class_that_is_drawn_on_paper_is_drawn_on_a_screen() -> None:
    names = ("report.css", "screen.css", "tokens.css")
    paper, *styles = ((TEMPLATES / name).read_text("utf-8") for name in names)
    only_on_paper = {"at", "half", "right"}  # the number of a page, and the columns of the first one
    assert _classes(paper) - _classes("".join(styles)) - only_on_paper == set()


def test_marks_are_in_the_style_as_pictures() -> None:
    marks = set(re.findall(r"\.mark\.(\w+)::before \{ background-image: url\(\"data:image", screen((TEMPLATES,))))
    assert marks == {path.stem for path in (TEMPLATES / "icons").glob("*.svg")} - {"box"}


def test_all_sections_of_the_view_are_there(page: Element) -> None:
    names = [section.anchor for section in View(sample.report()).sections]
    assert [name for name in names if not page.by_id(name).text] == []


def test_a_letterhead_of_the_house_is_a_landmark_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "letterhead.html.j2").write_text("<p>Advice & Co.</p>\n", encoding="utf-8")
    page = read(render([sample.report()], templates=tmp_path))
    assert [e.tag for e in page.all("header", "nav", "main", "footer")] == ["header", "main", "nav"]
    assert page.all("header")[0].text == "Advice & Co."


def test_a_style_of_the_house_comes_after_ours(tmp_path: Path) -> None:
    (tmp_path / "house.css").write_text(":root { --link: #905 }\n", encoding="utf-8")
    (style,) = read(render([sample.report()], templates=tmp_path)).all("style")
    assert style.text.endswith(":root { --link: #905 }")


def test_the_same_report_gives_the_same_file() -> None:
    assert render([sample.report()]) == render([sample.report()])


@pytest.mark.parametrize("number", [0, 2])
def test_a_file_holds_one_report(number: int) -> None:
    with pytest.raises(UsageError, match=f"an HTML file holds one report, but there are {number}"):
        render([sample.report()] * number)


def _classes(css: str) -> set[str]:
    """The classes that a style sheet names, without what is in comments, strings and addresses."""
    plain = re.sub(r'/\*.*?\*/|"[^"]*"|url\([^)]*\)', "", css, flags=re.DOTALL)
    return set(re.findall(r"\.([a-z_][\w-]*)", plain))
