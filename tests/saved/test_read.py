"""Reports that `check -f json` wrote, read back: the same report, or every fault with its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from offer_check import saved, source
from offer_check.errors import InputError
from offer_check.render.json import render
from tests.examples.summary import EXAMPLES, report_on, stem
from tests.render.sample import empty, report

AS_WRITTEN = "a report as `offer-check check -f json` writes it"


def refused(data: Any, tmp_path: Path) -> list[str]:
    """What is said of a file with this data: place, message and what is accepted."""
    path = tmp_path / "report.json"
    path.write_text(json.dumps(data, indent=1), "utf-8")
    with pytest.raises(InputError) as caught:
        saved.read(path)
    faults = caught.value.faults
    assert all(fault.path == str(path) and fault.line and fault.column for fault in faults)
    return [f"{fault.message}; {fault.accepted}" for fault in faults]


def broken(change: Callable[[Any], object]) -> Any:
    """The sample as data, with a change."""
    data = json.loads(render([report()]))
    change(data)
    return data


@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_a_report_is_read_as_it_was_written(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "saved.json"
    file.write_text(render([report_on(path)]), "utf-8")
    assert saved.read(file) == report_on(path)


@pytest.mark.parametrize("made", [report(), empty()], ids=["sample", "empty"])
def test_the_only_one_of_many_reports_is_read(made: Any, tmp_path: Path) -> None:
    file = tmp_path / "saved.json"
    file.write_text(render([made], single=False), "utf-8")
    assert saved.read(file) == made


def test_a_report_of_an_earlier_program_without_later_parts_is_read(tmp_path: Path) -> None:
    data = broken(lambda d: [d.pop(name) for name in ("boundaries", "glossary", "preferences", "not_looked_at")])
    file = tmp_path / "saved.json"
    file.write_text(json.dumps(data), "utf-8")
    assert saved.read(file) == replace(report(), boundaries=(), glossary=(), preferences=(), not_looked_at=())


@pytest.mark.parametrize("found", [[], [{}, {}]])
def test_several_reports_or_none_are_refused(found: list[Any], tmp_path: Path) -> None:
    assert refused({"reports": found}, tmp_path) == [f"reports: found {len(found)} reports; exactly one report"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"format": "offer-check-report/2"}, "format: unknown format 'offer-check-report/2'; offer-check-report/1"),
        ({"format": 1}, "format: unknown format 1; offer-check-report/1"),
        ({"tool": {}}, "format: no format; offer-check-report/1"),
        ({"reports": [{"tool": {}}]}, "reports[0].format: no format; offer-check-report/1"),
        ({"reports": ["x"]}, "reports: holds no report; exactly one report"),
    ],
)
def test_another_format_is_refused(data: Any, said: str, tmp_path: Path) -> None:
    assert refused(data, tmp_path) == [said]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    def change(data: Any) -> None:
        data["results"][0]["severity"] = "huge"
        data["results"][1]["because"] = 3
        del data["results"][2]["rule"]
        data["counts"]["pass"] = "many"
        data["tables"][0]["current"] = None
        data["results"][3]["title"] = ["x"]

    assert refused(broken(change), tmp_path) == [
        "counts.pass: found 'many'; a whole number",
        "results[0].severity: found 'huge'; critical, major, minor or info",
        "results[1].because: found 3; a list",
        f"results[2].rule: is missing; {AS_WRITTEN}",
        "results[3].title: found a list; a text",
        "tables[0].current: found null; true or false",
    ]


def test_a_fault_stands_at_its_value(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    text = json.dumps(broken(lambda d: d["results"][0].update(severity="huge")), indent=1)
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        saved.read(path)
    (fault,) = caught.value.faults
    assert text.splitlines()[fault.line - 1][fault.column - 1 :].startswith('"huge"')


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d["counts"].update({"pass": 99}), "counts: not the counts of the results; the counts as written"),
        (lambda d: d.update(verdict="ok"), "verdict: found 'ok', but the results come to 'fail'; fail"),
        (lambda d: d.update(as_of="today"), "as_of: found 'today'; a date such as 2026-11-22"),
        (
            lambda d: d["results"][0].update(fingerprint="0" * 64),
            "results[0].fingerprint: not that of the rule and subject; the fingerprint as written",
        ),
    ],
)
def test_a_report_that_contradicts_itself_is_refused(change: Any, said: str, tmp_path: Path) -> None:
    assert refused(broken(change), tmp_path) == [said]


def test_a_result_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    data = broken(lambda d: d["results"].insert(1, d["results"][0]))
    assert any("a second result" in said for said in refused(data, tmp_path))


def test_a_file_that_is_no_json_is_refused_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text('{"format": ', "utf-8")
    with pytest.raises(InputError):
        saved.read(path)


@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_an_offer_is_no_report(path: Path) -> None:
    assert not saved.is_report(source.read(path))
