"""Texts, numbers and amounts of facts that are to trip the engine up: it answers rightly, or its guards refuse them.

python -m tests.engine.hostile [EVALUATIONS]   the same, longer; `scripts/asan` runs it beside a sanitizer
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from random import Random

from offer_check.compiler.clause import Atom, Compiled, Join, Match
from offer_check.engine import Engine
from offer_check.errors import EngineError
from offer_check.facts.build import Fact, Facts
from offer_check.facts.property import FARTHEST

from .programs import Values, expected, fired, program, random_facts, random_rules, rule

WORDS = (
    *("", " ", '"', "\\", "'", "\\u0000", "\\ud800", "\x01\x1f\x7f", "\r\n\t", "\u202e\u2066", "%s%n%d", "TX"),
    *("null", "true", "1", "1.0", "1e22", "$s", "[]", "[{}]", '{"id":"f0","sid":"s1"}', '"}}', '","sid":"s9'),
    *("\ud800", "\udfff\ud800", "\ufffe\uffff", "[" * 3_000, "]}" * 3_000, "\\" * 29_999, "é" * 9_999, "😀" * 4_999),
    *("a" * length for length in (255, 256, 257, 4_095, 4_096, 32_767, 32_768, 59_998)),
    "a" * 59_997 + "b",
)
NUMBERS = (0, 1, -1, 2**31 - 1, 2**31, -(2**31), 2**32, 2**53 + 1, 10**18, FARTHEST, FARTHEST - 1, -FARTHEST)
REFUSED: tuple[str | int, ...] = ("a\0b", "a" * 60_001, "é" * 10_001, '"' * 30_001, FARTHEST + 1, -(2**63), 10**40)
EACH = 20
"""Evaluations of one rule set; the engine keeps the memory of every set."""


def evaluations(random: Random) -> Iterator[bool]:
    """Whether one evaluation after another is right: by random rules, from no fact to some."""
    while True:
        values: Values = (random.sample(WORDS, 4), random.sample(NUMBERS, 4))
        rules = random_rules(random, values)
        compiled = program(*rules)
        engine = Engine.of(compiled)
        for _ in range(EACH):
            facts = random_facts(random, values)
            if random.random() < 0.2:
                kind = random.choice(sorted(compiled.kinds))
                yield refused(engine, [*facts, Fact(kind, {"state": random.choice(REFUSED), "days": 0})])
            yield fired(engine.evaluate(Facts({}, facts))) == expected(rules, facts)


def refused(engine: Engine, facts: list[Fact]) -> bool:
    """Whether the engine refuses the facts."""
    try:
        engine.evaluate(Facts({}, facts))
    except EngineError:
        return True
    return False


def extremes() -> Iterator[bool]:
    """Whether amounts at their limits are answered: wide facts of long texts, many facts, all kinds of names."""
    same = tuple(Atom(f"p{n}", "eq", Join("a0", f"p{n}")) for n in range(28))
    for length, number in ((59_990, 2), (3_000, 15)):
        wide = {f"p{n}": "a" * length + str(n) for n in range(250)}
        item = rule("X-01", Match("k0", "a0"), *(Match(f"k{n}", f"a{n}", same) for n in range(1, number)))
        yield answers([item], [Fact(f"k{n}", wide) for n in range(number)])
    yield answers([rule("X-01", Match("x", "a"), Match("y", "b"))], [Fact("x", {}), Fact("y", {}), Fact("z", {})])
    pair = rule("X-01", Match("x", "a"), Match("x", "b", (Atom("n", "eq", Join("a", "n")),)))
    yield answers([pair], [Fact("x", {"n": n}) for n in range(100)])
    alone = rule("X-02", Match("x", "a"), absent=[Match("y", "n", (Atom("n", "eq", Join("a", "n")),))])
    many = [Fact(kind, {"n": n}) for n in range(1_000) for kind in ("x", "y")]
    yield not Engine.of(program([alone])).evaluate(Facts({}, many)).fired
    for name in (*WORDS[:-12], "k" * 1_000, "k" * 70_000):
        named = rule("X-01", Match(f"k{name}", "a", (Atom(f"p{name}", "eq", "w"),)))
        yield answers([named], [Fact(f"k{name}", {f"p{name}": "w", "p": "v"})])


def answers(rules: list[Compiled], facts: list[Fact]) -> bool:
    """Whether the engine answers what trying every binding answers."""
    return fired(Engine.of(program(rules)).evaluate(Facts({}, facts))) == expected([rules], facts)


def main() -> int:
    """Run them; 1 where one is wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    wrong = sum(not right for right in extremes())
    random = Random(7)
    source = evaluations(random)
    wrong += sum(not next(source) for _ in range(count))
    sys.stdout.write(f"{count:,} evaluations of hostile facts, {wrong} wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
