"""The run of a SARIF file: tool, rules, files, what could not be checked; and how it is put together from pieces."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from offer_check.render import renderer, writer
from offer_check.render.sarif import limits
from offer_check.report import BySeverity, Counts, FileStatus, Overview, Problem, Report
from tests.examples.summary import EXAMPLES, ROOT, report_on
from tests.render import sample
from tests.render.sample_results import PATIENTS, result
from tests.render.sarif.documents import BROKEN
from tests.render.sarif.log import Json, rule_of, run_of


def run(*items: Report | FileStatus, **options: Any) -> Json:
    made = writer("sarif", **{"root": "/repository", **options})
    reports = [item for item in items if isinstance(item, Report)]
    files = [item for item in items if isinstance(item, FileStatus)]
    overview = Overview.of(reports)
    whole = replace(overview, files=(*overview.files, *files))
    return run_of("".join(made.joined(map(made.piece, items), lambda: whole)))


def test_the_tool_and_the_run_are_named() -> None:
    found = run(sample.report([result("LIC-01", "flag", "So.", PATIENTS)]))
    driver = {name: value for name, value in found["tool"]["driver"].items() if name != "rules"}
    assert driver == {"name": "offer-check", "version": "0.1.0", "semanticVersion": "0.1.0"}
    assert found["automationDetails"] == {"id": "offer-check/core/"}
    assert found["properties"] == {"asOf": "2026-11-22", "rules": {"count": 29, "digest": "9f2b" * 16}}
    assert (found["columnKind"], found["defaultEncoding"]) == ("unicodeCodePoints", "utf-8")


def test_the_packs_are_in_the_name_of_the_run() -> None:
    assert run(report_on(EXAMPLES[0]))["automationDetails"] == {"id": "offer-check/core+extended/"}


def test_a_version_that_is_not_semantic_is_not_called_so() -> None:
    report = sample.report()
    found = run(replace(report, tool=replace(report.tool, version="0.2.0.dev3")))
    assert "semanticVersion" not in found["tool"]["driver"]


def test_every_active_rule_is_described_once_sorted_and_every_result_finds_its_own() -> None:
    reports = [report_on(path) for path in EXAMPLES[:3]]
    found = run(*reports)
    names = [rule["id"] for rule in found["tool"]["driver"]["rules"]]
    assert names == sorted({result.rule for result in reports[0].results})
    assert {rule_of(found, told)["id"] for told in found["results"]} == set(names)


def test_a_rule_says_what_it_is_why_what_to_ask_and_where_it_comes_from() -> None:
    (rule,) = run(sample.report([result("MAL-06", "pass", "So.", PATIENTS)]))["tool"]["driver"]["rules"]
    why = (
        "Without it the physician carries a risk that belongs to the employer "
        "(tail coverage when the policy is not occurrence)."
    )
    ask = "How does the agreement settle this: tail coverage when the policy is not occurrence?"
    good = "A sentence in the agreement that says it, with a date and a name."
    assert rule == {
        "id": "MAL-06",
        "shortDescription": {"text": "Tail coverage when the policy is not occurrence"},
        "fullDescription": {"text": why},
        "help": {
            "text": f"Why: {why}\nAsk: {ask}\nGood: {good}\nSources: Dermatology guide: Malpractice",
            "markdown": f"**Why:** {why}\n\n**Ask:** {ask}\n\n**Good:** {good}\n\n"
            "**Sources:** Dermatology guide: Malpractice",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "tags": ["core", "MAL", "malpractice"],
            "precision": "high",
            "problem.severity": "error",
            "sources": ["Dermatology guide: Malpractice"],
        },
    }


@pytest.mark.parametrize(("severity", "told"), [("major", "error"), ("minor", "warning"), ("info", "recommendation")])
def test_the_severity_of_a_problem_is_in_the_words_of_github_and_never_one_of_security(
    severity: Any, told: str
) -> None:
    found = result("LIC-01", "flag", "So.", PATIENTS, severity="critical", base_severity=severity)
    (rule,) = run(sample.report([found]))["tool"]["driver"]["rules"]
    assert rule["properties"]["problem.severity"] == told
    assert "security-severity" not in rule["properties"]


def test_every_file_is_listed_even_one_without_a_finding() -> None:
    report = sample.report([result("LIC-01", "pass", "So.", PATIENTS)])
    found = run(report, BROKEN[1], github=True)
    assert found["results"] == []
    assert found["artifacts"] == [
        {
            "location": {"uri": "offers/northlake.offer.yaml", "uriBaseId": "%SRCROOT%"},
            "roles": ["analysisTarget"],
            "hashes": {"sha-256": "c0ffee11" * 8},
        },
        {"location": {"uri": "offers/died.offer.yaml", "uriBaseId": "%SRCROOT%"}, "roles": ["analysisTarget"]},
    ]


@pytest.mark.parametrize("github", [False, True])
def test_a_rule_that_failed_is_a_notification_and_no_result(github: bool) -> None:
    found = run(sample.report([result("LIC-09", "error", "KeyError: 320000")]), github=github)
    assert found["results"] == []
    assert found["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "descriptor": {"id": "rule-failed"},
                    "level": "error",
                    "message": {"text": "Renewals and administration. A rule could not be evaluated."},
                    "locations": [
                        {
                            "physicalLocation": {
                                "artifactLocation": {"uri": "offers/northlake.offer.yaml", "uriBaseId": "%SRCROOT%"}
                            }
                        }
                    ],
                    "associatedRule": {"id": "LIC-09"},
                }
            ],
        }
    ]
    assert found["tool"]["driver"]["notifications"] == [
        {
            "id": "rule-failed",
            "shortDescription": {"text": "A rule could not be evaluated."},
            "fullDescription": {"text": "A rule could not be evaluated."},
            "help": {"text": "Nothing is known of the rule on this offer. Please report the bug."},
        }
    ]


def test_a_file_that_could_not_be_checked_is_told_with_every_problem_and_its_place() -> None:
    told = run(sample.report([result("LIC-01", "pass", "So.", PATIENTS)]), *BROKEN)["invocations"][0]
    assert told["executionSuccessful"] is False
    assert [
        (n["descriptor"]["id"], at["artifactLocation"]["uri"], at.get("region"))
        for n in told["toolExecutionNotifications"]
        for at in [n["locations"][0]["physicalLocation"]]
    ] == [
        ("invalid", "offers/broken.offer.yaml", {"startLine": 3, "startColumn": 10}),
        ("invalid", "offers/broken.offer.yaml", None),
        ("died", "offers/died.offer.yaml", None),
        ("failed", "offers/failed.offer.yaml", None),
    ]


def test_what_a_broken_file_says_is_told_just_with_values() -> None:
    def messages(**options: bool) -> Iterator[str]:
        told = run(*BROKEN, **options)["invocations"][0]["toolExecutionNotifications"]
        return (notification["message"]["text"] for notification in told)

    assert list(messages(include_values=True)) == [
        'pay.base_salary: found "a fortune"',
        "the file is empty",
        "the process was killed by signal 9",
        "KeyError: 'Northlake'",
    ]
    assert not any(word in text for text in messages() for word in ("fortune", "signal", "Northlake"))
    assert all(messages())


def test_a_run_in_which_everything_was_checked_was_successful() -> None:
    assert run(sample.report([result("LIC-01", "flag", "So.", PATIENTS)]))["invocations"] == [
        {"executionSuccessful": True}
    ]


def test_a_run_without_any_report_is_still_one() -> None:
    found = run(
        FileStatus(path="a.yaml", status="invalid", problems=(Problem(path="a.yaml", line=1, column=0, message=""),))
    )
    assert (found["results"], found["tool"]["driver"]["rules"]) == ([], [])
    assert found["automationDetails"] == {"id": "offer-check/"}
    (told,) = found["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "The file is no offer, or cannot be read."
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}


def test_reports_of_different_rules_share_one_list_and_every_result_finds_its_rule() -> None:
    first = sample.report([result(rule, "pass", "So.", PATIENTS) for rule in ("LIC-02", "MAL-06")])
    other = sample.report([result(rule, "pass", "So.", PATIENTS) for rule in ("CMP-01", "LIC-02", "RVU-07")])
    found = run(first, other, first)
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == ["LIC-02", "MAL-06", "CMP-01", "RVU-07"]
    assert [rule_of(found, told)["id"] for told in found["results"]] == [
        *("LIC-02", "MAL-06"),
        *("CMP-01", "LIC-02", "RVU-07"),
        *("LIC-02", "MAL-06"),
    ]


def test_pieces_made_elsewhere_give_the_same_bytes_as_the_whole() -> None:
    reports = [report_on(path) for path in EXAMPLES[:3]]
    made = pickle.loads(pickle.dumps(writer("sarif", github=True, root=str(ROOT))))
    pieces = [pickle.loads(pickle.dumps(made.piece(report))) for report in reports]
    whole = "".join(made.joined(pieces, lambda: Overview.of(reports)))
    assert whole == renderer("sarif")(reports, github=True, root=str(ROOT))


def test_results_are_written_before_all_pieces_are_there() -> None:
    made = writer("sarif")
    taken = []

    def pieces() -> Iterator[str]:
        for number in range(3):
            taken.append(number)
            yield made.piece(sample.report([result("LIC-01", "flag", "So.", PATIENTS, subject=str(number))]))

    text = made.joined(pieces(), lambda: Overview(files=()))
    while '"subject":"0"' not in next(text):
        pass
    assert taken == [0]


def test_the_same_reports_give_the_same_bytes_and_a_line_for_every_result() -> None:
    text = renderer("sarif")([sample.report()], root="/repository")
    assert text == renderer("sarif")([sample.report()], root="/repository")
    assert isinstance(text, str)
    assert text.endswith("}]}\n")
    results = json.loads(text)["runs"][0]["results"]
    assert sum(line.startswith('{"ruleId":') for line in text.splitlines()) == len(results)


def overview(*, flag: int, ask: int = 0, waiting: int = 0, error: int = 0, waived: int = 0, total: int) -> Overview:
    """A run with so many results; those that are not named have passed."""
    counts = Counts(
        flag=BySeverity(minor=flag),
        ask=BySeverity(minor=ask),
        passed=total - flag - ask - waiting - error,
        waiting=waiting,
        not_applicable=0,
        error=error,
        waived=waived,
        in_baseline=0,
        total=total,
    )
    return Overview(totals=counts)


def test_more_results_than_github_takes_are_told() -> None:
    many = overview(flag=20_000, ask=5_000, waiting=1_000, total=60_000, error=1, waived=400)
    assert limits(many) == (
        "the SARIF file has about 59,999 results, and GitHub takes 25,000; "
        "use --github, or check fewer files in one run",
    )
    assert limits(many, github=True) == (
        "the SARIF file has about 25,600 results, and GitHub takes 25,000; check fewer files in one run",
    )
    assert limits(overview(flag=25_000, total=25_000)) == limits(overview(flag=100, total=100_000), github=True) == ()
