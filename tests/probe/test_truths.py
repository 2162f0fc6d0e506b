"""What an explanation says of patterns, against the outcome in the report and against the oracle of the language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from offer_check.facts.build import Given
from offer_check.offer import load
from offer_check.probe import changes, text
from offer_check.probe import json as as_json
from offer_check.probe.model import Explanation, Way
from offer_check.render.terminal import Terminal
from tests.probe.cases import LATE, PAIRS, RULES, offer, prober, reported, told
from tests.probe.reading import Reader

IDS = [f"{rule}-{path.name.partition('.')[0]}" for rule, path in PAIRS]


def ways(one: Explanation, kind: str) -> tuple[Way, ...]:
    """The ways to flag or to pass that were looked at."""
    return tuple(way for part in one.parts if part.kind == kind and part.reached for way in part.ways)


@pytest.mark.parametrize(("rule", "path"), PAIRS, ids=IDS)
def test_the_outcomes_are_those_of_the_report(rule: str, path: Path) -> None:
    known = {one.result.subject: one.result for one in told(rule, path).explanations}
    if rule in LATE:
        assert {result.rule for result in known.values()} == {rule}
    else:
        assert known == {r.subject: r for r in reported(path).results if r.rule == rule}


@pytest.mark.parametrize(("rule", "path"), PAIRS, ids=IDS)
def test_what_holds_has_only_true_patterns_and_an_ask_has_no_such_way(rule: str, path: Path) -> None:
    for one in told(rule, path).explanations:
        for kind in ("flag", "pass"):
            found = ways(one, kind)
            assert [all(p.truth == "true" for p in way.patterns) for way in found] == [
                way.truth == "true" for way in found
            ]
            if found:
                assert any(way.truth == "true" for way in found) == (one.result.outcome == kind)


@pytest.mark.parametrize(("rule", "path"), PAIRS, ids=IDS)
def test_the_first_part_that_does_not_settle_it_is_the_outcome(rule: str, path: Path) -> None:
    outcomes = {"applies": "not_applicable", "each": "not_applicable", "after": "waiting"}
    for one in told(rule, path).explanations:
        ends = next((part for part in one.parts if not part.settled), None)
        assert (outcomes.get(ends.kind, ends.kind) if ends else "ask") == one.result.outcome
        assert [part.reached for part in one.parts] == [
            ends is None or number <= one.parts.index(ends) for number in range(len(one.parts))
        ]


@pytest.mark.parametrize(("rule", "path"), PAIRS, ids=IDS)
def test_every_pattern_of_the_rule_is_told_unless_it_does_not_apply(rule: str, path: Path) -> None:
    known = RULES.rules[rule]
    for one in told(rule, path).explanations:
        if one.result.outcome != "not_applicable":
            found = sum(len(way.patterns) for part in one.parts for way in part.ways)
            assert found == sum(map(len, known.conditions))


@pytest.mark.parametrize(("rule", "path"), PAIRS, ids=IDS)
def test_the_oracle_agrees_about_every_pattern(rule: str, path: Path) -> None:
    reader = Reader(rule, path)
    for one in told(rule, path).explanations:
        assert reader.told(one) == reader.truths(one)


@pytest.mark.parametrize(("rule", "path"), PAIRS, ids=IDS)
def test_what_a_rule_is_not_told_of_makes_no_difference(rule: str, path: Path) -> None:
    """Changed offers are read without the groups that the rule does not read."""
    judge = prober(rule).judge
    document = changes.Changes(judge, offer(path), None).document
    found = judge.of(Given(load(document, judge.ground.tables)), rule)
    assert {(d.subject, d.outcome, d.severity) for d in found} == {
        (one.result.subject, one.result.outcome, one.result.severity) for one in told(rule, path).explanations
    }


@pytest.mark.parametrize(("rule", "path"), PAIRS, ids=IDS)
def test_every_explanation_can_be_written(rule: str, path: Path) -> None:
    found = told(rule, path)
    assert text.write(found, clean=Terminal().clean).startswith(rule)
    assert json.loads(as_json.write(found))["rule"] == rule


def test_every_truth_is_seen() -> None:
    found = {
        (part.kind, pattern.truth)
        for rule, path in PAIRS
        for one in told(rule, path).explanations
        for part in one.parts
        for way in part.ways
        for pattern in way.patterns
    }
    kinds = ("applies", "after", "severity", "flag", "pass")
    every = {(kind, truth) for kind in kinds for truth in ("true", "false", "unknown")}
    assert found == every - {("after", "unknown")}  # these ask only whether something is stated
