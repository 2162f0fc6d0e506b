"""Reports as one table in CSV."""

from __future__ import annotations

import csv
import io
import pickle
from collections import Counter
from dataclasses import replace

import pytest

from offer_check.render.csv import COLUMNS, Writer, render
from offer_check.render.stream import written
from offer_check.report import Because, FileStatus, Known, Overview, Problem, Report, Table
from tests.render import sample
from tests.render.sample_results import CLAIMS_MADE, FIRST_YEAR, TAIL, because, result

Row = dict[str, str]


def read(text: str) -> list[Row]:
    """The rows as a program reads them from a file."""
    table = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8-sig", newline="")
    return list(csv.DictReader(table, strict=True))


def rows(*reports: Report) -> list[Row]:
    return read(render(reports))


def of_files(*items: Report | FileStatus) -> list[Row]:
    """The rows of files, some of which have no report."""
    return read("".join(Writer().joined(map(Writer().piece, items), Overview)))


def filled(row: Row) -> Row:
    """The cells of a row that hold something."""
    return {name: cell for name, cell in row.items() if cell}


def test_a_row_holds_a_result() -> None:
    found = result("MAL-06", "flag", "The tail falls to the physician.", CLAIMS_MADE, TAIL, waiver=FIRST_YEAR)
    (row,) = rows(sample.report([replace(found, known="new")]))
    assert tuple(row) == COLUMNS
    assert row == {
        "path": "offers/northlake.offer.yaml",
        "rule": "MAL-06",
        "subject": "",
        "id": "MAL-06",
        "outcome": "flag",
        "severity": "critical",
        "title": "Tail coverage when the policy is not occurrence",
        "message": "The tail falls to the physician.",
        "values": "group.policy_type = claims-made [30]; group.who_pays_for_tail_coverage = physician [31]",
        "question": "How does the agreement settle this: tail coverage when the policy is not occurrence?",
        "line": "30",
        "column": "12",
        "waived_reason": "Accepted for the first year.",
        "waived_by": "A. Rivera",
        "waived_until": "2027-06-30",
        "known": "new",
        "pack": "core",
        "family": "MAL",
        "topic": "malpractice",
        "fingerprint": found.fingerprint,
        "guides": "Dermatology guide: Malpractice",
        "status": "checked",
        "verdict": "ok",
    }


def test_all_files_are_one_table_in_their_order() -> None:
    other = sample.report(sample.report().results[:3])
    other = replace(other, offer=replace(other.offer, path="b.offer.yaml"))
    found = rows(sample.report(), other)
    assert [(row["path"], row["id"], row["rule"], row["subject"], row["outcome"], row["verdict"]) for row in found] == [
        (report.offer.path, r.id, r.rule, r.subject, r.outcome, report.verdict)
        for report in (sample.report(), other)
        for r in report.results
    ]


def test_the_outcomes_add_up_to_the_counts_of_the_report() -> None:
    counts, found = sample.report().counts, rows(sample.report())
    outcomes = Counter(row["outcome"] for row in found)
    assert (outcomes["flag"], outcomes["ask"], outcomes["pass"]) == (counts.flag.total, counts.ask.total, counts.passed)
    assert (outcomes["waiting"], outcomes["error"]) == (counts.waiting, counts.error)
    assert sum(row["waived_until"] != "" for row in found) == counts.waived
    assert len(found) == counts.total


@pytest.mark.parametrize("known", ["new", "worse", "better", "unchanged", None])
def test_a_row_says_how_it_stands_to_the_baseline(known: Known | None) -> None:
    (row,) = rows(sample.report([result("CMP-01", "flag", "Unnamed.", known=known)]))
    assert row["known"] == (known or "")


def test_values_that_are_not_stated_or_unclear_are_told_as_such() -> None:
    silent, vague = because("Who pays"), because("Who files", "as needed", 22, unclear=True)
    (row,) = rows(sample.report([result("LIC-04", "ask", "Nobody is named.", silent, vague)]))
    assert row["values"] == "group.who_pays = not stated [1]; group.who_files = unclear: “as needed” [22]"


def test_a_fact_from_outside_has_no_line() -> None:
    fact = Because(field="parity[TX]", label="Parity in TX", value="yes", state="stated")
    parity = Table(
        name="parity", title="Parity", as_of="2026-01-01", check_by="2027-01-01", source="laws", current=True
    )
    (row,) = rows(sample.report([result("CMP-01", "flag", "Unpaid.", fact)], tables=(parity,)))
    assert row["values"] == "parity[TX] = yes"


def test_a_file_without_a_report_has_a_row_for_each_problem() -> None:
    invalid = FileStatus(
        path="bad.yaml",
        status="invalid",
        problems=(
            Problem(path="bad.yaml", line=3, column=5, message="unknown key 'stats'"),
            Problem(path="bad.yaml", line=0, column=0, message="no such file"),
        ),
    )
    died = FileStatus(path="large.yaml", status="died", error="the process ended with signal 9")
    before, *found, after = of_files(one(), invalid, died, one())
    assert before == after
    assert [filled(row) for row in found] == [
        {
            "path": "bad.yaml",
            "outcome": "error",
            "message": "unknown key 'stats'",
            "line": "3",
            "column": "5",
            "status": "invalid",
        },
        {"path": "bad.yaml", "outcome": "error", "message": "no such file", "status": "invalid"},
        {"path": "large.yaml", "outcome": "error", "message": "the process ended with signal 9", "status": "died"},
    ]


def one() -> Report:
    """A report with one result."""
    return sample.report([result("CMP-01", "pass", "Named.")])


def test_the_table_begins_once_with_a_mark_and_the_names_of_its_columns() -> None:
    text = render([sample.report(), sample.report()])
    assert text.startswith("\ufeffpath,rule,subject,id,outcome,severity,")
    assert (text.count("\ufeff"), text.count("path,rule")) == (1, 1)
    assert render([]) == "\ufeff" + ",".join(COLUMNS) + "\r\n"


def test_a_row_is_a_line() -> None:
    hostile = sample.report([result("CMP-01", "flag", 'one\ntwo\r\n"three"\u2028, four\x0b')])
    text = render([hostile, sample.report()])
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == 1 + 1 + len(sample.report().results)
    assert rows(hostile)[0]["message"] == 'one two "three" , four<U+000B>'


@pytest.mark.parametrize("column", ["path", "subject", "message", "question", "waived_reason", "waived_by"])
def test_no_text_of_an_offer_is_a_formula(column: str) -> None:
    text = "=cmd|' /C calc'!A0"
    waiver = replace(FIRST_YEAR, reason=text, by=text)
    report = sample.report([result("CMP-01", "flag", text, subject=text, question=text, waiver=waiver)])
    (row,) = rows(replace(report, offer=replace(report.offer, path=text)))
    assert row[column] == f"'{text}"


def test_pieces_may_come_from_other_processes() -> None:
    reports = [sample.report(), sample.empty()]
    assert written(pickle.loads(pickle.dumps(Writer())), reports) == render(reports)
