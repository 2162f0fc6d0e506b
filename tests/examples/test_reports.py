"""What holds for the report on every example and fixture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from offer_check.offer import FIELDS
from offer_check.report import Because, Report
from tests.examples.summary import EXAMPLES, FIXTURES, offer_of, outcomes, report_on, stem

ALL = [*EXAMPLES, *FIXTURES]
UNITS = set(re.findall("[a-z]+", " ".join(field.unit for field in FIELDS.values()).lower()))
FILLERS = {"a", "be", "expected", "may", "to", *UNITS, *(unit.removesuffix("s") for unit in UNITS)}
"""Words that a report adds to a value."""
WRITTEN = {"_": " ", "true": "yes", "false": "no", "[]": "none", "nationwide": "open ended"}
"""What files write in another way than reports."""


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_counts_add_up(path: Path) -> None:
    report = report_on(path)
    counts = report.counts
    parts = (counts.flag.total, counts.ask.total, counts.passed, counts.waiting, counts.not_applicable, counts.error)
    assert sum(parts) == counts.total == len(report.results)
    assert counts.flag.total == len(outcomes(report, "flag"))
    assert counts.ask.critical == len([r for r in report.results if (r.outcome, r.severity) == ("ask", "critical")])


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_a_rule_has_one_result_for_each_subject(path: Path) -> None:
    ids = [r.id for r in report_on(path).results]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_flags_and_asks_name_fields_of_the_offer(path: Path) -> None:
    report = report_on(path)
    named = {because.field for because in _reasons(report)}
    assert {re.sub(r"\[[^\]]*\]", "", field) for field in named} <= {*FIELDS, "evidence"}
    assert [r.id for r in report.results if r.outcome in ("flag", "ask") and not r.because] == []


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_place_of_a_reason_is_in_the_file_and_holds_its_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    wrong = [(b.field, b.value, b.line) for b in _reasons(report_on(path)) if not _holds(_slice(text, b), b)]
    assert wrong == []


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_messages_are_whole_sentences_with_values_for_every_placeholder(path: Path) -> None:
    texts = {r.id: r.message for r in report_on(path).results}
    odd = {
        i: t for i, t in texts.items() if not re.fullmatch(r"[A-Z0-9“].*[.!?]", t) or re.search(r"[{}~]|not stated", t)
    }
    assert odd == {}


@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_reasons_carry_the_papers_that_the_offer_names(path: Path) -> None:
    evidence = offer_of(path).offer.evidence
    shown = {because.field: because.evidence for because in _reasons(report_on(path))}
    assert {f: e[0].where for f, e in shown.items() if f in evidence} == {
        f: evidence[f][0].where for f in shown if f in evidence
    }


def _reasons(report: Report) -> list[Because]:
    found = [because for r in report.results if r.outcome in ("flag", "ask") for because in r.because]
    tables = {table.name for table in report.tables}
    return [because for because in found if because.field.partition("[")[0] not in tables]


def _slice(text: str, because: Because) -> str:
    lines = text.split("\n")[because.line - 1 : because.end_line]
    lines[-1] = lines[-1][: because.end_column - 1]
    return "\n".join([lines[0][because.column - 1 :], *lines[1:]])


def _holds(text: str, because: Because) -> bool:
    """Whether the text has every word of the value, or there is none to have."""
    if because.state == "not_stated":
        return because.value == ""
    plain = text.lower()
    for written, shown in WRITTEN.items():
        plain = plain.replace(written, shown)
    return all(word in plain for word in set(re.findall(r"[a-z0-9]+", because.value.lower())) - FILLERS)
