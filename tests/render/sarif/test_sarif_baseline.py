"""Baselines in SARIF: a state of every result or of none, and what is gone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from offer_check.render import renderer, writer
from offer_check.report import Baseline, FileStatus, Gone, Known, Overview, Report
from tests.render import sample
from tests.render.sample_results import PATIENTS, result
from tests.render.sarif.log import Json, run_of

GONE = Gone(
    rule="MAL-06",
    subject="",
    outcome="flag",
    severity="critical",
    title="Tail coverage when the policy is not occurrence",
    fingerprint="ab" * 32,
)
HELD = Baseline(path="last.json", as_of="2026-11-15", gone=(GONE,))


def run(*reports: Report, **options: bool) -> Json:
    return run_of(str(renderer("sarif")(reports, root="/repository", **options)))


def states(found: Json) -> list[str]:
    return [result.get("baselineState", "none") for result in found["results"]]


@pytest.mark.parametrize(
    ("known", "state"), [("new", "new"), ("worse", "updated"), ("better", "updated"), ("unchanged", "unchanged")]
)
def test_a_concern_has_the_state_that_the_baseline_gives_it(known: Known, state: str) -> None:
    report = sample.report([result("LIC-01", "flag", "So.", PATIENTS, subject="TX", known=known)], baseline=HELD)
    (told, _) = run(report)["results"]
    assert (told["baselineState"], told["properties"]["known"]) == (state, known)


def test_what_is_gone_is_an_absent_result_with_the_outcome_that_it_had() -> None:
    report = sample.report([result("MAL-06", "ask", "So.", PATIENTS, subject="TX", known="new")], baseline=HELD)
    (_, told) = run(report)["results"]
    assert told == {
        "ruleId": "MAL-06",
        "ruleIndex": 0,
        "kind": "fail",
        "level": "error",
        "message": {
            "text": "Tail coverage when the policy is not occurrence. It was open in the baseline, and is not any more."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "offers/northlake.offer.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1},
                }
            }
        ],
        "partialFingerprints": {"offerCheck/v1": "ab" * 32, "primaryLocationLineHash": f"{'ab' * 32}:1"},
        "properties": {"outcome": "flag", "severity": "critical"},
        "suppressions": [],
        "baselineState": "absent",
    }


def test_what_is_gone_may_be_of_a_rule_that_is_not_active_any_more() -> None:
    report = sample.report([result("LIC-01", "pass", "So.", PATIENTS)], baseline=HELD)
    (_, told) = run(report)["results"]
    assert told["ruleId"] == "MAL-06"
    assert "ruleIndex" not in told


def test_a_settled_result_is_unchanged_unless_it_was_open_in_the_baseline() -> None:
    settled = result("MAL-06", "pass", "So.", PATIENTS)
    was_open = replace(HELD, gone=(replace(GONE, fingerprint=settled.fingerprint),))
    idle = result("LIC-08", "not_applicable", "No.")
    assert states(run(sample.report([settled, idle], baseline=was_open))) == ["new", "unchanged", "absent"]


def test_everything_is_new_of_an_offer_that_the_baseline_does_not_have() -> None:
    found = [result("LIC-01", "flag", "So.", PATIENTS, known="new"), result("MAL-06", "pass", "So.", PATIENTS)]
    assert states(run(sample.report(found, baseline=Baseline(path="last.json", as_of="")))) == ["new", "new"]


def test_a_report_without_a_baseline_is_new_in_a_run_that_has_one() -> None:
    concern = result("LIC-01", "flag", "So.", PATIENTS, known="unchanged")
    settled = result("MAL-06", "pass", "So.", PATIENTS)
    held = sample.report([concern, settled], baseline=HELD)
    free = sample.report([replace(concern, known=None), settled])
    assert states(run(free, held)) == ["new", "new", "unchanged", "unchanged", "absent"]


def test_without_a_baseline_no_result_has_a_state() -> None:
    assert set(states(run(sample.report()))) == {"none"}


def test_a_writer_tells_states_where_it_is_told_that_there_is_a_baseline() -> None:
    held = sample.report([result("LIC-01", "flag", "So.", PATIENTS, known="worse")], baseline=HELD)
    for baseline, found in ((True, ["updated", "absent"]), (False, ["none"])):
        made = writer("sarif", baseline=baseline)
        overview = Overview(files=(FileStatus.of(held),))
        assert states(run_of("".join(made.joined([made.piece(held)], lambda: overview)))) == found  # noqa: B023


def test_github_gets_no_states_and_nothing_that_is_gone_or_known() -> None:
    knowns: tuple[Known, ...] = ("new", "worse", "better", "unchanged")
    found = [result("LIC-01", "flag", "So.", PATIENTS, subject=known, known=known) for known in knowns]
    told = run(sample.report(found, baseline=HELD), github=True)
    assert Counter(r["properties"]["subject"] for r in told["results"]) == {"new": 1, "worse": 1}
    assert set(states(told)) == {"none"}
