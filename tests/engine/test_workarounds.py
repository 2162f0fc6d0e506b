"""Each step beside the obvious: what goes wrong without it, seen in another process, and right with it."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import durable_rules_engine as durable
import pytest

from offer_check.compiler.clause import Atom, Join, Match
from offer_check.engine import Engine
from offer_check.facts.build import Fact, Facts
from tests.engine import naive
from tests.engine.programs import evaluate, fired, hashed, program, rule

ALIKE = (93577, 119975)
"""Two numbers with which the engine's hash over the content of one fact is the same."""
PAIRS = 250


def memory() -> float:
    """Megabytes that this process holds."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def test_a_state_in_which_nothing_fired_cannot_be_deleted() -> None:
    rules = {"X-01": {"all": [{"a": {"kind": "patient"}}]}}
    assert naive.run(rules, {"kind": "other"}, delete=True, states=50, filled=True).died
    heartbeat = {"heartbeat": {"all": [{"p": {"phase": 0}}]}}
    assert not naive.run(rules | heartbeat, {"phase": 0}, {"kind": "other"}, delete=True, states=50, filled=True).died


def test_nothing_has_to_fire_in_an_evaluation() -> None:
    engine = Engine.of(program([rule("X-01", Match("patient", "a", (Atom("state", "eq", "TX"),)))]))
    for _ in range(50):
        assert not engine.evaluate(Facts({}, [Fact("patient", {"state": "FL"})])).fired


def compared(*, twice: bool) -> naive.End:
    """Many rules that each compare two facts, which are alike, for a difference."""
    test = {"$neq": {"value": {"a": "value"}}}
    rules, facts = {}, []
    for number in range(PAIRS):
        second = {"b": {"$and": [{"kind": "y"}, {"pair": number}, test, *([test] if twice else [])]}}
        rules[str(number)] = {"all": [{"p": {"phase": 1}}, {"a": {"$and": [{"kind": "x"}, {"pair": number}]}}, second]}
        facts += [{"kind": kind, "pair": number, "value": 1} for kind in "xy"]
    return naive.run(rules, *facts, {"phase": 1})


def test_a_comparison_of_two_facts_that_fails_runs_past_its_end() -> None:
    assert any(compared(twice=False).died for _ in range(3))
    assert compared(twice=True).printed == []


@pytest.mark.parametrize("comparison", ["eq", "neq", "lt", "gt"])
def test_comparisons_of_two_facts_may_fail(comparison: str) -> None:
    rules = [
        rule(
            f"X-{number}",
            Match("x", "a", (Atom("pair", "eq", number),)),
            Match("y", "b", (Atom("pair", "eq", number), Atom("value", comparison, Join("a", "value")))),
        )
        for number in range(PAIRS)
    ]
    values = {"eq": (1, 2), "neq": (1, 1), "lt": (1, 1), "gt": (1, 1)}[comparison]
    facts = [
        Fact(kind, {"pair": number, "value": value})
        for number in range(PAIRS)
        for kind, value in zip("xy", values, strict=True)
    ]
    assert evaluate(rules, facts=facts).fired == {}


def test_alternatives_inside_a_pattern_make_it_forget_the_other_fact() -> None:
    first = {"a": {"$and": [{"kind": "patient"}]}}
    same = {"state": {"a": "state"}}
    either = {"$or": [{"status": "held"}, {"status": "pending"}]}
    rules = {"X-01": {"all": [first, {"b": {"$and": [{"kind": "license"}, either, same, same]}}]}}
    facts = ({"kind": "patient", "state": "TX"}, {"kind": "license", "state": "FL", "status": "held"})
    assert naive.run(rules, *facts).printed == [["X-01", {"a": "f0", "b": "f1"}]]  # Texas with the license of Florida


def test_alternatives_are_rules_of_one_target() -> None:
    same = Atom("state", "eq", Join("a", "state"))
    rules = [
        rule("X-01", Match("patient", "a"), Match("license", "b", (Atom("status", "eq", status), same)))
        for status in ("held", "pending")
    ]
    facts = [Fact("license", {"state": "FL", "status": status}) for status in ("held", "pending")]
    assert evaluate(rules, facts=[Fact("patient", {"state": "TX"}), *facts]).fired == {}
    found = evaluate(rules, facts=[Fact("patient", {"state": "FL"}), *facts])
    assert [b["b"].values["status"] for b in found.fired[rules[0].target]] == ["held", "pending"]


def test_a_batch_of_facts_loses_what_stands_behind_one_that_cannot_be_read() -> None:
    rules = {"X-01": {"all": [{"a": {"kind": "patient"}}]}}
    facts = [{"kind": "patient", "days": days} for days in (1, 1e22, 1)]
    end = naive.run(rules, *facts, batch=True)
    assert end.printed == [["X-01", {"a": "f0"}]]  # f1 and f2 are gone, and no word about it
    assert "error code: 204" in naive.run(rules, *facts).error  # one at a time it says so


def test_facts_without_an_id_are_taken_for_each_other() -> None:
    rules = {"X-01": {"all": [{"a": {"k": "x"}}]}}
    facts = [{"sid": "s2", "k": "x", "n": str(number)} for number in ALIKE]
    assert len(naive.run(rules, *facts, ids=False).printed) == 1
    assert len(naive.run(rules, *facts).printed) == 2


def test_facts_that_hash_alike_are_both_seen() -> None:
    found = rule("X-01", Match("x", "a"))
    facts = [Fact("x", {"n": str(number)}) for number in ALIKE]
    assert fired(evaluate([found], facts=facts)) == {found.target: {(("a", hashed(fact)),) for fact in facts}}


def test_no_two_ids_of_ours_have_one_hash() -> None:
    facts, phases = (f"f{n}" for n in range(20_000)), (f"p{n}" for n in range(1_000))
    states = (f"sid-s{n}" for n in range(1_000))
    names = list(itertools.chain(facts, phases, states))
    assert len({_hash(name) for name in names}) == len(names)


def _hash(text: str) -> int:
    """The engine's hash of a name (FNV-1 with 32 bits)."""
    found = 2166136261
    for byte in text.encode():
        found = found * 16777619 % 2**32 ^ byte
    return found


