"""What the engine would read wrongly is refused before it sees it, and what it refuses becomes one exception."""

from __future__ import annotations

import dataclasses
import threading
from typing import Any

import pytest

from offer_check.compiler.clause import Atom, Join, Match
from offer_check.engine import Engine
from offer_check.engine.run import Run
from offer_check.errors import EngineError
from offer_check.facts.build import Fact, Facts
from offer_check.facts.property import FARTHEST
from offer_check.wire import define, text
from tests.engine import naive
from tests.engine.programs import evaluate, program, rule

SEEN = rule("X-01", Match("x", "a"))
SAME = {"all": [{"a": {"kind": "x"}}, {"b": {"$and": [{"kind": "y"}, {"n": {"a": "n"}}, {"n": {"a": "n"}}]}}]}


def test_texts_of_65536_bytes_are_all_the_same_to_the_engine() -> None:
    rules = {"X-01": {"all": [{"a": {"$and": [{"kind": "x"}, {"n": "a" * 65_536}]}}]}}
    assert len(naive.run(rules, {"kind": "x", "n": "b" * 65_536}).printed) == 1
    rules = {"X-01": {"all": [{"a": {"$and": [{"kind": "x"}, {"n": "é" * 10_922 + "abcd"}]}}]}}
    assert len(naive.run(rules, {"kind": "x", "n": "ü" * 10_922 + "wxyz"}).printed) == 1  # six bytes a letter


def test_numbers_beyond_64_bits_are_all_the_same_to_the_engine() -> None:
    rules = {"X-01": {"all": [{"a": {"$and": [{"kind": "x"}, {"n": 2**63 - 1}]}}]}}
    assert len(naive.run(rules, {"kind": "x", "n": 2**64}).printed) == 1


REFUSED = [
    ("a" * 60_001, r"a text of 60,001 characters is beyond the engine: a{40}$"),
    ("é" * 10_001, r"a text of 10,001 characters is beyond the engine: é{40}$"),
    ("😀" * 5_001, r"a text of 5,001 characters is beyond the engine: 😀{40}$"),
    ('"' * 30_001, r'a text of 30,001 characters is beyond the engine: "{40}$'),
    ("a\0b", r"a text of 3 characters is beyond the engine: a\0b$"),
    (2**62 + 1, r"the number 4611686018427387905 is out of the engine's range$"),
    (-(2**62) - 1, r"the number -4611686018427387905 is out of the engine's range$"),
]


@pytest.mark.parametrize(("value", "words"), REFUSED, ids=range(len(REFUSED)))
def test_a_fact_that_the_engine_would_read_wrongly_is_refused(value: Any, words: str) -> None:
    with pytest.raises(EngineError, match=words):
        evaluate([SEEN], facts=[Fact("x", {"n": value})])


@pytest.mark.parametrize(("value", "words"), REFUSED, ids=range(len(REFUSED)))
def test_a_rule_that_the_engine_would_read_wrongly_is_refused_by_its_name(value: Any, words: str) -> None:
    with pytest.raises(EngineError, match=f"flag of X-02: {words}"):
        Engine.of(program([SEEN, rule("X-02", Match("x", "a", (Atom("n", "eq", value),)))]))


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("a" * 59_998, "a" * 59_997 + "b"),
        ("é" * 9_999, "é" * 9_998 + "e"),
        ("\ud800", "\ud801"),
        ("\x01\n\t", "\x01\n"),
        ("", "\\"),
        ("10", "1"),
        (FARTHEST, FARTHEST - 1),
        (-FARTHEST, 1 - FARTHEST),
        (0, -1),
    ],
    ids=range(9),
)
def test_values_up_to_the_limits_are_told_apart(value: Any, other: Any) -> None:
    literal = rule("X-01", Match("x", "a", (Atom("n", "eq", value),)))
    joined = rule("X-02", Match("x", "a"), Match("y", "b", (Atom("n", "eq", Join("a", "n")),)))
    facts = [Fact(kind, {"n": n}) for kind, n in (("x", value), ("x", other), ("y", value))]
    found = evaluate([literal, joined], facts=facts).fired
    assert {t.name: [b["a"].values["n"] for b in bs] for t, bs in found.items()} == {"X-01": [value], "X-02": [value]}


def test_an_evaluation_that_is_refused_leaves_nothing_behind() -> None:
    one = Engine.of(program([SEEN]))
    for _ in range(1_100):
        with pytest.raises(EngineError):
            one.evaluate(Facts({}, [Fact("x", {"n": 1}), Fact("x", {"n": "a\0"})]))
    assert len(one.evaluate(Facts({}, [Fact("x", {"n": 2})])).fired[SEEN.target]) == 1


def test_rules_that_the_engine_refuses_are_an_engine_error() -> None:
    other = dataclasses.replace(define(program([SEEN])), rules='{"X-01":{"every":[]}}')
    with pytest.raises(EngineError, match=r"^the rule engine refused the rules: .*, error code: 105$"):
        Engine(other)


def test_a_fact_that_the_engine_refuses_is_an_engine_error_with_the_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Engine.of(program([SEEN]))
    monkeypatch.setattr(text, "literal", lambda value: "1e22")
    with pytest.raises(EngineError, match=r'refused a fact: .*error code: 204: \{"id":"f0",.*"@x":"x",".n":1e22\}'):
        one.evaluate(Facts({}, [Fact("x", {"n": 1})]))


def test_a_fact_that_the_engine_takes_for_another_one_is_an_engine_error(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Engine.of(program([SEEN]))
    real = Run._assert
    monkeypatch.setattr(Run, "_assert", lambda run, name, text: real(run, f"{name[0]}0", text))
    with pytest.raises(EngineError, match=r'^the rule engine took a fact for another one: \{"id":"f0",.*".n":2\}$'):
        one.evaluate(Facts({}, [Fact("x", {"n": 1}), Fact("x", {"n": 2})]))


def test_several_threads_and_engines_get_the_same_answers() -> None:
    same = (Atom("n", "eq", Join("a", "n")),)
    rules = [rule(f"X-{n}", Match("x", "a", (Atom("n", "gte", n),)), absent=[Match("y", "n", same)]) for n in range(20)]
    engines = [Engine.of(program(rules)) for _ in range(2)]
    offers = [Facts({}, [Fact("x", {"n": n}) for n in range(size)] + [Fact("y", {"n": 3})]) for size in range(10)]
    alone = [engines[0].evaluate(offer) for offer in offers]
    wrong: list[object] = []

    def work(number: int) -> None:
        for turn in range(100):
            which = (number + turn) % len(offers)
            if engines[number % 2].evaluate(offers[which]) != alone[which]:
                wrong.append(which)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert alone[9].fired != alone[8].fired
