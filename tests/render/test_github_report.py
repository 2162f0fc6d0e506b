"""Reports as workflow commands: what is annotated where, read the way GitHub's runner reads a log."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from offer_check.render.github import Writer, render
from offer_check.report import Because, FileStatus, Known, Outcome, Overview, Problem, Severity
from tests.examples.summary import EXAMPLES, report_on
from tests.hostile.payloads import acting
from tests.render import sample
from tests.render.annotated import BAD, LEVELS, found, log_of, offer
from tests.render.sample_results import FIRST_YEAR, SHARE, TAIL, result
from tests.render.workflow_log import annotations, commands


def test_a_flag_is_an_error_on_its_line_with_rule_reason_and_question() -> None:
    flag = result("MAL-06", "flag", "The tail falls to the physician.", TAIL)
    assert render([sample.report([flag])]) == (
        "::error file=offers/northlake.offer.yaml,line=31,endLine=31,col=12,endColumn=21,"
        "title=MAL-06 (flag%2C critical)%3A Tail coverage when the policy is not occurrence::"
        "Decided by: group.who_pays_for_tail_coverage.%0A"
        "Without it the physician carries a risk that belongs to the employer "
        "(tail coverage when the policy is not occurrence).%0A"
        "Ask: How does the agreement settle this: tail coverage when the policy is not occurrence?\n"
    )


@pytest.mark.parametrize(("kind", "level"), LEVELS.items())
def test_the_level_of_an_annotation_follows_outcome_and_severity(kind: tuple[Outcome, Severity], level: str) -> None:
    outcome, severity = kind
    assert [c.name for c in commands(log_of(offer("a.yaml", found(1, severity, outcome))))] == [level]


@pytest.mark.parametrize("outcome", ["pass", "not_applicable"])
def test_what_is_settled_is_not_annotated(outcome: Outcome) -> None:
    assert log_of(offer("a.yaml", found(1, outcome=outcome))) == ""


@pytest.mark.parametrize(("known", "shown"), [("new", 1), ("worse", 1), ("better", 0), ("unchanged", 0)])
def test_what_was_as_bad_in_the_baseline_is_not_annotated(known: Known, shown: int) -> None:
    assert len(commands(log_of(offer("a.yaml", replace(found(1), known=known))))) == shown


def test_what_is_accepted_is_not_annotated() -> None:
    assert log_of(offer("a.yaml", replace(found(1), waiver=FIRST_YEAR))) == ""


def test_a_rule_that_failed_is_an_error_before_all_findings() -> None:
    failed = result("LIC-09", "error", "KeyError: 'base'")
    first, second = annotations(log_of(offer("a.yaml", found(1), failed)))
    assert (first.name, first.id, first.message) == (
        "error",
        "LIC-09",
        "offer-check failed on this rule; the log says why.",
    )
    assert second.id == "MAL-06 N001"


def test_a_value_over_several_lines_has_no_columns() -> None:
    several = replace(SHARE, line=4, column=3, end_line=7, end_column=9)
    (command,) = commands(log_of(offer("a.yaml", result("MIX-02", "flag", "Much.", several))))
    assert {**command.properties, "title": ""} == {"file": "a.yaml", "line": "4", "endLine": "7", "title": ""}


def test_a_value_that_ends_with_its_line_stays_on_that_line() -> None:
    whole = replace(SHARE, line=4, column=3, end_line=5, end_column=1)
    (command,) = commands(log_of(offer("a.yaml", result("MIX-02", "flag", "Much.", whole))))
    place = {"file": "a.yaml", "line": "4", "endLine": "4", "col": "3", "title": ""}
    assert {**command.properties, "title": ""} == place


def test_an_annotation_stands_at_the_first_field_that_the_offer_has_a_place_for() -> None:
    table = Because(field="compact[TX]", label="Members", value="yes", state="stated")
    (command,) = commands(log_of(offer("a.yaml", result("MIX-02", "flag", "Much.", table, SHARE))))
    assert (command.properties["line"], command.properties["col"]) == ("40", "12")


def test_a_result_without_a_place_stands_at_the_top() -> None:
    (command,) = commands(log_of(offer("a.yaml", result("MIX-02", "flag", "Much."))))
    assert {**command.properties, "title": ""} == {
        "file": "a.yaml", "line": "1", "endLine": "1", "col": "1", "endColumn": "1", "title": "",
    }  # fmt: skip


def test_a_file_that_could_not_be_read_is_an_error_at_each_fault() -> None:
    assert [(c.name, c.properties, c.message) for c in commands(log_of(BAD))] == [
        (
            "error",
            {"file": "offers/bad.offer.yaml", "line": line, "endLine": line, "col": col, "endColumn": col}
            | {"title": "This file could not be checked"},
            message,
        )
        for line, col, message in (
            ("3", "5", "unknown key; accepted: states"),
            ("9", "1", "pay.base: found …; accepted: a number"),
        )
    ]


def test_a_fault_without_a_place_is_told_of_the_file() -> None:
    gone = FileStatus(
        path="gone.yaml",
        status="invalid",
        problems=(Problem(path="gone.yaml", line=0, column=0, message="no such file"),),
    )
    (command,) = commands(log_of(gone))
    assert command.properties == {"file": "gone.yaml", "title": "This file could not be checked"}
    assert command.message == "no such file"


@pytest.mark.parametrize(
    ("status", "message"),
    [
        ("died", "The process that checked this file ended too early, so nothing is known of the offer."),
        ("failed", "A bug in offer-check ended the check of this file; the log says what to report."),
    ],
)
def test_a_check_that_ended_early_is_an_error_of_its_file(status: str, message: str) -> None:
    item = FileStatus(path="big.yaml", status=status, error="KeyError: 'secret'")  # type: ignore[arg-type]
    (command,) = commands(log_of(item))
    assert (command.name, command.properties["file"], command.message) == ("error", "big.yaml", message)


@pytest.mark.parametrize("path", ["100% real, a: b.yaml", "é ü/遠.yaml", "a=b,c::d.yaml", "%0A%2C.yaml"])
def test_a_file_of_any_name_is_named_as_it_is(path: str) -> None:
    (command,) = commands(log_of(offer(path, found(1))))
    assert command.properties["file"] == path


@pytest.mark.parametrize("path", ["a\n::error::b.yaml", "a\x1b[2Jb.yaml", "a\u2028b.yaml", "##[add-mask]b", "a\udc80"])
def test_a_name_that_would_act_in_a_log_is_shown_in_another_way(path: str) -> None:
    log = log_of(offer(path, *(found(n) for n in range(12))))
    assert [c.name for c in commands(log)] == [*["error"] * 10, "notice", "group", "endgroup"]
    assert acting(log) == set()


def test_values_are_told_where_they_are_asked_for() -> None:
    flag = result("MAL-06", "flag", "The base is 420,000.", TAIL)
    (command,) = commands(log_of(offer("a.yaml", flag), include_values=True))
    assert command.message.partition("\n")[0] == "The base is 420,000."
    *_, last = commands(log_of(BAD, include_values=True))
    assert last.message == 'pay.base: found "420k"; accepted: a number'


def test_a_writer_and_its_pieces_can_be_sent_to_another_process() -> None:
    writer = pickle.loads(pickle.dumps(Writer(include_values=True, root="/a")))
    assert writer == Writer(include_values=True, root="/a")
    report = report_on(EXAMPLES[0])
    assert "".join(Writer().joined([Writer().piece(report)], Overview)) == render([report])