def test_states_that_are_not_deleted_are_the_end_after_1024() -> None:
    rules = {"X-01": {"all": [{"a": {"kind": "patient"}}]}}
    assert naive.run(rules, {"kind": "patient"}, states=1_025).error == "MemoryError"
    assert len(naive.run(rules, {"kind": "patient"}, states=1_024).printed) == 1_024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_states_are_freed() -> None:
    same = Atom("state", "eq", Join("a", "state"))
    engine = Engine.of(
        program([rule(f"X-{n}", Match("patient", "a"), Match("license", "b", (same,))) for n in range(20)])
    )
    facts = Facts({}, [Fact(kind, {"state": state}) for kind in ("patient", "license") for state in ("TX", "FL")])
    first = engine.evaluate(facts)
    for _ in range(200):
        engine.evaluate(facts)
    early = memory()
    for _ in range(1_100):
        assert engine.evaluate(facts) == first
    assert memory() - early < 20  # kept, they would be 600 MB


def test_columns_called_as_the_engines_own_properties_are_columns() -> None:
    rules = {"X-01": {"all": [{"a": {"$and": [{"kind": "x"}, {"id": "A7"}]}}]}}
    handle = durable.create_ruleset("columns", json.dumps(rules))
    code, _ = durable.assert_fact(handle, json.dumps({"kind": "x", "id": "A7"} | {"id": "f0", "sid": "s"}))
    assert code == 1  # no rule looks at it: the column is gone under our own id

    names = ("id", "sid", "kind", "#kind", "#phase", "p", "$s", "$not", "a0", ".id", 'a"b', "é", "")
    fact = Fact("x", {name: f"value of {name}" for name in names})
    for name in names:
        right = rule("X-01", Match("x", "a", (Atom(name, "eq", f"value of {name}"),)))
        wrong = rule("X-02", Match("x", "a", (Atom(name, "eq", "x"),)))
        assert fired(evaluate([right, wrong], facts=[fact])) == {right.target: {(("a", hashed(fact)),)}}


def test_a_kind_of_facts_is_told_from_a_column_that_says_the_same() -> None:
    kind = rule("X-01", Match("license", "a"))
    assert not evaluate([kind], facts=[Fact("other", {"kind": "license", "#kind": "license"})]).fired
    late = rule("X-02", absent=[Match("license", "n")])
    assert evaluate([late], facts=[Fact("license", {"#phase": 21, "phase": 21})]).fired == {}


@pytest.mark.parametrize(
    "text", ['"a0":{"id":"f0"', '","a0":{"id":"f0","', '\\"a0\\":{\\"id\\":\\"f0\\"', "}}", '"heartbeat":', ""], ids=str
)
def test_texts_that_look_like_messages_of_the_engine_are_texts(text: str) -> None:
    item = rule("X-01", Match("x", "a", (Atom("text", "eq", text),)), Match("y", "b", (Atom("text", "eq", text),)))
    one, other = Fact("x", {"text": text}), Fact("y", {"text": text, '"a0":{"id":"f0"': "z"})
    found = fired(evaluate([item], facts=[Fact("x", {"text": "?"}), one, other]))
    assert found == {item.target: {(("a", hashed(one)), ("b", hashed(other)))}}
