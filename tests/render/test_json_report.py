"""The JSON form of reports, and its schema."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from pydantic import TypeAdapter

from offer_check.errors import UsageError
from offer_check.render.json import render, schema
from offer_check.report import Counts, Report
from tests.render import sample

PUBLISHED = Path(__file__).resolve().parents[2] / "schema" / "report.schema.json"


def test_a_report_survives_being_written_and_read() -> None:
    report = sample.report()
    assert TypeAdapter(Report).validate_json(render([report])) == report


def test_the_counts_are_written_under_the_names_of_the_outcomes() -> None:
    assert json.loads(render([sample.report()]))["counts"] == {
        "flag": {"critical": 5, "major": 2, "minor": 2, "info": 1},
        "ask": {"critical": 1, "major": 13, "minor": 1, "info": 0},
        "pass": 23,
        "waiting": 3,
        "not_applicable": 3,
        "error": 1,
        "waived": 2,
        "in_baseline": 0,
        "total": 55,
    }


def test_the_text_ends_with_one_line_feed() -> None:
    assert render([sample.empty()]).endswith("\n}\n")


def test_several_reports_are_listed_with_the_totals_of_all() -> None:
    one, other = sample.report(), sample.report(sample.report().results[:3])
    written = json.loads(render([one, other], single=False))
    assert written["reports"] == [json.loads(render([one])), json.loads(render([other]))]
    assert TypeAdapter(Counts).validate_python(written["totals"]) == Counts.of([*one.results, *other.results])


@pytest.mark.parametrize("number", [0, 2])
def test_a_single_report_has_to_be_one_report(number: int) -> None:
    with pytest.raises(UsageError, match=f"there are {number} reports"):
        render([sample.empty()] * number)


@pytest.mark.parametrize("character", ["\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028", "\ufeff", "\ud800"])
def test_a_character_that_acts_is_written_as_its_escape(character: str) -> None:
    report = sample.empty()
    hostile = replace(report, offer=replace(report.offer, label=f"a{character}b é"))
    text = render([hostile])
    assert character not in text
    assert f"a\\u{ord(character):04x}b é" in text
    assert json.loads(text)["offer"]["label"] == f"a{character}b é"


@pytest.mark.parametrize("text", ["##[error]x", "###[group]y", "# a ## b"])
def test_a_command_to_a_build_log_is_the_same_text_and_no_command(text: str) -> None:
    report = sample.empty()
    written = render([replace(report, offer=replace(report.offer, label=text))])
    assert "##" not in written
    assert json.loads(written)["offer"]["label"] == text


def test_a_report_looks_the_same_whether_or_not_it_holds_half_a_character() -> None:
    report = sample.report()
    half, whole = (replace(report, offer=replace(report.offer, label=f"a{sign}b é\x9b")) for sign in "\ud800~")
    for single in (True, False):
        assert render([half], single=single) == render([whole], single=single).replace("a~b", "a\\ud800b")


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text("utf-8") == json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def test_the_schema_is_a_schema_of_its_dialect() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema()["$id"]


@pytest.mark.parametrize("report", [sample.report(), sample.empty()], ids=["full", "empty"])
def test_the_schema_accepts_reports(report: Report) -> None:
    jsonschema.validate(json.loads(render([report])), schema())


def test_the_schema_refuses_what_is_no_report() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    good = json.loads(render([sample.report()]))
    wrong_verdict, no_counts, later = (copy.deepcopy(good) for _ in range(3))
    wrong_verdict["verdict"] = "safe"
    del no_counts["counts"]
    later["format"] = "offer-check-report/2"
    assert [validator.is_valid(value) for value in (good, wrong_verdict, no_counts, later)] == [True, *[False] * 3]
