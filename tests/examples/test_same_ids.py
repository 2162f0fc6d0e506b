"""A report has the same results in every format; what leaves the machine for GitHub has the open ones that count."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

from offer_check.render import renderer
from offer_check.render.view.families import by_family
from offer_check.render.view.findings import Finding
from offer_check.render.view.words import subject
from offer_check.report import Counts, Report, Result, Waiver, verdict_of
from tests.examples.summary import EXAMPLES, FIXTURES, report_on, stem
from tests.render import gfm
from tests.render.pdf.structure import Document
from tests.render.webpage import Element, read
from tests.render.workflow_log import annotations, others

ALL = [*EXAMPLES, *FIXTURES]
DRAWN = 1
_FIRST = date.today().toordinal() * DRAWN
PRINTED = [
    *(EXAMPLES[(_FIRST + number) % len(EXAMPLES)] for number in range(DRAWN)),
    *(path for path in FIXTURES if stem(path) == "bare-posting"),
]
"""Drawing takes seconds, so every day has its examples, and every example its day."""


ACCEPTED = Waiver(reason="Settled by telephone.", by="A. Rivera", until="2027-06-30")
_BETWEEN = re.compile(r"[,;] (?=[A-Z]{3}-\d\d)")
_TAGGED = re.compile(r"\W*\[[A-Z ]+\] (?=[A-Z]{3}-\d\d)|(?:Passed|Not applicable) \(\d+\): ")


def ids(report: Report) -> list[str]:
    """The ids of the results, sorted."""
    return sorted(r.id for r in report.results)


def shown(report: Report) -> set[str]:
    """The ids of the results as people read them: rule and subject, a code of which is in words."""
    names = {f"{r.rule} {subject(r)}".rstrip() for r in report.results}
    assert len(names) == len(report.results)
    return names


def text_of(name: str, report: Report, **options: Any) -> str:
    """The report in a format that is text."""
    written = renderer(name)([report], **options)
    assert isinstance(written, str)
    return written


def partly_settled(report: Report) -> Report:
    """The report with a part of its concerns accepted, and a part in a baseline."""
    settled = cycle(
        (
            {},
            {"waiver": ACCEPTED},
            {"known": "unchanged"},
            {"known": "better"},
            {"known": "worse"},
            {"known": "new", "waiver": ACCEPTED},
        )
    )
    changes: list[tuple[Result, dict[str, Any]]] = [(r, next(settled) if r.open else {}) for r in report.results]
    found = tuple(replace(result, **change) for result, change in changes)
    return replace(report, results=found, counts=Counts.of(found), verdict=verdict_of(found))


def counting(report: Report) -> list[str]:
    """The ids of the results that count for the exit code, sorted."""
    return sorted(r.id for r in report.results if r.counts)


def of_sarif(text: str) -> list[str]:
    """The ids of the results in SARIF, sorted."""
    (run,) = json.loads(text)["runs"]
    return sorted(f"{r['ruleId']} {r['properties'].get('subject', '')}".rstrip() for r in run["results"])


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_results_in_html_are_those_of_the_report(path: Path) -> None:
    report = report_on(path)
    checklist = read(text_of("html", report)).by_id("checklist")
    rows = [row for row in checklist.all("tr") if len(row.all("td")) == 3]
    idle = {name for b in checklist.all("b") for name in _each(b.text)}
    found = {name for row in rows for name in _in_row(row, report)} | idle
    assert found == shown(report)
    named = [e.attributes["data-results"] for e in checklist.all() if "data-results" in e.attributes]
    assert sorted(name for names in named for name in _BETWEEN.split(names)) == ids(report)


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_results_in_markdown_are_those_of_the_report(path: Path) -> None:
    report = report_on(path)
    markdown = text_of("markdown", report)
    checklist = markdown[markdown.index("\n## Full checklist\n") :]
    checklist = checklist[: checklist.index("\n## ", 1)]
    cells = (row[0] for table in gfm.tables(checklist) for row in table[1:])
    assert sorted(name for cell in cells for name in _BETWEEN.split(_plain(cell))) == ids(report)


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_results_in_json_are_those_of_the_report(path: Path) -> None:
    report = report_on(path)
    found = json.loads(text_of("json", report))["results"]
    assert sorted(f"{r['rule']} {r['subject']}".rstrip() for r in found) == ids(report)


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_results_in_json_lines_are_those_of_the_report(path: Path) -> None:
    report = report_on(path)
    (line,) = text_of("jsonl", report).splitlines()
    assert sorted(f"{r['rule']} {r['subject']}".rstrip() for r in json.loads(line)["results"]) == ids(report)


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_results_in_the_text_are_those_of_the_report(path: Path) -> None:
    report = report_on(path)
    lines = text_of("text", report, width=10**6).splitlines()
    told = (line[tag.end() :] for line in lines if (tag := _TAGGED.match(line)))
    assert sorted(name for names in told for name in _BETWEEN.split(_untitled(names, report))) == sorted(shown(report))


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_cases_of_junit_are_the_results_of_the_report(path: Path) -> None:
    report = report_on(path)
    (suite,) = JUnitXml.fromstring(text_of("junit", report).encode())
    assert sorted(_untitled(case.name, report) for case in suite) == ids(report)


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_rows_of_the_table_are_the_results_of_the_report(path: Path) -> None:
    report = report_on(path)
    table = io.TextIOWrapper(io.BytesIO(text_of("csv", report).encode()), encoding="utf-8-sig", newline="")
    assert sorted(row["id"] for row in csv.DictReader(table)) == ids(report)


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_results_in_sarif_are_those_of_the_report(path: Path) -> None:
    report = partly_settled(report_on(path))
    assert of_sarif(text_of("sarif", report)) == ids(report)


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_what_code_scanning_and_annotations_get_lacks_only_what_is_settled(path: Path) -> None:
    report = partly_settled(report_on(path))
    assert of_sarif(text_of("sarif", report, github=True)) == counting(report) != ids(report)
    log = text_of("github", report)
    told = [found.id for found in annotations(log) if "file" in found.properties]
    folded = [found[1] for line in others(log) if (found := re.match(r"\w+: ([A-Z]{3}-\d\d.*?) \(", line))]
    assert sorted(told + folded) == counting(report)


@pytest.mark.slow
@pytest.mark.parametrize("path", PRINTED, ids=stem)
def test_the_results_in_the_pdf_are_those_of_the_report(path: Path) -> None:
    report = report_on(path)
    document = Document(_pdf(report))
    lines = [_line(finding) for family in by_family(report) for finding in family.findings]
    assert [line for line in lines if not document.has(line)] == []
    named = set(re.findall(r"\b[A-Z]{3}-\d{2}\b", " ".join(document.pages)))
    assert named == {r.rule for r in report.results}


def _pdf(report: Report) -> bytes:
    drawn = renderer("pdf")([report])
    assert isinstance(drawn, bytes)
    return drawn


def _line(finding: Finding) -> str:
    """How a line of the printed checklist begins."""
    first, about = finding.first, finding.subjects
    if finding.outcome == "not_applicable":
        return f"{finding.id} {first.title}."
    return f"{first.rule} {first.title}: {about}" if about else f"{first.rule} {first.title}"


def _in_row(row: Element, report: Report) -> set[str]:
    """The ids in a row of the checklist: its rule, and after the title what it is about."""
    rule = row.all("th")[0].text
    title = next(r.title for r in report.results if r.rule == rule)
    about = row.all("td")[0].text.removeprefix(title).removeprefix(": ")
    return {f"{rule} {one}".rstrip() for one in about.split(", ")}


def _each(name: str) -> set[str]:
    """The ids in the name of a finding: `LIC-01 CO, GA`."""
    rule, _, about = name.partition(" ")
    return {f"{rule} {one}".rstrip() for one in about.split(", ")}


def _untitled(line: str, report: Report) -> str:
    """What stands before the title of the rule that the line begins with; all of it where there is no title."""
    title = next(r.title for r in report.results if line.startswith(r.rule))
    return line.removesuffix(f": {title}")


def _plain(cell: str) -> str:
    """A cell of Markdown as it reads."""
    (line,) = gfm.lines(cell)
    return line
