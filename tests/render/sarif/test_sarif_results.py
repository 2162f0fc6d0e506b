"""A result in SARIF: kind and level, the message, what tells it from others, and what was accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from offer_check.render import renderer
from offer_check.report import OUTCOMES, SEVERITIES, Outcome, Report, Result, Severity, Waiver
from tests.examples.summary import EXAMPLES, FIXTURES, ROOT, report_on, stem
from tests.render import sample
from tests.render.sample_results import PATIENTS, because, result
from tests.render.sarif.log import Json, by_id, id_of, rule_of, run_of

WRONG = ROOT / "tests/fixtures/everything-wrong-dermatology.offer.yaml"


def run(*reports: Report, **options: Any) -> Json:
    return run_of(str(renderer("sarif")(reports, root="/repository", **options)))


def only(found: Result, **options: Any) -> Json:
    """The one result of a report that has just this one."""
    (written,) = run(sample.report([found]), **options)["results"]
    return dict(written)


COMPLETE = {
    ("flag", "critical"): ("fail", "error"),
    ("flag", "major"): ("fail", "error"),
    ("flag", "minor"): ("fail", "warning"),
    ("flag", "info"): ("fail", "note"),
    **{("ask", severity): ("open", "none") for severity in SEVERITIES},
    **{("waiting", severity): ("open", "none") for severity in SEVERITIES},
    **{("pass", severity): ("pass", "none") for severity in SEVERITIES},
    **{("not_applicable", severity): ("notApplicable", "none") for severity in SEVERITIES},
}
AT_GITHUB = {
    **{key: told for key, told in COMPLETE.items() if key[0] == "flag"},
    **{(outcome, "critical"): ("fail", "warning") for outcome in ("ask", "waiting")},
    **{(outcome, "major"): ("fail", "warning") for outcome in ("ask", "waiting")},
    **{(outcome, "minor"): ("fail", "note") for outcome in ("ask", "waiting")},
    **{(outcome, "info"): ("fail", "note") for outcome in ("ask", "waiting")},
}


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize(("github", "table"), [(False, COMPLETE), (True, AT_GITHUB)])
def test_kind_and_level_are_those_of_the_table(
    github: bool, table: dict[tuple[str, str], tuple[str, str]], outcome: Outcome, severity: Severity
) -> None:
    found = result("LIC-01", outcome, "It says so.", PATIENTS, subject="TX", severity=severity)
    told = run(sample.report([found]), github=github)["results"]
    known = {(outcome, severity)} & table.keys()
    assert [(r["kind"], r["level"]) for r in told] == [table[key] for key in known]


def test_a_stepped_severity_is_that_of_the_result_and_the_rule_keeps_its_own() -> None:
    found = result("LIC-01", "flag", "It says so.", PATIENTS, severity="minor", base_severity="critical")
    written = run(sample.report([found]))
    assert written["results"][0]["level"] == "warning"
    assert rule_of(written, written["results"][0])["defaultConfiguration"] == {"level": "error"}


def test_a_result_says_everything_that_there_is_to_say() -> None:
    decided = (
        because("Tail coverage", "physician", 31),
        because("Policy type", unclear=True, line=30, value="as needed"),
    )
    found = result("MAL-06", "flag", "The tail falls to you.", *decided, subject="TX")
    assert only(found) == {
        "ruleId": "MAL-06",
        "ruleIndex": 0,
        "kind": "fail",
        "level": "error",
        "message": {
            "text": "Tail coverage when the policy is not occurrence (TX). "
            "Decided by: group.tail_coverage, group.policy_type. "
            f"{found.why} Ask: {found.question}"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "offers/northlake.offer.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 31, "startColumn": 12, "endLine": 31, "endColumn": 21},
                },
                "logicalLocations": [{"fullyQualifiedName": "group.tail_coverage"}],
                "message": {"text": "Tail coverage: stated"},
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "offers/northlake.offer.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 30, "startColumn": 12, "endLine": 30, "endColumn": 21},
                },
                "logicalLocations": [{"fullyQualifiedName": "group.policy_type"}],
                "message": {"text": "Policy type: unclear"},
            }
        ],
        "partialFingerprints": {
            "offerCheck/v1": found.fingerprint,
            "primaryLocationLineHash": f"{found.fingerprint}:1",
        },
        "properties": {"outcome": "flag", "severity": "critical", "subject": "TX"},
        "suppressions": [],
    }


@pytest.mark.parametrize(
    ("outcome", "message", "plain", "with_values"),
    [
        ("flag", "The tail costs $48,000.", "Decided by: group.pay.", "The tail costs $48,000."),
        ("ask", "Not stated: Pay.", "Stated, but open: group.pay.", "Not stated: Pay."),
        ("waiting", "Waits for LIC-02 (the states are named).", "Waits for LIC-02 (the states are named).", None),
    ],
)
def test_a_concern_says_its_title_what_was_found_why_it_matters_and_what_to_ask(
    outcome: Outcome, message: str, plain: str, with_values: str | None
) -> None:
    found = result("LIC-01", outcome, message, because("Pay", "$48,000", 3), subject="TX")
    told = f"A license in every patient state (TX). {{}} {found.why} Ask: {found.question}"
    assert only(found)["message"]["text"] == told.format(plain)
    assert only(found, include_values=True)["message"]["text"] == told.format(with_values or plain)
    assert only(found, github=True)["message"]["text"] == told.format(plain)


def test_what_is_settled_says_so_and_what_does_not_apply_says_why() -> None:
    passed = result("CMP-01", "pass", "The pay is $320,000.", because("Pay", "$320,000", 3))
    assert only(passed)["message"]["text"] == "The pay model is named. Stated, and meets the rule."
    assert only(passed, include_values=True)["message"]["text"] == "The pay model is named. The pay is $320,000."
    idle = result("LIC-08", "not_applicable", "No second opinions in this role.")
    assert only(idle)["message"]["text"] == "No second opinions in this role."


@pytest.mark.parametrize("path", [*EXAMPLES, *FIXTURES], ids=stem)
def test_every_result_of_an_offer_is_told_once_under_its_id(path: Path) -> None:
    report = report_on(path)
    assert sorted(map(id_of, run(report)["results"])) == sorted(r.id for r in report.results)
    github = by_id(run(report, github=True))
    assert sorted(github) == sorted(r.id for r in report.results if r.open)


def test_an_error_is_no_result() -> None:
    made_up = sample.report()
    assert sorted(by_id(run(made_up))) == sorted(r.id for r in made_up.results if r.outcome != "error")


def test_github_gets_the_open_findings_that_count_and_nothing_else() -> None:
    report = sample.report()
    old = [replace(r, known="unchanged") if r.rule == "ESC-03" else r for r in report.results]
    held = sample.report(old)
    assert sorted(by_id(run(held, github=True))) == sorted(r.id for r in held.results if r.counts)
    assert "ESC-03 CO" not in by_id(run(held, github=True))
    assert "MAL-02 GA" not in by_id(run(held, github=True)), "waived"


def test_fingerprints_are_those_of_the_report_and_differ_between_results() -> None:
    report = report_on(WRONG)
    told = by_id(run(report))
    assert {name: r["partialFingerprints"]["offerCheck/v1"] for name, r in told.items()} == {
        r.id: r.fingerprint for r in report.results
    }
    assert len({r["partialFingerprints"]["primaryLocationLineHash"] for r in told.values()}) == len(told)


def test_an_accepted_result_is_suppressed_and_keeps_kind_and_level() -> None:
    told = by_id(run(sample.report()))["MAL-02 GA"]
    assert (told["kind"], told["level"]) == ("fail", "error")
    assert told["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "The carrier adds Georgia in January; e-mail of October 3. "
            "(accepted by A. Rivera, until 2027-01-31)",
        }
    ]


def test_a_result_without_a_waiver_in_force_is_not_suppressed() -> None:
    told = by_id(run(sample.report()))
    assert [name for name, r in told.items() if r["suppressions"]] == ["MAL-02 GA", "MIX-11"]
    assert all("suppressions" not in r for r in run(sample.report(), github=True)["results"])


def test_a_waiver_without_words_still_says_who_and_until_when() -> None:
    found = result("LIC-01", "flag", "So.", PATIENTS, waiver=Waiver(reason="", by="A. Rivera", until="2027-01-31"))
    (told,) = only(found)["suppressions"]
    assert told["justification"] == "(accepted by A. Rivera, until 2027-01-31)"
