"""Laws of the check over generated offers: rows, order, one result for each rule and subject, counts that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from offer_check.facts.computed import COMPUTED
from offer_check.report import SEVERITIES, Report, fingerprint
from offer_check.rule.pattern import Compare, FactPattern, FieldTest, Has, Lacks, Pattern
from offer_check.rule.rule import Patterns, Rule
from tests.laws.change import Data, less_a_row, reordered
from tests.laws.said import RULES, offers, report, results
from tests.oracle.interest import fields_of
from tests.oracle.silence import may_pass_without

VERDICTS = ("fail", "incomplete", "review", "ok")


def lists_behind(conditions: Iterable[Patterns]) -> frozenset[str]:
    return fields_of(RULES, conditions)


def looks_for_absence(pattern: Pattern) -> bool:
    return (isinstance(pattern, FactPattern) and pattern.negated) or (
        isinstance(pattern, FieldTest) and isinstance(pattern.test, Lacks)
    )


def looks_for_presence(pattern: Pattern) -> bool:
    return (isinstance(pattern, FactPattern) and not pattern.negated) or (
        isinstance(pattern, FieldTest) and (isinstance(pattern.test, Has) or counts_entries(pattern))
    )


def counts_entries(pattern: FieldTest) -> bool:
    """Whether the pattern asks for more entries than some number."""
    more = isinstance(pattern.test, Compare) and any(how in ("gt", "gte") for how, _ in pattern.test.limits)
    return more and pattern.field in COMPUTED


def subjects_and_lines(rule: Rule) -> frozenset[str]:
    """The lists that make the rule apply, or that its subjects come from."""
    each: list[Patterns] = [(FactPattern(rule.each.kind),)] if rule.each else []
    return lists_behind([*each, *(when for line in rule.applies for when in line.alternatives)])


def passes_on_absence(rule: Rule) -> frozenset[str]:
    """The lists in which a pass looks for something that is not there."""
    absent = [tuple(p for p in a.when if looks_for_absence(p)) for a in rule.passes]
    return may_pass_without(rule, RULES) | lists_behind(absent)


def counts_against(rule: Rule) -> frozenset[str]:
    """The lists in which a flag looks for an entry."""
    return lists_behind([tuple(p for p in a.when if looks_for_presence(p)) for a in rule.flags])


MAY_GO = {rule.id: subjects_and_lines(rule) for rule in RULES.active}
MAY_PASS = {rule.id: passes_on_absence(rule) for rule in RULES.active}
AGAINST = {rule.id: counts_against(rule) for rule in RULES.active}
PROTECTING = ("malpractice.states_covered", "malpractice.scope_includes", "work_mix.conditions_treated")
"""Lists of what is promised. Others can be a burden, too: a state or a kind of work brings its own questions."""


@settings(max_examples=40)
@given(offer=offers(), data=st.data())
def test_taking_a_row_away_passes_and_ends_only_what_was_about_such_rows(offer: Data, data: st.DataObject) -> None:
    changes = list(less_a_row(offer))
    assume(changes)
    before = results(offer)
    for path, changed in data.draw(st.lists(st.sampled_from(changes), min_size=1, max_size=5, unique_by=id)):
        after = results(changed)
        for (rule, subject), outcome in before.items():
            now = after.get((rule, subject)) or after.get((rule, ""), "not_applicable")
            if outcome in ("flag", "ask") and now == "pass":
                assert path in MAY_PASS[rule], f"{rule} {subject}: {outcome} became {now}"
            if outcome in ("flag", "ask") and now == "not_applicable":
                assert path in MAY_GO[rule], f"{rule} {subject}: {outcome} became {now}"
            if outcome == "flag" and now == "ask":
                assert path in AGAINST[rule] | MAY_GO[rule], f"{rule} {subject}: {outcome} became {now}"


@settings(max_examples=40)
@given(offer=offers(), data=st.data())
def test_taking_a_promise_away_never_improves_a_result_or_the_verdict(offer: Data, data: st.DataObject) -> None:
    changes = [change for change in less_a_row(offer) if change[0] in PROTECTING]
    assume(changes)
    _, changed = data.draw(st.sampled_from(changes))
    before, after = report(offer), report(changed)
    worse = {"flag": 0, "ask": 1, "waiting": 1, "pass": 2, "not_applicable": 2}
    outcomes = {r.id: r.outcome for r in before.results}
    assert {r.id for r in after.results} == set(outcomes)
    assert [r.id for r in after.results if worse[r.outcome] > worse[outcomes[r.id]]] == []
    assert VERDICTS.index(after.verdict) <= VERDICTS.index(before.verdict)


def test_no_rule_has_a_promise_as_its_reason_or_against_the_physician() -> None:
    rules = MAY_GO.keys() - {"WRT-02"}  # which reads the words that stand for a value, never a value
    assert {p: [r for r in rules if p in MAY_GO[r] | AGAINST[r] | MAY_PASS[r]] for p in PROTECTING} == {
        path: [] for path in PROTECTING
    }


@settings(max_examples=40)
@given(offer=offers(), random=st.integers(0, 999).map(Random))
def test_the_order_of_keys_changes_nothing_but_places(offer: Data, random: Random) -> None:
    assert spoken(report(reordered(offer, random, entries=False))) == spoken(report(offer))


def spoken(found: Report) -> list[object]:
    """All that a report says of results, places aside."""
    return [
        (r.id, r.outcome, r.severity, r.message, r.fingerprint, sorted((b.field, b.value, b.state) for b in r.because))
        for r in found.results
    ]


@settings(max_examples=40)
@given(offer=offers(), random=st.integers(0, 999).map(Random))
def test_the_order_of_rows_and_entries_changes_no_result(offer: Data, random: Random) -> None:
    one, other = report(offer), report(reordered(offer, random, entries=True))
    assert decided(other) == decided(one)
    assert (other.verdict, other.counts) == (one.verdict, one.counts)


def decided(found: Report) -> list[object]:
    return [(r.id, r.outcome, r.severity, r.fingerprint) for r in found.results]


@settings(max_examples=40)
@given(offer=offers())
def test_every_rule_has_one_result_for_each_subject_and_the_counts_add_up(offer: Data) -> None:
    found = report(offer)
    names = [(r.rule, r.subject) for r in found.results]
    assert len(set(names)) == len(names)
    assert {rule for rule, _ in names} == {rule.id for rule in RULES.active}
    assert [r.fingerprint for r in found.results] == [fingerprint(*name) for name in names]
    outcomes = Counter(r.outcome for r in found.results)
    counts = found.counts
    added = (counts.flag.total, counts.ask.total, counts.passed, counts.waiting, counts.not_applicable, counts.error)
    assert added == tuple(outcomes[o] for o in ("flag", "ask", "pass", "waiting", "not_applicable", "error"))
    assert counts.error == 0
    assert sum(added) == counts.total == len(names)
    by_severity = Counter(r.severity for r in found.results if r.outcome == "flag")
    assert [getattr(counts.flag, severity) for severity in SEVERITIES] == [by_severity[s] for s in SEVERITIES]
