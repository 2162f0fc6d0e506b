"""Where durable_rules ends: what it does there, and that rules in number are spread below it or refused in words."""

from __future__ import annotations

import pytest

from offer_check.compiler.clause import Atom, Compiled, Join, Match
from offer_check.compiler.program import Program
from offer_check.engine import Engine
from offer_check.errors import EngineError
from offer_check.facts.build import Fact, Facts
from tests.engine import naive
from tests.engine.programs import evaluate, program, rule


def all_fire(rules: list[Compiled], facts: list[Fact]) -> bool:
    """Whether every rule fires."""
    return len(evaluate(rules, facts=facts).fired) == len(rules)


def test_the_engine_refuses_a_fact_that_passes_more_than_64_tests() -> None:
    def many(number: int) -> naive.End:
        tests = [{"$and": [{"kind": "x"}, {"$gt": {"days": -n}}]} for n in range(1, number + 1)]
        return naive.run({str(n): {"all": [{"a": test}]} for n, test in enumerate(tests)}, {"kind": "x", "days": 0})

    assert len(many(64).printed) == 64
    assert "error code: 303" in many(65).error


@pytest.mark.parametrize("number", [60, 61, 64, 65, 1_000])
def test_a_fact_may_pass_any_number_of_tests(number: int) -> None:
    rules = [rule(f"X-{n}", Match("x", "a", (Atom("days", "gt", -n),))) for n in range(1, number + 1)]
    assert all_fire(rules, [Fact("x", {"days": 0})])


def test_the_engine_refuses_a_fact_that_more_than_64_rules_compare_with_another() -> None:
    def many(number: int) -> naive.End:
        same = {"state": {"a": "state"}}
        rules = {
            str(n): {"all": [{"a": {"$and": [{"kind": "x"}, {"n": n}]}}, {"b": {"$and": [{"kind": "y"}, same, same]}}]}
            for n in range(number)
        }
        facts = ({"kind": "x", "n": n, "state": "TX"} for n in range(number))
        return naive.run(rules, *facts, {"kind": "y", "state": "TX"})

    assert len(many(64).printed) == 64
    assert "error code: 303" in many(65).error


@pytest.mark.parametrize("number", [64, 65, 1_000])
def test_any_number_of_rules_may_compare_a_fact_with_another(number: int) -> None:
    same = (Atom("state", "eq", Join("a", "state")),)
    rules = [rule(f"X-{n}", Match("x", "a", (Atom("n", "eq", n),)), Match("y", "b", same)) for n in range(number)]
    assert all_fire(rules, [*(Fact("x", {"n": n, "state": "TX"}) for n in range(number)), Fact("y", {"state": "TX"})])


def test_the_engine_does_not_survive_300_patterns_with_the_same_tests() -> None:
    # It writes beyond its end at 256: what comes of it is an error, a signal, or (just there) nothing to be seen.
    def many(number: int) -> naive.End:
        return naive.run({str(n): {"all": [{"a": {"kind": "x"}}]} for n in range(number)}, {"kind": "x"})

    assert len(many(255).printed) == 255
    assert many(300).code != 0


@pytest.mark.parametrize("number", [255, 256, 257, 1_000])
def test_any_number_of_rules_may_have_the_same_pattern(number: int) -> None:
    apart = [(Atom("days", "gt", -n),) for n in range(1, number + 1)]  # rules that are alike in all become one
    rules = [rule(f"X-{n}", Match("x", "a"), Match("y", "b", atoms)) for n, atoms in enumerate(apart)]
    assert all_fire(rules, [Fact("x", {"state": "TX"}), Fact("y", {"days": 0})])


def test_rules_that_are_alike_are_one_for_the_engine_and_all_fire() -> None:
    rules = [rule(f"X-{n}", Match("x", f"a{n}"), absent=[Match("y", "n")]) for n in range(300)]
    rules += [rule(f"Y-{n}", Match("x", f"a{n}"), give={"n": Join(f"a{n}", "n"), "rule": n}) for n in range(300)]
    found = evaluate(rules, facts=[Fact("x", {"n": 7})])
    assert {target: dict(binding) for target, (binding,) in found.fired.items()} == {
        r.target: {r.clause.facts[0].alias: Fact("x", {"n": 7})} for r in rules
    }
    assert found.facts["Y-7"] == [Fact("Y-7", {"n": 7, "rule": 7})]


@pytest.mark.parametrize("number", [200, 201, 256, 1_000])
def test_any_number_of_rules_may_wait_for_one_phase(number: int) -> None:
    apart = [(Atom("days", "gt", -n),) for n in range(1, number + 1)]
    rules = [rule(f"X-{n}", Match("x", "a"), absent=[Match("y", "n", atoms)]) for n, atoms in enumerate(apart)]
    assert all_fire(rules, [Fact("x", {"state": "TX"})])
    assert not evaluate(rules, facts=[Fact("x", {"state": "TX"}), Fact("y", {"days": 0})]).fired


def test_the_engine_never_comes_back_from_512_tests_under_one_parent() -> None:
    def many(number: int) -> naive.End:
        rules = {str(n): {"all": [{"a": {"$and": [{"kind": "x"}, {"word": f"w{n}"}]}}]} for n in range(number)}
        return naive.run(rules, {"kind": "x", "word": "w7"}, seconds=4)

    assert many(511).printed == [["7", {"a": "f0"}]]
    assert many(512).code is None


