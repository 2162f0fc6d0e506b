"""Hostile texts in what programs read of a run over several files, some of which could not be checked."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest

from offer_check.render import writer
from offer_check.render.terminal import Terminal
from offer_check.report import FileStatus, Overview, Problem, Report
from tests.hostile import offers
from tests.hostile.documents import OPTIONS, names
from tests.hostile.payloads import PAYLOADS, REFUSED, acting, name
from tests.render.workflow_log import annotations, commands, others

READ = ("csv", "json", "jsonl", "junit", "sarif")
TEXTS = (*PAYLOADS, *REFUSED)
PLAIN = tuple(f"word {name(text)}" if text in PAYLOADS else "word" for text in TEXTS)
FORMULA = re.compile(r"\s*[-=+@\uff0d\uff1d\uff0b\uff20]|[\t\r\n]")
MARK = "\N{BYTE ORDER MARK}"


def unchecked(texts: Sequence[str]) -> tuple[FileStatus, ...]:
    """Files without a report, with a text wherever what is known of them has one."""
    problems = tuple(Problem(path=text, line=n, column=n, message=text) for n, text in enumerate(texts))
    died = (FileStatus(path=text, status="died", error=text) for text in texts)
    return (FileStatus(path=texts[0], status="invalid", problems=problems), *died)


@cache
def items(*, harmless: bool = False) -> tuple[Report | FileStatus, ...]:
    """Everything that a run may hold."""
    return (*offers.reports(harmless=harmless), *unchecked(PLAIN if harmless else TEXTS))


@cache
def run(form: str, *, harmless: bool = False) -> str:
    """A run in one format."""
    found = items(harmless=harmless)
    reports = [item for item in found if isinstance(item, Report)]
    files = (*map(FileStatus.of, reports), *(item for item in found if isinstance(item, FileStatus)))
    made = writer(form, **OPTIONS.get(form, {}))
    pieces = [made.piece(item) for item in found]
    return "".join(made.joined(pieces, lambda: Overview(files=files, totals=Overview.of(reports).totals)))


def rows(separator: str, *, harmless: bool = False) -> list[list[str]]:
    """The cells of the table where this sign ends a cell."""
    return list(
        csv.reader(io.StringIO(run("csv", harmless=harmless).removeprefix(MARK), newline=""), delimiter=separator)
    )


@pytest.mark.parametrize("form", READ)
def test_a_hostile_text_is_told_wherever_a_plain_one_would_be(form: str) -> None:
    assert names(run(form, harmless=True)) - names(run(form)) == set()
    assert len(names(run(form))) == len(PAYLOADS)


@pytest.mark.parametrize("form", READ)
def test_nothing_that_is_written_to_a_log_is_a_command(form: str) -> None:
    assert commands(run(form)) == []


@pytest.mark.parametrize("form", ["csv", "github", "junit"])
def test_no_character_acts_on_a_terminal(form: str) -> None:
    assert acting(run(form).removeprefix(MARK).replace("\r\n", "\n")) == set()


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif"])
def test_no_character_acts_on_a_terminal_or_turns_the_direction_in_json(form: str) -> None:
    assert set(run(form)) & {*map(chr, range(10)), *map(chr, range(11, 32)), *map(chr, range(0x7F, 0xA0))} == set()
    assert set(run(form)) & set("\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ud800") == set()


def test_a_log_has_the_same_commands_whatever_the_texts_are() -> None:
    hostile, plain = (run("github", harmless=harmless) for harmless in (False, True))
    assert [(c.name, set(c.properties)) for c in commands(hostile)] == [
        (c.name, set(c.properties)) for c in commands(plain)
    ]
    assert len(others(hostile)) == len(others(plain)) == hostile.count("\n") - len(commands(hostile))
    assert {c.name for c in commands(hostile)} - {"group", "endgroup"} == {c.name for c in annotations(hostile)}


def test_a_line_of_json_is_a_file_and_gives_every_text_back() -> None:
    lines = [json.loads(line) for line in run("jsonl").splitlines()]
    assert [line.get("path") or line["offer"]["path"] for line in lines] == [
        item.offer.path if isinstance(item, Report) else item.path for item in items()
    ]
    assert [p["message"] for p in lines[len(offers.reports())]["problems"]] == list(TEXTS)
    assert [line["error"] for line in lines if line.get("status") == "died"] == list(TEXTS)


def test_json_lists_the_files_by_the_names_that_they_have() -> None:
    files = json.loads(run("json"))["files"]
    assert [file["error"] for file in files if file["status"] == "died"] == list(TEXTS)


def test_the_suites_have_the_same_elements_whatever_the_texts_are() -> None:
    hostile, plain = (ElementTree.fromstring(run("junit", harmless=harmless)) for harmless in (False, True))
    assert [(e.tag, set(e.attrib)) for e in hostile.iter()] == [(e.tag, set(e.attrib)) for e in plain.iter()]
    counters = ("tests", "failures", "errors", "skipped")
    assert [hostile.get(name) for name in counters] == [plain.get(name) for name in counters]


def test_a_case_shows_a_text_as_it_was_written() -> None:
    root = ElementTree.fromstring(run("junit"))
    found = [error.get("message") for error in root.iter("error") if error.get("type") == "died"]
    assert found == [Terminal().shown(text) for text in TEXTS]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula_wherever_a_spreadsheet_ends_it(separator: str) -> None:
    assert [cell for row in rows(separator) for cell in row if FORMULA.match(cell)] == []


def test_the_table_has_the_same_rows_and_columns_whatever_the_texts_are() -> None:
    hostile, plain = rows(","), rows(",", harmless=True)
    assert {len(row) for row in hostile} == {len(hostile[0])}
    fixed = [hostile[0].index(column) for column in ("rule", "outcome", "severity", "status", "verdict")]
    assert [[row[n] for n in fixed] for row in hostile] == [[row[n] for n in fixed] for row in plain]


def test_code_scanning_gets_the_same_results_whatever_the_texts_are() -> None:
    hostile, plain = (_shape(json.loads(run("sarif", harmless=harmless))) for harmless in (False, True))
    assert hostile == plain


def _shape(value: Any) -> Any:
    """Results by rule, kind and level, and notifications by level."""
    (found,) = value["runs"]
    results = sorted((r["ruleId"], r["kind"], r["level"], len(r["locations"])) for r in found["results"])
    told = [n["level"] for i in found["invocations"] for n in i["toolExecutionNotifications"]]
    return results, told
