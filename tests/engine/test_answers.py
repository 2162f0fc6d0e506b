"""The engine answers what trying every binding answers: joins, absences and derived facts at random."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

import durable_rules_engine as durable
import pytest

from offer_check.compiler.clause import Atom, Join, Match
from offer_check.compiler.program import Record
from offer_check.engine import Engine
from offer_check.facts.build import Fact, Facts
from tests.engine.programs import evaluate, expected, fired, program, random_facts, random_rules, rule


@pytest.mark.parametrize("seed", range(40))
def test_random_rules_over_random_facts(seed: int) -> None:
    chance = random.Random(seed)
    rules = random_rules(chance)
    engine = Engine.of(program(*rules))
    for _ in range(25):
        facts = random_facts(chance)
        assert fired(engine.evaluate(Facts({}, facts))) == expected(rules, facts)


@pytest.mark.parametrize("seed", range(40))
def test_rows_of_a_table_answer_as_other_facts_do(seed: int) -> None:
    chance = random.Random(seed)
    rules = random_rules(chance)
    engine = Engine.of(program(*rules))
    for _ in range(25):
        facts = random_facts(chance)
        rows, others = ([f for f in facts if (f.kind == "license") == table] for table in (True, False))
        assert fired(engine.evaluate(Facts({}, others), rows)) == expected(rules, facts)


JOINED = rule("X-01", Match("leg", "a"), Match("compact", "row", (Atom("state", "eq", Join("a", "state")),)))
MEMBERS = [Fact("compact", {"state": state}) for state in ("AK", "FL", "TX")]


def test_the_engine_is_told_of_rows_that_can_be_joined_and_all_count_as_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    tell = durable.assert_fact
    monkeypatch.setattr(durable, "assert_fact", lambda handle, text: (told.append(text), tell(handle, text))[1])
    derived = rule("leg", Match("start", "a"), give={"state": Join("a", "at")})
    found = Engine.of(program([derived], [JOINED])).evaluate(Facts({}, [Fact("start", {"at": "FL"})]), MEMBERS)
    assert [binding["row"].values["state"] for binding in found.fired[JOINED.target]] == ["FL"]
    assert [text.partition('"@')[2] for text in told if "compact" in text] == ['compact":"compact",".state":"FL"}']
    assert found.facts["compact"] == MEMBERS


@pytest.mark.parametrize(
    "strata",
    [
        ([JOINED, rule("leg", Match("start", "a"), give={"state": Join("a", "at")})],),
        ([JOINED, rule("X-02", Match("compact", "row", (Atom("state", "eq", "AK"),)))],),
    ],
)
def test_the_engine_is_told_of_all_rows_where_nothing_says_which_it_needs(strata: Any) -> None:
    facts = [Fact("start", {"at": "FL"}), Fact("leg", {"state": "TX"})]
    assert fired(Engine.of(program(*strata)).evaluate(Facts({}, facts), MEMBERS)) == expected(
        strata, [*facts, *MEMBERS]
    )


def test_rows_are_joined_with_facts_that_come_late() -> None:
    leg = Fact("leg", {"state": "FL"})
    early = rule("X-02", Match("x", "a"), Match("compact", "row", (Atom("state", "eq", Join("a", "state")),)))
    for strata in ([[], [JOINED]], [[early], [JOINED]]):
        whole = dataclasses.replace(program(*strata), late=1)
        found = Engine.of(whole).evaluate(Facts({}, [Fact("x", {"state": "TX"})]), MEMBERS, later=lambda _: [leg])
        assert [binding["row"].values["state"] for binding in found.fired[JOINED.target]] == ["FL"]


def test_the_random_rules_do_fire() -> None:
    chance = random.Random(0)
    answers = [expected(random_rules(chance), random_facts(chance)) for _ in range(100)]
    names = [target.name for answer in answers for target in answer]
    assert min(names.count(name) for name in ("leg", "hop", *(f"R-{number}" for number in range(6)))) > 0


def test_tables_given_anew_are_read_anew() -> None:
    seen = rule("X-01", Match("compact", "row"))
    engine = Engine.of(program([seen]))
    for tables in ([Fact("compact", {"state": "TX"})], [Fact("compact", {"state": "FL"})], []):
        found = engine.evaluate(Facts({}, ()), tables)
        assert [dict(b["row"].values) for b in found.fired.get(seen.target, ())] == [dict(t.values) for t in tables]


def test_the_order_of_answers_is_that_of_facts() -> None:
    seen, derived = rule("X-01", Match("leg", "a")), rule("leg", Match("x", "a"), give={"n": 1})
    facts = [Fact("x", {"state": state}) for state in ("TX", "FL", "GA")]
    found = Engine.of(program([derived], [seen])).evaluate(Facts({}, facts))
    assert [b["a"].values["state"] for b in found.fired[derived.target]] == ["TX", "FL", "GA"]
    assert found.facts["leg"] == [Fact("leg", {"n": 1})]


def test_derived_facts_come_in_an_order_of_their_own() -> None:
    derived = rule("leg", Match("x", "a"), give={"state": Join("a", "state")})
    for states in (("TX", "FL", "GA"), ("GA", "FL", "TX")):
        found = evaluate([derived], facts=[Fact("x", {"state": state}) for state in states])
        assert [fact.values["state"] for fact in found.facts["leg"]] == ["FL", "GA", "TX"]


def test_derived_facts_lead_to_others_of_their_stratum() -> None:
    start = rule("reach", Match("start", "a"), give={"to": Join("a", "at")})
    onward = rule(
        "reach",
        Match("reach", "a"),
        Match("link", "b", (Atom("at", "eq", Join("a", "to")),)),
        give={"to": Join("b", "to")},
    )
    links = [Fact("link", {"at": f"s{n}", "to": f"s{n + 1}"}) for n in reversed(range(10))]
    found = evaluate([start, onward], facts=[*links, Fact("start", {"at": "s0"}), Fact("link", {"at": "x", "to": "y"})])
    assert {fact.values["to"] for fact in found.facts["reach"]} == {f"s{n}" for n in range(11)}


def test_one_fact_derived_in_two_ways_is_one() -> None:
    ways = [
        rule("leg", Match("x", "a"), give={"n": 1, "state": Join("a", "state")}),
        rule("leg", Match("x", "a"), give={"state": Join("a", "state"), "n": 1}),
    ]
    found = evaluate(ways, facts=[Fact("x", {"state": "TX"}), Fact("x", {"state": "TX"})])
    assert found.facts == {"x": [Fact("x", {"state": "TX"})], "leg": [Fact("leg", {"n": 1, "state": "TX"})]}


def test_fields_travel_as_records_that_no_answer_shows() -> None:
    records = [Record("pay#0", ("pay.base", "pay.base.low"))]
    joined = Atom("days", "gt", Join("pay#0", "pay.base.low"))
    item = rule("X-01", Match("pay#0", "pay#0", (Atom("pay.base", "eq", "amount"),)), Match("x", "a", (joined,)))
    engine = Engine.of(program([item], records=records))
    fields = {"pay.base": "amount", "pay.base.low": 5, "pay.other": "no rule reads this"}
    found = engine.evaluate(Facts(fields, [Fact("x", {"days": n}) for n in (5, 6)] + [Fact("unread", {"days": 6})]))
    assert found.fired == {item.target: ({"a": Fact("x", {"days": 6})},)}
    assert list(found.facts) == ["pay#0", "x"]


def test_a_percent_sign_is_a_character_like_others() -> None:
    item = rule("X-01", Match("100%s", "a", (Atom("%d", "eq", "5%"),)))
    found = evaluate([item], facts=[Fact("100%s", {"%d": number}) for number in ("5%", "5")])
    assert found.fired == {item.target: ({"a": Fact("100%s", {"%d": "5%"})},)}


def test_rows_of_a_table_that_are_alike_count_once() -> None:
    item = rule("X-01", Match("x", "a"), Match("t", "b", (Atom("state", "eq", Join("a", "state")),)))
    texas, florida = (Fact("t", {"state": state}) for state in ("TX", "FL"))
    here = Fact("x", {"state": "TX"})
    found = Engine.of(program([item])).evaluate(Facts({}, [here]), [florida, texas, florida, texas])
    assert found.fired == {item.target: ({"a": here, "b": texas},)}
    assert found.facts == {"x": [here], "t": [florida, texas]}


def test_a_table_of_which_no_rule_speaks_is_there_all_the_same() -> None:
    item = rule("X-01", Match("x", "a"))
    plain = program([item])
    row = Fact("t", {"state": "TX"})
    engine = Engine.of(dataclasses.replace(plain, kinds=plain.kinds | {"t"}))
    assert engine.evaluate(Facts({}, []), [row]).facts == {"t": [row]}
