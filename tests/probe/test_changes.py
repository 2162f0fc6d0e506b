"""The changes that an explanation claims, done to the offer and checked with all rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from offer_check.probe import changes, text
from offer_check.probe.model import Change, Explanation, Option
from tests.probe.cases import FILES, TRIED, changed, offer, probed, prober, report_after

IDS = [f"{rule}-{path.name.partition('.')[0]}" for rule, path in TRIED]
EXAMPLES = {path.name.partition(".")[0]: path for path in FILES}
APP = EXAMPLES["dermatology-app-employer"]
FEW = 4
"""Values that are done and checked of the changes of one rule; which ones goes round."""


def written(path: Path) -> str:
    """The explanation of MAL-06 as text."""
    return " ".join(text.write(prober("MAL-06").probe(offer(path)), clean=str).split())


def claims(one: Explanation) -> list[tuple[Change, Option]]:
    """Every value with the change that it belongs to."""
    return [(change, option) for change in one.changes for option in change.options]


def wrong(rule: str, data: Any, change: Change, option: Option) -> str:
    """What a check of the changed offer says instead of what is claimed; empty where it says the same."""
    results = [r for r in report_after(rule, data, option.edits).results if r.rule == rule]
    found = [r for r in results if r.subject == change.subject]
    said = [(r.outcome, r.severity if change.severity else None) for r in found]
    return "" if said == [(change.outcome, change.severity)] else f"{option}: claimed {change.outcome}, found {said}"


@pytest.mark.parametrize(("number", "rule", "path"), [(n, *pair) for n, pair in enumerate(TRIED)], ids=IDS)
def test_a_change_done_to_the_offer_has_the_outcome_that_is_claimed(number: int, rule: str, path: Path) -> None:
    known = [claim for one in probed(rule, path).explanations for claim in claims(one)]
    step = max(len(known) // FEW, 1)
    chosen = known[number % step :: step]
    assert [fault for claim in chosen if (fault := wrong(rule, offer(path).document.data, *claim))] == []


@pytest.mark.parametrize(("rule", "path"), TRIED, ids=IDS)
def test_no_change_is_claimed_that_changes_nothing(rule: str, path: Path) -> None:
    for one in probed(rule, path).explanations:
        now = (one.result.outcome, one.result.severity, one.result.subject)
        for change in one.changes:
            assert (change.outcome, change.severity or one.result.severity, change.subject) != now
            assert change.options


def said(rule: str, path: Path, subject: str = "") -> list[tuple[str, str, str]]:
    """Outcome, field and words of the changes of a rule."""
    (one,) = (e for e in probed(rule, path).explanations if e.result.subject == subject)
    return [(change.outcome, change.field, change.text) for change in one.changes]


def test_words_with_the_same_effect_are_told_together() -> None:
    assert ("pass", "malpractice.tail_paid_by", "said employer, platform or not needed") in said("MAL-06", APP)
    assert ("ask", "malpractice.tail_paid_by", "said nothing") in said("MAL-06", APP)


def test_numbers_with_the_same_effect_are_told_as_a_stretch() -> None:
    share = [text for _, field, text in said("MIX-02", EXAMPLES["general-surgery-hybrid-clinic"]) if "share" in field]
    assert share == [
        "said less than 20 percent",
        "said more than 60 percent and less than 95 percent",
        "said 95 percent or more",
    ]


def test_days_are_told_as_before_and_after() -> None:
    found = said("LIC-05", APP, "FL")
    assert ("flag", "licenses[FL].expected_date", "said after 2027-07-12") in found
    assert ("flag", "about.start_date", "said before 2027-06-15") in found


def test_a_cell_of_the_row_of_the_subject_is_tried_and_no_other_row() -> None:
    found = said("LIC-01", APP, "CA")
    assert found[0] == ("pass", "licenses[CA].status", "said held, pending or to be obtained")
    assert {field for _, field, _ in found if "[" in field} == {"licenses[CA].status"}


def test_a_missing_row_is_added() -> None:
    rows = [row for row in said("LIC-01", APP, "NY") if row[1] == "licenses"]
    assert rows[0] == ("pass", "licenses", "had one more row: NY (held), NY (pending) or NY (to be obtained)")


def test_a_missing_state_is_added_to_the_territory() -> None:
    found = said("MAL-02", APP, "NC")
    assert ("pass", "malpractice.states_covered", "also listed NC") in found


def test_unclear_words_go_when_a_value_is_stated() -> None:
    bare = EXAMPLES["bare-posting"]
    (one,) = probed("CMP-01", bare).explanations
    edits = [option.edits for change in one.changes for option in change.options if change.field == "pay.model"]
    assert {edit.path for found in edits for edit in found} == {("pay", "model"), ("unclear", "pay.model")}


def test_wishes_are_tried_too() -> None:
    (one,) = probed("ACA-01", EXAMPLES["general-surgery-hybrid-clinic"]).explanations
    assert "preferences.academic_interest" in {change.field for change in one.changes}


def test_what_has_to_be_settled_together_is_named_where_no_single_change_leads_to_a_pass() -> None:
    (one,) = probed("SOP-02", EXAMPLES["radiation-oncology-second-opinion"]).explanations
    assert not one.passes
    assert [b.field for b in one.needs] == ["second_opinion.may_return_incomplete", "second_opinion.report_template"]


@pytest.mark.parametrize("share", [0, 7, 19.99, 20, 33, 60, 60.01, 80, 94.9, 95, 100])
def test_a_stretch_speaks_of_the_numbers_in_between(share: float) -> None:
    """Numbers that were not tried have the outcome of the stretch that they lie in."""
    path = EXAMPLES["general-surgery-hybrid-clinic"]
    data = changed(offer(path).document.data, ())
    data["work_mix"]["remote_share_pct"] = share
    (result,) = (r for r in report_after("MIX-02", data, ()).results if r.rule == "MIX-02")
    stretches = {"flag": share < 20 or 60 < share < 95, "not_applicable": share >= 95, "pass": 20 <= share <= 60}
    assert stretches[result.outcome]


def test_everything_tried_is_counted_and_cut_where_it_is_too_much() -> None:
    (one,) = probed("MAL-06", APP).explanations
    assert one.tried > sum(len(change.options) for change in one.changes)
    assert not one.cut


def test_what_is_too_much_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST", 20)
    (one,) = prober("MAL-06").probe(offer(APP)).explanations
    assert (one.tried, one.cut) == (20, True)
    assert "20 values were tried, one at a time, and there were more than may be tried." in written(APP)


def test_many_subjects_share_what_may_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_RUNS", 40)
    monkeypatch.setattr(changes, "FEWEST", 8)
    found = prober("LIC-01").probe(offer(APP)).explanations
    assert {one.cut for one in found} == {True}
    for one in (e for e in found if e.result.subject in ("CA", "FL", "GA", "TX")):
        assert one.changes[0].field == f"licenses[{one.result.subject}].status"  # its own row comes first