@pytest.mark.parametrize("number", [511, 512, 1_500])
def test_a_property_may_be_tested_for_any_number_of_words(number: int) -> None:
    rules = [rule(f"X-{n}", Match("x", "a", (Atom("word", "eq", f"w{n}"),))) for n in range(number)]
    assert list(evaluate(rules, facts=[Fact("x", {"word": "w7"})]).fired) == [rules[7].target]


def test_kinds_of_facts_are_counted() -> None:
    rules = [rule(f"X-{n}", Match(f"k{n}", "a"), absent=[Match(f"k{n + 1}", "n")]) for n in range(449)]
    assert all_fire([r for n, r in enumerate(rules) if n % 2 == 0], [Fact(f"k{n}", {"x": 1}) for n in range(0, 449, 2)])
    Engine.of(program(rules))
    with pytest.raises(EngineError, match=r"^rules speak of 451 kinds of facts; at most 450$"):
        Engine.of(program([*rules, rule("X-449", Match("k450", "a"))]))


def test_rules_are_counted() -> None:
    rules = [rule(f"X-{n}", Match(f"k{n % 300}", "a", (Atom("x", "gt", -n),))) for n in range(4_095)]
    assert all_fire(rules, [Fact(f"k{n}", {"x": 1}) for n in range(300)])
    with pytest.raises(EngineError, match=r"^rules come to 4,096 compiled ones; at most 4,095$"):
        Engine.of(program([*rules, rule("X-4096", Match("k1", "a"))]))


def test_patterns_on_one_kind_are_counted() -> None:
    rules = [rule(f"X-{n}", Match("x", "a"), Match("x", "b"), Match("x", "c")) for n in range(2_667)]
    with pytest.raises(EngineError, match=r"^rules have 8,001 patterns on x; at most 8,000$"):
        Engine.of(program(rules))


def test_the_engine_loses_a_rule_of_more_than_16_facts() -> None:
    def many(number: int) -> naive.End:
        kinds = [f"k{n}" for n in range(number)]
        rules = {"X-01": {"all": [{f"a{n}": {"kind": kind}} for n, kind in enumerate(kinds)]}}
        return naive.run(rules, *({"kind": kind} for kind in kinds))

    assert len(many(16).printed) == 1
    assert "error code: 304" in many(17).error


def test_a_rule_of_too_many_facts_is_refused_by_its_name() -> None:
    matches = [Match(f"k{n}", f"a{n}") for n in range(16)]
    facts = [Fact(f"k{n}", {"x": 1}) for n in range(16)]
    most = rule("X-01", *matches[:15], absent=[Match("none", "n")])
    assert evaluate([most], facts=facts).holds(most.target)
    with pytest.raises(EngineError, match=r"^flag of X-02: 16 facts in one condition; at most 15$"):
        Engine.of(program([most, rule("X-02", *matches)]))


def test_a_gate_is_refused_by_the_name_of_its_rule() -> None:
    gate = rule("0", *(Match(f"k{n}", f"a{n}") for n in range(16)))
    empty = program([gate])
    named = Program(
        strata=empty.strata,
        records=(),
        gates={("X-07", "applies", 0): gate.target},
        kinds=empty.kinds,
        fields=empty.fields,
        subjects={},
    )
    with pytest.raises(EngineError, match=r"^applies of X-07: 16 facts"):
        Engine.of(named)


def test_comparisons_with_other_facts_in_one_pattern_are_counted() -> None:
    def compared(number: int) -> Compiled:
        atoms = tuple(Atom(f"p{n}", "eq", Join("a", f"p{n}")) for n in range(number))
        return rule("X-01", Match("x", "a"), Match("y", "b", atoms))

    facts = [Fact(kind, {f"p{n}": n for n in range(28)}) for kind in "xy"]
    assert all_fire([compared(28)], facts)
    assert not all_fire([compared(28)], [facts[0], Fact("y", {**facts[1].values, "p27": 0})])
    with pytest.raises(EngineError, match=r"^flag of X-01: more than 28 comparisons of y with other facts$"):
        Engine.of(program([compared(29)]))


def test_properties_of_a_fact_are_counted() -> None:
    assert len(naive.run({"X-01": {"all": [{"a": {"kind": "x"}}]}}, {"kind": "x"} | wide(251)).printed) == 1
    assert "error code: 302" in naive.run({"X-01": {"all": [{"a": {"kind": "x"}}]}}, {"kind": "x"} | wide(252)).error

    last = rule("X-01", Match("x", "a", (Atom("p249", "eq", 249),)))
    assert all_fire([last], [Fact("x", wide(250))])
    with pytest.raises(EngineError, match=r"^x has 251 properties; at most 250$"):
        evaluate([last], facts=[Fact("x", wide(251))])


def wide(number: int) -> dict[str, int | str]:
    """So many properties."""
    return {f"p{n}": n for n in range(number)}


def test_thousands_of_facts_are_taken() -> None:
    item = rule("X-01", Match("x", "a", (Atom("n", "gte", 4_990),)))
    found = Engine.of(program([item])).evaluate(Facts({}, [Fact("x", {"n": n}) for n in range(5_000)]))
    assert [b["a"].values["n"] for b in found.fired[item.target]] == list(range(4_990, 5_000))
