"""Reports as JUnit XML, read by junitparser."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from junitparser import JUnitXml, TestCase

from offer_check.render.junit import Writer, render
from offer_check.render.stream import written
from offer_check.report import Because, FileStatus, Known, Overview, Problem, Report, Result, Table
from tests.render import sample
from tests.render.sample_results import FIRST_YEAR, PATIENTS, SHARE, because, result

COUNTERS = ("tests", "failures", "errors", "skipped")
SEVERE = ("critical", "major", "minor", "info")
PARTNER = because("In-person partner")
WAITING = result("ESC-02", "waiting", "Waits for ESC-01 (a written way to in-person care).")
INVALID = FileStatus(
    path="offers/bad.offer.yaml",
    status="invalid",
    problems=(
        Problem(path="offers/bad.offer.yaml", line=3, column=5, message="unknown key 'stats'; accepted: states"),
        Problem(path="offers/bad.offer.yaml", line=9, column=1, message="unknown key 'x'"),
    ),
)
MISSING = FileStatus(
    path="gone.yaml",
    status="invalid",
    problems=(Problem(path="gone.yaml", line=0, column=0, message="no such file"),),
)
DIED = FileStatus(path="offers/large.offer.yaml", status="died", error="the process ended with signal 9")


def read(*reports: Report, **limits: str) -> JUnitXml:
    """The report as junitparser reads it."""
    return JUnitXml.fromstring(render(reports, **limits).encode())


def case_of(found: Result, **limits: str) -> TestCase:
    """The only case of a report with the one result."""
    ((case,),) = read(sample.report([found]), **limits)
    return case


def told(found: Result, **limits: str) -> list[tuple[str, str | None, str | None]]:
    """What the case of a result holds: each element with its type and message."""
    case = ElementTree.fromstring(render([sample.report([found])], **limits)).find("testsuite/testcase")
    assert case is not None
    return [(element.tag, element.get("type"), element.get("message")) for element in case]


def of_files(*items: Report | FileStatus, **limits: str) -> str:
    """What is written of files, some of which have no report."""
    writer = Writer(**limits)
    return "".join(writer.joined(map(writer.piece, items), Overview))


def test_a_file_is_a_suite_and_a_result_is_a_case() -> None:
    other = sample.report(sample.report().results[:3])
    other = replace(other, offer=replace(other.offer, path="b.offer.yaml"))
    found = read(sample.report(), other)
    assert found.name == "offer-check"
    assert {suite.name: [case.name for case in suite] for suite in found} == {
        report.offer.path: [f"{r.id}: {r.title}" for r in report.results] for report in (sample.report(), other)
    }


def test_a_case_has_its_family_its_file_and_the_line_of_what_decided() -> None:
    text = render([sample.report([result("LIC-01", "pass", "Held.", PATIENTS, subject="TX")])])
    assert [line.strip() for line in text.splitlines() if "<testcase" in line] == [
        '<testcase classname="LIC" name="LIC-01 TX: A license in every patient state" '
        'file="offers/northlake.offer.yaml" line="9" time="0" />'
    ]


def test_the_line_is_the_first_where_nothing_of_the_offer_decided() -> None:
    fact = Because(field="parity[TX]", label="Parity in TX", value="yes", state="stated")
    parity = Table(
        name="parity", title="Parity", as_of="2026-01-01", check_by="2027-01-01", source="laws", current=True
    )
    report = sample.report([result("CMP-01", "flag", "Unpaid.", fact)], tables=(parity,))
    case = ElementTree.fromstring(render([report])).find(".//testcase")
    assert case is not None
    assert case.get("line") == "1"
    assert "Parity in TX: yes\n" in (case[0].text or "")


@pytest.mark.parametrize("limits", [{}, {"fail_on": "never", "fail_on_ask": "never"}, {"fail_on_ask": "info"}])
def test_the_counters_equal_the_elements_at_both_levels(limits: dict[str, str]) -> None:
    text = of_files(sample.report(), INVALID, sample.empty(), DIED, sample.report(), **limits)
    root = ElementTree.fromstring(text)
    for element in (root, *root):
        counted = Counter(found.tag for found in element.iter())
        elements = [counted[tag] for tag in ("testcase", "failure", "error", "skipped")]
        assert [int(element.attrib[name]) for name in COUNTERS] == elements
    read_back = JUnitXml.fromstring(text.encode())
    written_down = [getattr(read_back, name) for name in COUNTERS]
    read_back.update_statistics()
    assert [getattr(read_back, name) for name in COUNTERS] == written_down


def test_only_flags_and_questions_that_reach_the_limits_fail() -> None:
    report = sample.report()
    failed = {
        case.name.partition(":")[0] for suite in read(report) for case in suite if case.is_failure and not case.is_error
    }
    assert failed == {
        *(r.id for r in report.of("flag") if r.severity in ("critical", "major") and not r.waiver),
        *(r.id for r in report.of("ask", "waiting") if r.severity == "critical" and not r.waiver),
    }
    assert failed != set()


@pytest.mark.parametrize("limit", [*SEVERE, "never"])
@pytest.mark.parametrize("severity", SEVERE)
def test_a_flag_fails_at_its_limit_and_is_printed_below_it(severity: str, limit: str) -> None:
    flag = result("MIX-02", "flag", "100 percent remote.", SHARE, severity=severity)
    reached = limit != "never" and SEVERE.index(severity) <= SEVERE.index(limit)
    assert told(flag, fail_on=limit, fail_on_ask="info") == [
        ("failure", severity, "100 percent remote.") if reached else ("system-out", None, None)
    ]


@pytest.mark.parametrize("limit", [*SEVERE, "never"])
def test_a_question_fails_at_its_limit_and_is_skipped_below_it(limit: str) -> None:
    ask = result("ESC-03", "ask", "Nobody is named.", PARTNER, subject="CO")
    asked = "How does the agreement settle this: an in-person partner in every state (CO)?"
    reached = limit in ("major", "minor", "info")
    assert told(ask, fail_on_ask=limit, fail_on="never") == [
        ("failure", "major", asked) if reached else ("skipped", None, asked)
    ]


def test_what_waits_names_its_gate_whether_it_fails_or_not() -> None:
    assert told(WAITING) == [("skipped", None, WAITING.message)]
    assert told(WAITING, fail_on_ask="major") == [("failure", "major", WAITING.message)]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (result("CMP-01", "pass", "Named."), []),
        (
            result("ESC-07", "not_applicable", "Radiation oncology only."),
            [("skipped", None, "Radiation oncology only.")],
        ),
        (result("LIC-09", "error", "It could not be evaluated."), [("error", "error", "It could not be evaluated.")]),
    ],
    ids=["pass", "not applicable", "error"],
)
def test_the_other_outcomes_do_not_depend_on_the_limits(found: Result, said: list[tuple[str, str, str]]) -> None:
    assert told(found) == told(found, fail_on="never", fail_on_ask="never") == said


@pytest.mark.parametrize("limit", ["info", "never"])
@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (result("MAL-02", "flag", "The policy does not cover GA."), "Flag, critical: The policy does not cover GA."),
        (result("ESC-01", "ask", "No way is described."), "Ask, critical: No way is described."),
        (WAITING, f"Waiting, major: {WAITING.message}"),
    ],
    ids=["flag", "ask", "waiting"],
)
def test_what_is_accepted_or_in_the_baseline_is_skipped_and_says_so(found: Result, outcome: str, limit: str) -> None:
    accepted = f"{outcome} Accepted until 2027-06-30 by A. Rivera: Accepted for the first year."
    known = f"{outcome} This is in the baseline."
    unchanged, better = (replace(found, known=how) for how in ("unchanged", "better"))
    both = replace(unchanged, waiver=FIRST_YEAR)
    messages = [
        told(one, fail_on=limit, fail_on_ask=limit)
        for one in (replace(found, waiver=FIRST_YEAR), both, unchanged, better)
    ]
    assert messages == [[("skipped", None, text)] for text in (accepted, accepted, known, known)]


@pytest.mark.parametrize("known", ["new", "worse"])
def test_what_is_new_or_worse_than_the_baseline_fails(known: Known) -> None:
    assert told(result("MAL-02", "flag", "No.", known=known)) == [("failure", "critical", "No.")]


def test_the_body_of_a_failure_has_the_values_the_reasons_and_the_guide() -> None:
    flag = next(r for r in sample.report().results if r.rule == "RVU-01")
    assert case_of(flag).result[0].text == (
        "Flag, major: Remote visits earn 80 percent of the credit, full credit is 100.\n"
        "Credit for remote visits: 80 (line 51; offer letter, page 2: “80% of the wRVU value”; verbal)\n"
        "Why: Without it the physician carries a risk that belongs to the employer (remote visits earn full credit).\n"
        "Ask: How does the agreement settle this: remote visits earn full credit?\n"
        "Good: A sentence in the agreement that says it, with a date and a name.\n"
        "Dermatology guide: Licensing and place of practice"
    )


def test_a_flag_below_the_limit_is_told_as_fully_as_a_failure() -> None:
    flag = result("RVU-07", "flag", "Nobody is named.", because("Coding support", "no", 54))
    assert case_of(flag).system_out == case_of(flag, fail_on="info").result[0].text


def test_a_file_that_could_not_be_read_is_a_suite_with_an_error_for_each_problem() -> None:
    (suite,) = JUnitXml.fromstring(of_files(INVALID).encode())
    assert (suite.name, [getattr(suite, name) for name in COUNTERS]) == (INVALID.path, [2, 0, 2, 0])
    assert [(case.classname, case.name, case.result[0].type, case.result[0].message) for case in suite] == [
        (
            "invalid",
            "offers/bad.offer.yaml:3:5: unknown key 'stats'; accepted: states",
            "invalid",
            "unknown key 'stats'; accepted: states",
        ),
        ("invalid", "offers/bad.offer.yaml:9:1: unknown key 'x'", "invalid", "unknown key 'x'"),
    ]
    assert re.findall(r'line="(\d+)"', of_files(INVALID)) == ["3", "9"]


def test_a_file_without_a_place_or_without_a_process_is_told_too() -> None:
    root = ElementTree.fromstring(of_files(MISSING, DIED))
    assert [(case.get("name"), case.get("line"), case[0].attrib) for case in root.iter("testcase")] == [
        ("gone.yaml: no such file", "1", {"type": "invalid", "message": "no such file"}),
        (
            "offers/large.offer.yaml: the process ended with signal 9",
            "1",
            {"type": "died", "message": "the process ended with signal 9"},
        ),
    ]


def test_no_reports_are_a_set_without_suites() -> None:
    assert render([]) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="offer-check" tests="0" failures="0" errors="0" skipped="0" time="0">\n'
        "</testsuites>\n"
    )


def test_nothing_depends_on_the_clock_or_on_what_the_terminal_can_write() -> None:
    report = sample.report([result("CMP-01", "flag", "“Zürich” – 遠距")])
    text = render([report])
    assert text == render([report])
    assert text.isascii()
    assert "timestamp" not in text
    assert set(re.findall(r'time="([^"]*)"', text)) == {"0"}
    assert case_of(report.results[0]).result[0].message == "“Zürich” – 遠距"


ILLEGAL = [*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]


@pytest.mark.parametrize("number", ILLEGAL, ids=hex)
def test_a_character_that_xml_does_not_allow_is_shown(number: int) -> None:
    text = f"a{chr(number)}b"
    found = replace(result("CMP-01", "flag", text, because(text, text)), subject=text, title=text)
    report = sample.report([found])
    report = replace(report, offer=replace(report.offer, path=text))
    shown = f"a<U+{number:04X}>b"
    case = ElementTree.fromstring(render([report])).find("testsuite/testcase")
    assert case is not None
    assert (case.get("name"), case.get("file"), case[0].get("message")) == (f"CMP-01 {shown}: {shown}", shown, shown)
    assert f"{shown}: {shown} (line 1)" in (case[0].text or "")


def test_a_command_to_a_build_log_is_the_same_text_and_no_command() -> None:
    text = "::error::x ##[error]y ]]> &amp; </testcase>"
    written_down = render([sample.report([result("CMP-01", "flag", text)])])
    assert "::" not in written_down
    assert "##" not in written_down
    assert case_of(result("CMP-01", "flag", text)).result[0].message == text


def test_pieces_may_come_from_other_processes() -> None:
    reports = [sample.report(), sample.empty()]
    sent = pickle.loads(pickle.dumps(Writer(fail_on="info", fail_on_ask="never")))
    assert written(sent, reports) == render(reports, fail_on="info", fail_on_ask="never")
