"""What holds for any two reports: made-up ones with every outcome, severity, subject and waiver."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from offer_check.compare import KINDS, Comparison, compare, side_by_side
from offer_check.report import OUTCOMES, SEVERITIES, Report, Result, Waiver, fingerprint
from tests.render.sample import report
from tests.render.sample_results import result

KNOWN = Waiver(reason="known", by="A", until="2027-01-01")
WAIVERS = (None, None, KNOWN, replace(KNOWN, until="2028-01-01"))
RULES = ("CMP-01", "LIC-01", "MAL-02", "RVU-01")
MIRROR = {"new": "fixed", "worse": "better", "new_rule": "dropped_rule"}
MIRROR |= {other: kind for kind, other in MIRROR.items()}


@st.composite
def results(draw: st.DrawFn) -> Result:
    rule, subject = draw(st.sampled_from(RULES)), draw(st.sampled_from(("", "", "TX", "FL")))
    made = result(rule, "flag", f"What is so in {subject}.", subject=subject)
    return replace(
        made,
        outcome=draw(st.sampled_from(OUTCOMES)),
        severity=draw(st.sampled_from(SEVERITIES)),
        waiver=draw(st.sampled_from(WAIVERS)),
        since=draw(st.sampled_from(("", "0.1.0", "0.2.0"))),
        fingerprint=fingerprint(rule, subject),
    )


reports = st.lists(results(), max_size=8, unique_by=lambda r: r.fingerprint).map(report)


def fingerprints(found: Report) -> set[str]:
    return {r.fingerprint for r in found.results}


@given(reports)
def test_a_report_compared_with_itself_is_empty(one: Report) -> None:
    comparison = compare(one, one)
    assert comparison.empty
    assert not comparison.worsened


@given(reports, reports)
def test_every_fingerprint_of_either_report_has_one_kind_and_the_counts_add_up(old: Report, new: Report) -> None:
    comparison = compare(old, new)
    told = [change.fingerprint for change in comparison.changes]
    union = fingerprints(old) | fingerprints(new)
    assert len(told) == len(set(told))
    assert set(told) <= union
    tally = comparison.tally
    assert tally.total == len(union) == sum(getattr(tally, kind) for kind in KINDS)
    assert tally.settled == len(union) - len(told)
    counted = Counter(change.kind for change in comparison.changes)
    assert all(getattr(tally, kind) == counted[kind] for kind in KINDS if kind != "settled")


@given(reports, reports)
def test_kinds_swap_when_the_reports_do(old: Report, new: Report) -> None:
    there, back = compare(old, new), compare(new, old)
    assert kinds(back) == {id_: MIRROR.get(kind, kind) for id_, kind in kinds(there).items()}


@given(reports, reports, st.randoms(use_true_random=False))
def test_the_order_of_results_changes_nothing(old: Report, new: Report, random: Random) -> None:
    mixed = replace(new, results=tuple(random.sample(new.results, len(new.results))))
    assert compare(old, mixed) == compare(old, new)
    assert compare(mixed, old) == compare(new, old)


@given(reports, reports)
def test_a_settled_result_is_a_concern_in_neither_report_and_no_concern_is_left_out(old: Report, new: Report) -> None:
    told = {change.fingerprint for change in compare(old, new).changes}
    concerns = {r.fingerprint for r in (*old.results, *new.results) if r.open}
    assert concerns <= told


@given(reports, reports)
def test_an_offer_without_new_concerns_is_not_worsened(old: Report, new: Report) -> None:
    better = replace(new, results=tuple(r for r in new.results if not r.open and r.outcome != "error"))
    assert not compare(old, better).worsened


@given(st.lists(reports, min_size=1, max_size=4))
def test_side_by_side_counts_every_open_result_once(found: list[Report]) -> None:
    table = side_by_side(found)
    for place, one in enumerate(found):
        cells = [row.cells[place] for row in table.families]
        flags, asks = sum(c.flags.total for c in cells), sum(c.asks.total for c in cells)
        assert flags == table.offers[place].flags.total == sum(r.open for r in one.of("flag"))
        assert asks == table.offers[place].asks.total == sum(r.open for r in one.of("ask", "waiting"))


@given(reports, reports)
def test_a_rule_that_only_one_report_evaluated_sets_them_apart(one: Report, other: Report) -> None:
    apart = {row.rule for row in side_by_side([one, other]).apart}
    for rule in RULES:
        evaluated = [any(r.rule == rule for r in found.results) for found in (one, other)]
        assert rule in apart or evaluated[0] == evaluated[1]
        assert rule not in apart or any(evaluated)


def kinds(comparison: Comparison) -> dict[str, Any]:
    return {change.fingerprint: change.kind for change in comparison.changes}
