"""The engine answers what trying every binding answers: joins, absences and derived facts at random."""

from __future__ import annotations

import random

import pytest

from offer_check.compiler.clause import Match
from offer_check.engine import Engine
from offer_check.facts.build import Fact, Facts
from tests.engine.programs import expected, fired, program, random_facts, random_rules, rule


@pytest.mark.parametrize("seed", range(40))
def test_random_rules_over_random_facts(seed: int) -> None:
    chance = random.Random(seed)
    rules = random_rules(chance)
    engine = Engine(program(*rules))
    for _ in range(25):
        facts = random_facts(chance)
        assert fired(engine.evaluate(Facts({}, facts))) == expected(rules, facts)


def test_the_random_rules_do_fire() -> None:
    chance = random.Random(0)
    answers = [expected(random_rules(chance), random_facts(chance)) for _ in range(100)]
    names = [target.name for answer in answers for target in answer]
    assert min(names.count(name) for name in ("leg", "hop", *(f"R-{number}" for number in range(6)))) > 0


def test_tables_given_anew_are_read_anew() -> None:
    seen = rule("X-01", Match("compact", "row"))
    engine = Engine(program([seen]))
    for tables in ([Fact("compact", {"state": "TX"})], [Fact("compact", {"state": "FL"})], []):
        found = engine.evaluate(Facts({}, ()), tables)
        assert [dict(b["row"].values) for b in found.fired.get(seen.target, ())] == [dict(t.values) for t in tables]


def test_the_order_of_answers_is_that_of_facts() -> None:
    seen, derived = rule("X-01", Match("leg", "a")), rule("leg", Match("x", "a"), give={"n": 1})
    facts = [Fact("x", {"state": state}) for state in ("TX", "FL", "GA")]
    found = Engine(program([derived], [seen])).evaluate(Facts({}, facts))
    assert [b["a"].values["state"] for b in found.fired[derived.target]] == ["TX", "FL", "GA"]
    assert found.facts["leg"] == [Fact("leg", {"n": 1})]
