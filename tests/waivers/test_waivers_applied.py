"""Waivers applied to a report: results are marked, counts and verdict made anew, each entry says what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_check import waivers
from offer_check.report import CONCERNS, Counts, Outcome, Report, Severity, Waiver, verdict_of
from tests.render import sample
from tests.render.sample_results import result
from tests.waivers.written import RULES, entry, file, said

FOUND = (
    result("MAL-02", "flag", "Not CO.", subject="CO"),
    result("MAL-02", "flag", "Not GA.", subject="GA"),
    result("MAL-02", "pass", "TX.", subject="TX"),
    result("MAL-06", "ask", "Not stated."),
    result("LIC-05", "waiting", "waits for LIC-01"),
    result("LIC-04", "not_applicable", "no licenses"),
)


def report(day: str = "2026-11-23") -> Report:
    """A report with a flag on CO and on GA, an ask and a waiting on the whole offer, and two that are settled."""
    return replace(sample.report(FOUND), as_of=day)


def became(*entries: str, of: Report | None = None) -> Report:
    """The report with a file of these entries applied."""
    return waivers.applied(of or report(), said(file(*entries)))


def accepted(found: Report) -> dict[str, str]:
    """Who accepted which results."""
    return {r.id: r.waiver.by for r in found.results if r.waiver}


def statuses(found: Report) -> list[tuple[str, str, str]]:
    """Every entry with what became of it."""
    return [(e.id, e.status, e.remark) for e in found.waivers]


def test_an_accepted_result_keeps_everything_and_is_marked() -> None:
    found = became(entry("MAL-02", "GA"))
    waiver = Waiver(reason="Because of MAL-02", by="A. Rivera", until="2027-01-31")
    marked = tuple(replace(r, waiver=waiver) if r.id == "MAL-02 GA" else r for r in report().results)
    assert found.results == marked
    assert (found.counts, found.verdict) == (Counts.of(marked), "fail")
    assert statuses(found) == [("MAL-02 GA", "in_force", "")]
    assert (found.waivers[0].path, found.waivers[0].line, found.waivers[0].waiver) == ("w.yaml", 3, waiver)


def test_the_verdict_leaves_out_what_is_accepted() -> None:
    flags = (entry("MAL-02", "GA"), entry("MAL-02", "CO"))
    assert became(*flags).verdict == "incomplete"
    assert became(*flags, entry("MAL-06")).verdict == "review"
    everything = became(*flags, entry("MAL-06"), entry("LIC-05"))
    assert everything.verdict == "ok"
    assert not everything.reaches("info", "info")
    assert everything.counts.waived == 4


@pytest.mark.parametrize(
    ("day", "status", "verdict"),
    [("2027-01-30", "in_force", "ok"), ("2027-01-31", "in_force", "ok"), ("2027-02-01", "expired", "incomplete")],
)
def test_a_waiver_counts_until_the_end_of_its_last_day(day: str, status: str, verdict: str) -> None:
    only = replace(sample.report([result("MAL-06", "ask", "Not stated.")]), as_of=day)
    found = became(entry("MAL-06", until="2027-01-31"), of=only)
    assert (statuses(found), found.verdict) == ([("MAL-06", status, "")], verdict)
    assert bool(accepted(found)) is (status == "in_force")
    assert found.reaches("major", "critical") is (status == "expired")


@pytest.mark.parametrize(
    ("rule", "subject", "remark"),
    [
        ("MAL-02", "", 'the rule speaks of single subjects; open: CO, GA; name one, or "*" for all'),
        ("MAL-02", "TX", "it passes"),
        ("MAL-02", "C0", "the rule has no result on C0; open: CO, GA"),
        ("MAL-02", "GAA", "the rule has no result on GAA; open: CO, GA; did you mean GA?"),
        ("MAL-06", "GA", "the rule speaks of the whole offer here; leave the subject out"),
        ("LIC-04", "", "it does not apply"),
        ("LIC-04", "*", "nothing of the rule is open"),
    ],
)
def test_an_entry_that_accepts_nothing_says_why_and_what_else_there_is(rule: str, subject: str, remark: str) -> None:
    found = became(entry(rule, subject))
    assert found == replace(report(), waivers=found.waivers)
    assert statuses(found) == [(f"{rule} {subject}".strip(), "unused", remark)]


def test_an_expired_entry_with_nothing_to_accept_is_unused() -> None:
    assert statuses(became(entry("MAL-02", "TX", until="2020-01-01"))) == [("MAL-02 TX", "unused", "it passes")]


def test_a_rule_that_was_not_selected_is_not_evaluated() -> None:
    assert statuses(became(entry("LIC-01"))) == [("LIC-01", "not_evaluated", "")]


def test_a_star_accepts_every_open_subject() -> None:
    found = became(entry("MAL-02", "*"))
    assert accepted(found) == {"MAL-02 CO": "A. Rivera", "MAL-02 GA": "A. Rivera"}
    assert statuses(found) == [("MAL-02 *", "in_force", "")]


@pytest.mark.parametrize("subject", ["-", "_", "?"])
def test_signs_alone_are_no_way_to_leave_the_subject_out(subject: str) -> None:
    assert accepted(became(entry("MAL-06", subject))) == {}


@pytest.mark.parametrize("spelled", ["ed_triage", "ED triage", "ed-Triage", "ED_TRIAGE"])
def test_a_subject_may_be_spelled_as_reports_show_it(spelled: str) -> None:
    of = sample.report([result("MAL-02", "flag", "No.", subject="ed_triage")])
    assert statuses(became(entry("MAL-02", spelled), of=of)) == [("MAL-02 ed_triage", "in_force", "")]


def test_a_spelling_that_fits_two_subjects_is_neither() -> None:
    of = sample.report([result("MAL-02", "flag", "No.", subject=name) for name in ("Clinic A", "clinic-a")])
    assert accepted(became(entry("MAL-02", "CLINIC A"), of=of)) == {}
    assert accepted(became(entry("MAL-02", "clinic-a"), of=of)) == {"MAL-02 clinic-a": "A. Rivera"}


def test_of_several_entries_the_one_on_the_subject_counts_and_else_the_longest() -> None:
    found = became(
        entry("MAL-02", "*", by="All", until="2028-01-01"),
        entry("MAL-02", "GA", by="Short", offer="offers/*", until="2026-12-31"),
        entry("MAL-02", "GA", by="Long", until="2027-12-31"),
        entry("MAL-02", "GA", by="Over", offer="*/*", until="2020-12-31"),
    )
    assert accepted(found) == {"MAL-02 CO": "All", "MAL-02 GA": "Long"}
    assert [status for _, status, _ in statuses(found)] == ["in_force", "in_force", "in_force", "expired"]


def test_entries_on_other_offers_change_nothing() -> None:
    assert became(entry("MAL-02", "GA", offer="offers/other.offer.yaml")) == report()


OUTCOMES = st.sampled_from(("flag", "ask", "waiting", "pass", "not_applicable", "error"))
SEVERITIES = st.sampled_from(("critical", "major", "minor", "info"))
SUBJECTS = ("", "CO", "GA")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of some rules, each on the whole offer or on states."""
    found = []
    for rule in draw(st.lists(st.sampled_from(RULES), unique=True)):
        for subject in draw(st.sampled_from([("",), ("CO",), ("CO", "GA")])):
            outcome: Outcome = draw(OUTCOMES)
            severity: Severity = draw(SEVERITIES)
            found.append(result(rule, outcome, "!", subject=subject, severity=severity))
    return replace(sample.report(found), as_of=draw(st.sampled_from(["2027-01-30", "2027-01-31", "2027-02-01"])))


KEYS = st.lists(st.tuples(st.sampled_from(RULES), st.sampled_from([*SUBJECTS, "*"])), unique=True, max_size=6)


@given(report=reports(), keys=KEYS)
def test_a_waiver_marks_concerns_and_changes_nothing_else(report: Report, keys: list[tuple[str, str]]) -> None:
    text = file(*(entry(rule, subject) for rule, subject in keys)) if keys else "waivers_format: 1\nwaivers: []\n"
    found = waivers.applied(report, said(text))
    assert tuple(replace(r, waiver=None) for r in found.results) == report.results
    over = report.as_of > "2027-01-31"
    expected = {
        r.id
        for r in report.results
        if r.outcome in CONCERNS and not over and ((r.rule, r.subject) in keys or (r.rule, "*") in keys)
    }
    assert set(accepted(found)) == expected
    assert found.counts == replace(report.counts, waived=len(expected))
    assert found.verdict == verdict_of(found.results)
    assert [(e.rule, e.subject) for e in found.waivers] == keys
    used = {e.id for e in found.waivers if e.status == "in_force"}
    assert used == {e.id for e in found.waivers if any(e.covers(r) and r.waiver for r in found.results)}
