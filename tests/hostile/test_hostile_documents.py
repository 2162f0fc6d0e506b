"""Hostile texts in documents: they are to be read as they were written, and nothing in them acts."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from offer_check.render.markdown.escape import shown
from offer_check.render.page.guard import TextGuard
from tests.hostile import offers
from tests.hostile.documents import harmless, having, hostile, made, names
from tests.hostile.page import page_of
from tests.hostile.payloads import PAYLOADS, REFUSED, acting, name
from tests.render import gfm, sample
from tests.render.workflow_log import commands

LEAST = {"letter": 1, "vague letter": 10}
"""How many of the texts a document shows at the least; a letter leaves out most."""
FORMULA = re.compile(r"[=+\-@\t\r]")
MARK = "\N{BYTE ORDER MARK}"
TABLES = ("csv", "json", "jsonl", "junit", "sarif")
"""Formats that programs read; see `test_hostile_runs` for what they and `github` make of several files."""


def ids(case: tuple[str, str]) -> str:
    return "-".join(case).replace(" ", "_")


every = pytest.mark.parametrize("case", having("text", "markdown", "html", *TABLES), ids=ids)
pages = pytest.mark.parametrize("case", having("html"), ids=ids)
notes = pytest.mark.parametrize("case", having("markdown"), ids=ids)
lines = pytest.mark.parametrize("case", having("text"), ids=ids)
data = pytest.mark.parametrize("case", having("json"), ids=ids)
sheets = pytest.mark.parametrize("case", having("csv"), ids=ids)


def shown_in(case: tuple[str, str]) -> list[str]:
    """The texts that a document has in some place."""
    found = names(hostile(*case))
    return [payload for payload in PAYLOADS if name(payload) in found]


@every
def test_a_hostile_text_is_shown_wherever_a_plain_one_would_be(case: tuple[str, str]) -> None:
    assert names(harmless(*case)) - names(hostile(*case)) == set()
    assert len(names(hostile(*case))) >= LEAST.get(case[0], 30)


@pages
def test_a_page_has_the_elements_of_its_templates_only(case: tuple[str, str]) -> None:
    page, plain = page_of(hostile(*case)), page_of(harmless(*case))
    assert page.kinds - plain.kinds == set()
    assert page.styles == plain.styles
    assert (
        page.kinds & {("script", frozenset[str]()), ("iframe", frozenset[str]()), ("base", frozenset[str]())} == set()
    )


@pages
def test_a_page_leads_nowhere_and_loads_nothing(case: tuple[str, str]) -> None:
    page = page_of(hostile(*case))
    assert {link for link in page.values("href", "xlink:href") if not re.fullmatch(r"#[\w.-]+", link)} == set()
    assert page.values("src", "srcset", "data", "action", "formaction", "background", "poster") == set()
    assert {i for i in page.values("id") if not re.fullmatch(r"[\w.-]+", i)} == set()
    assert {
        attribute for _, attributes in page.kinds for attribute in attributes if attribute.startswith("on")
    } == set()


@pages
def test_a_page_shows_the_texts_as_they_were_written(case: tuple[str, str]) -> None:
    page, guard = page_of(hostile(*case)), TextGuard()
    assert [payload for payload in shown_in(case) if not page.has(guard.text(payload))] == []


@notes
def test_markdown_holds_no_markup_of_a_text(case: tuple[str, str]) -> None:
    document = hostile(*case)
    assert {token.type for token in gfm.tokens(document)} - {"hr"} <= gfm.INERT
    tags, page = gfm.github(document)
    assert tags <= {*gfm.TAGS, "input", "hr"}
    assert gfm.FOUND_LATER.search(page) is None
    assert [row for table in gfm.tables(document) for row in table if len(row) != len(table[0])] == []


@notes
def test_markdown_shows_the_texts_as_they_were_written(case: tuple[str, str]) -> None:
    text = "\n".join(gfm.lines(hostile(*case)))
    assert [payload for payload in shown_in(case) if shown(payload) not in text] == []


@pytest.mark.parametrize("case", having("text", "markdown", "html"), ids=ids)
def test_no_character_acts_on_a_terminal_or_turns_the_direction(case: tuple[str, str]) -> None:
    assert acting(hostile(*case).replace("\N{ZERO WIDTH SPACE}", "")) == set()


@pytest.mark.parametrize("case", having("text", "markdown", "html", "github", *TABLES), ids=ids)
def test_what_no_offer_file_may_hold_does_not_act_either(case: tuple[str, str]) -> None:
    poisoned = offers.poisoned(sample.report(), "".join(REFUSED))
    document = made(*case, [poisoned, sample.report(), poisoned, poisoned, poisoned])
    assert isinstance(document, str)
    document = document.removeprefix(MARK).replace("\N{ZERO WIDTH SPACE}", "").replace("\r\n", "")
    assert acting(document) == set()


@pytest.mark.parametrize("case", having("text", "markdown", *TABLES), ids=ids)
def test_no_line_is_a_command_to_a_build_log(case: tuple[str, str]) -> None:
    assert commands(hostile(*case)) == []


@data
def test_json_gives_every_text_back(case: tuple[str, str]) -> None:
    texts = "\n".join(_strings(json.loads(hostile(*case))))
    assert [payload for payload in shown_in(case) if payload not in texts] == []
    assert set(hostile(*case)) & set("\x1b\x7f\x9b\u2028\u202e\u2066\ufeff") == set()


def test_the_json_of_a_report_holds_its_terms_as_they_are() -> None:
    report = offers.reports()[0]
    assert [(t["field"], t["value"]) for t in json.loads(hostile("report", "json"))["terms"]] == [
        (term.field, term.value) for term in report.terms
    ]


@sheets
def test_a_sheet_holds_no_formula_and_its_rows_are_of_one_length(case: tuple[str, str]) -> None:
    rows = list(csv.reader(io.StringIO(hostile(*case).removeprefix(MARK), newline="")))
    assert [cell for row in rows for cell in row if FORMULA.match(cell)] == []
    assert {len(row) for row in rows} == {len(rows[0])}
    assert acting(hostile(*case).removeprefix(MARK)) <= {"\r"}


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return [value] if isinstance(value, str) else []
