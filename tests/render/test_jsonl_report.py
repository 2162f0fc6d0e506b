"""Reports as JSON lines: a line a file."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from dataclasses import replace

import pytest

from offer_check import saved, source
from offer_check.render import json as whole
from offer_check.render.jsonl import Writer, render
from offer_check.render.stream import written
from offer_check.report import FileStatus, Overview, Problem, Report
from tests.render import sample

SEPARATORS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What Python, or somebody's reader, takes for the end of a line besides a line feed."""
INVALID = FileStatus(
    path="bad.offer.yaml",
    status="invalid",
    problems=(Problem(path="bad.offer.yaml", line=3, column=5, message="unknown key 'é'"),),
)


def named(text: str) -> Report:
    """The sample under a label."""
    return replace(sample.report(), offer=replace(sample.OFFER, label=text))


def test_a_line_is_the_object_that_json_writes() -> None:
    reports = [sample.report(), sample.empty()]
    lines = render(reports).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == [json.loads(whole.render([report])) for report in reports]


def test_a_line_can_be_read_as_a_report() -> None:
    document = source.read_bytes(render([sample.report()]).encode(), name="northlake.json", syntax="json")
    assert saved.of(document) == sample.report()


def test_a_line_has_no_space_that_it_does_not_need_and_letters_as_they_are() -> None:
    assert render([named("Zürich – 遠距")]).startswith('{"format":"offer-check-report/1","tool":{"name":')
    assert '"label":"Zürich – 遠距"' in render([named("Zürich – 遠距")])


def test_a_file_without_a_report_has_a_line_that_says_why() -> None:
    died = FileStatus(path="large.offer.yaml", status="died", error="the process ended with signal 9")
    found = "".join(Writer().joined(map(Writer().piece, (INVALID, sample.empty(), died)), Overview))
    first, second, third = (json.loads(line) for line in found.splitlines())
    assert first == {
        "format": "offer-check-file/1",
        "path": "bad.offer.yaml",
        "status": "invalid",
        "error": "",
        "problems": [{"path": "bad.offer.yaml", "line": 3, "column": 5, "message": "unknown key 'é'"}],
        "verdict": None,
    }
    assert second["format"] == "offer-check-report/1"
    assert third == {
        "format": "offer-check-file/1",
        "path": "large.offer.yaml",
        "status": "died",
        "error": "the process ended with signal 9",
        "problems": [],
        "verdict": None,
    }


def test_a_file_without_a_report_is_named_as_in_the_files_of_json() -> None:
    run = Overview(files=(INVALID,))
    listed = json.loads("".join(whole.Writer().joined([""], lambda: run)))["files"]
    assert json.loads(Writer().piece(INVALID)) == {"format": "offer-check-file/1", **listed[0]}


@pytest.mark.parametrize("text", [SEPARATORS, f"{SEPARATORS}\ud800\n\r"], ids=["separators", "half a character"])
def test_no_text_breaks_a_line(text: str) -> None:
    report, file = render([named(text)]), Writer().piece(replace(INVALID, error=text))
    assert (report.splitlines(), file.splitlines()) == ([report[:-1]], [file[:-1]])
    assert json.loads(report)["offer"]["label"] == json.loads(file)["error"] == text


@pytest.mark.parametrize("half", [0xD800, 0xDFFF], ids=hex)
def test_half_a_character_changes_nothing_else(half: int) -> None:
    assert render([named(f"a{chr(half)}b é\x9b")]) == render([named("a~b é\x9b")]).replace("a~b", f"a\\u{half:04x}b")


def test_nothing_is_written_of_no_file() -> None:
    assert render([]) == ""


def test_lines_come_one_by_one_before_the_last_file_is_checked() -> None:
    def pieces() -> Iterator[str]:
        yield Writer().piece(sample.empty())
        raise AssertionError("a second file was asked for")

    lines = Writer().joined(pieces(), Overview)
    assert next(lines) == render([sample.empty()])


def test_pieces_may_come_from_other_processes() -> None:
    reports = [sample.report(), sample.empty()]
    assert written(pickle.loads(pickle.dumps(Writer())), reports) == render(reports)
