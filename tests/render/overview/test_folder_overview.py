"""A folder of offers in short: a line an offer, what of it is open and critical, and what is about to end."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from offer_check.render import OVERVIEW
from offer_check.render.overview import Line, Writer
from offer_check.report import BySeverity, FileStatus, Overview, Problem, Report, Waiver, WaiverEntry
from tests.compare.made import ACCEPTED, named, one
from tests.render.sample import PARAMETERS, TABLES

PROBLEM = Problem(path="offers/bad.yaml", line=3, column=7, message="found 2; accepted: 1")
BAD = FileStatus(path="offers/bad.yaml", status="invalid", error="offers/bad.yaml:3:7: found 2", problems=(PROBLEM,))
DIED = FileStatus(path="offers/died.yaml", status="died", error="signal 9, Killed")


def entry(until: str, status: Any = "in_force", rule: str = "MAL-06", line: int = 4) -> WaiverEntry:
    return WaiverEntry(
        rule=rule,
        subject="",
        waiver=Waiver(reason="The hospital buys the tail.", by="A. Rivera", until=until),
        status=status,
        path="offers/offer-check.waivers.yaml",
        line=line,
    )


def plain(name: str, *results: Any, **changes: Any) -> Report:
    return named(name, f"offers/{name}.yaml", *results, **{"tables": (), "parameters": (), **changes})


A = plain(
    "A",
    *("LIC-01 TX flag critical", "MAL-01 flag major", "LIC-02 ask critical", "ESC-01 waiting critical"),
    *(one("MAL-06 flag critical", waiver=ACCEPTED), "MIX-01 ask minor", "MAL-05 pass major"),
    waivers=(entry("2026-12-01"),),
)
B = plain("B", "MAL-05 pass major", waivers=(entry("2026-12-01"), entry("2026-11-21", "expired", line=9)))


def rendered(name: str, *items: Report | FileStatus, within: int = 30, **options: Any) -> str:
    writer = Writer(name=name, within=within, options=options)
    return "".join(writer.joined(map(writer.piece, items), Overview))


def lines(*items: Report | FileStatus, **options: Any) -> list[str]:
    return rendered("text", *items, **options).splitlines()


def test_a_line_keeps_what_is_open_and_critical() -> None:
    assert Line.of(A, within=30) == Line(
        path="offers/A.yaml",
        name="A",
        as_of="2026-11-22",
        verdict="fail",
        critical_flags=("LIC-01 TX",),
        critical_asks=("LIC-02", "ESC-01"),
        flags=BySeverity(critical=1, major=1),
        asks=BySeverity(critical=2, minor=1),
        accepted=1,
        waivers=A.waivers,
    )


@pytest.mark.parametrize(
    ("until", "within", "told"),
    [("2026-12-22", 30, True), ("2026-12-23", 30, False), ("2026-11-22", 0, True), ("2026-11-23", 0, False)],
)
def test_an_acceptance_is_told_as_many_days_before_its_last_as_were_asked_for(
    until: str, within: int, told: bool
) -> None:
    report = plain("A", waivers=(entry(until), entry(until, "unused"), entry(until, "not_evaluated")))
    assert Line.of(report, within=within).waivers == ((entry(until),) if told else ())


def test_an_acceptance_that_is_over_is_told_however_long() -> None:
    over = entry("2020-01-01", "expired")
    assert Line.of(plain("A", waivers=(over,)), within=0).waivers == (over,)


@pytest.mark.parametrize(("within", "told"), [(0, ("parity",)), (53, ("parity",)), (54, ("parity", "compact_member"))])
def test_a_dated_fact_is_told_as_many_days_before_it_is_due(within: int, told: tuple[str, ...]) -> None:
    found = Line.of(plain("A", tables=TABLES), within=within).tables
    assert {table.name for table in found} == set(told)


def test_a_file_without_a_report_says_why() -> None:
    assert Line.of(BAD, within=30) == Line(path=BAD.path, problems=("offers/bad.yaml:3:7: found 2; accepted: 1",))
    assert Line.of(DIED, within=30).problems == ("offers/died.yaml: signal 9, Killed",)


def test_the_text_has_one_line_an_offer_in_the_order_of_the_files() -> None:
    found = [line for line in lines(B, BAD, A) if line.startswith(("■ [", "• ["))]
    assert [re.sub(" +", " ", line) for line in found] == [
        "• [OK] 0 0 0 0 0 offers/B.yaml",
        "■ [FAIL] 2 1 3 2 1 offers/A.yaml: flagged LIC-01 TX; to ask LIC-02, ESC-01",
    ]


def test_the_text_tells_what_ends_and_what_could_not_be_read() -> None:
    assert lines(A, B, BAD, DIED)[-10:] == [
        "",
        "Accepted until a day that is past or comes within 30 days (2)",
        "  2026-11-21, past: MAL-06 by A. Rivera: The hospital buys the tail.",
        "    (offers/offer-check.waivers.yaml:9; offers/B.yaml)",
        "  2026-12-01: MAL-06 by A. Rivera: The hospital buys the tail. (offers/offer-check.waivers.yaml:4;",
        "    offers/A.yaml, offers/B.yaml)",
        "",
        "Could not be read (2)",
        "  offers/bad.yaml:3:7: found 2; accepted: 1",
        "  offers/died.yaml: signal 9, Killed",
    ]


def test_the_text_tells_dated_facts_once() -> None:
    dated = [plain(name, tables=TABLES) for name in "AB"]
    told = [line for line in lines(*dated, within=60) if line.startswith("  20")]
    assert told == [
        "  2026-06-01, past: States with payment parity (as of 2025-12-01; State laws as collected in",
        "  2027-01-15: Members of the physician compact (as of 2026-07-16; Commission of the compact, list of",
    ]


def test_what_the_reader_changed_is_told_once_where_all_offers_share_it() -> None:
    changed = [plain(name, "MIX-01 flag major", parameters=PARAMETERS) for name in "AB"]
    note = "MIX-15 tolerance: 15 percentage points"
    assert f"Changed by you, for every offer: {note}." in lines(*changed)
    assert not any("changed by you" in line for line in lines(*changed))
    (own,) = (line for line in lines(changed[0], B) if "A.yaml" in line)
    assert own.endswith(f"offers/A.yaml: changed by you: {note}")


def test_a_long_list_of_what_is_critical_is_cut_in_text_and_whole_in_json() -> None:
    states = [f"LIC-01 {state} flag critical" for state in ("AL", "CO", "FL", "GA", "TX", "WA")]
    many = plain("many", *states)
    assert any(line.endswith("flagged LIC-01 AL, LIC-01 CO, LIC-01 FL, LIC-01 GA and 2 more") for line in lines(many))
    assert len(json.loads(rendered("json", many))["files"][0]["critical_flags"]) == 6


def test_an_overview_of_no_readable_file_still_says_so() -> None:
    assert lines(BAD)[0] == "0 offers"


def test_json_has_every_file_and_what_ends() -> None:
    found = json.loads(rendered("json", A, BAD, within=10))
    assert (found["format"], found["as_of"], found["within"]) == ("offer-check-overview/1", "2026-11-22", 10)
    assert found["verdicts"] == {"fail": 1, "incomplete": 0, "review": 0, "ok": 0}
    assert [(f["path"], f["verdict"], f["problems"]) for f in found["files"]] == [
        ("offers/A.yaml", "fail", []),
        ("offers/bad.yaml", None, ["offers/bad.yaml:3:7: found 2; accepted: 1"]),
    ]
    assert [(w["entry"]["waiver"]["until"], w["offers"]) for w in found["waivers"]] == [
        ("2026-12-01", ["offers/A.yaml"])
    ]


def test_csv_has_a_row_a_file() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered("csv", A, BAD).removeprefix("\ufeff"))))
    said = [{name: value for name, value in row.items() if value not in ("", "0")} for row in rows]
    assert said == [
        {
            "path": "offers/A.yaml",
            "name": "A",
            "verdict": "fail",
            "critical_flags": "LIC-01 TX",
            "critical_asks": "LIC-02; ESC-01",
            "flags_critical": "1",
            "flags_major": "1",
            "asks_critical": "2",
            "asks_minor": "1",
            "accepted": "1",
            "waivers_ending": "MAL-06 until 2026-12-01",
        },
        {"path": "offers/bad.yaml", "problems": "offers/bad.yaml:3:7: found 2; accepted: 1"},
    ]


def test_markdown_has_a_row_an_offer() -> None:
    written = rendered("markdown", A, BAD).replace("\\", "")
    row = (
        "| **■ Do not sign yet** | 2 | 1 | 3 | 2 | 1 | **A** offers/A.yaml | flagged LIC-01 TX; to ask LIC-02, ESC-01 |"
    )
    assert row in written.splitlines()
    assert "## Could not be read" in written
    assert "The hospital buys the tail." in written


@pytest.mark.parametrize("name", OVERVIEW)
def test_nothing_in_a_file_acts_on_the_reader(name: str) -> None:
    hostile = "\n::error::x\x1b[31m=1+1 ##[add-mask]\u202e <script>"
    report = replace(A, offer=replace(A.offer, path=f"{hostile}.yaml", label=hostile))
    status = replace(DIED, path=hostile, error=hostile)
    written = rendered(name, report, status)
    assert not {"\x1b", "\u202e"} & set(written)
    assert not any(line.startswith("::") for line in written.splitlines())
    assert "##[add-mask]" not in written
    assert name != "markdown" or "<script>" not in written


@pytest.mark.parametrize("name", OVERVIEW)
def test_a_file_name_that_is_no_text_is_written_somehow(name: str) -> None:
    report = replace(A, offer=replace(A.offer, path="offers/\udcff.yaml"))
    assert rendered(name, report).encode("utf-8", "surrogatepass")
