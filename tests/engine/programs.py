"""Small programs for the engine, at random or by hand, and what they must answer: every binding is tried."""

from __future__ import annotations

import functools
import itertools
import operator
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from offer_check.compiler.clause import Atom, Clause, Compiled, Join, Match, Target
from offer_check.compiler.program import Program, Record
from offer_check.engine import Engine, Evaluation
from offer_check.facts.build import Fact, Facts
from offer_check.facts.property import Encoded

COMPARE = {
    "eq": operator.eq,
    "neq": operator.ne,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
}
Answer = dict[Target, set[tuple[tuple[str, Fact], ...]]]
KINDS, WORDS, NUMBERS = ("patient", "license", "site"), ("TX", "FL", "~", ""), (0, 1, 2_000_000, -5)
Values = tuple[Sequence[str], Sequence[int]]
"""The words and numbers of facts and rules."""
PLAIN: Values = (WORDS, NUMBERS)


class Hashed(Fact):
    """A fact that sets can hold."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash((self.kind, *sorted(self.values.items())))


def rule(name: str, *facts: Match, absent: Sequence[Match] = (), give: Mapping[str, Any] | None = None) -> Compiled:
    """A compiled rule: a flag, or with `give` a derivation of the kind `name`."""
    role = "flag" if give is None else "derive"
    return Compiled(Target(role, name), Clause(facts, tuple(absent)), tuple((give or {}).items()))


def program(*strata: Sequence[Compiled], records: Sequence[Record] = ()) -> Program:
    """A program of these rules; the engine is told of every kind in them."""
    clauses = [item.clause for stratum in strata for item in stratum]
    kinds = {match.kind for clause in clauses for match in (*clause.facts, *clause.absent)}
    return Program(
        strata=tuple(map(tuple, strata)),
        records=tuple(records),
        gates={},
        kinds=frozenset(kinds),
        fields=frozenset(name for record in records for name in record.properties),
        subjects={},
    )


def evaluate(*strata: Sequence[Compiled], facts: Sequence[Fact]) -> Evaluation:
    """What a new engine makes of the rules and facts."""
    return Engine.of(program(*strata)).evaluate(Facts({}, facts))


def fired(evaluation: Evaluation) -> Answer:
    """What fired, whatever the order."""
    return {
        target: {tuple((alias, hashed(fact)) for alias, fact in sorted(binding.items())) for binding in bindings}
        for target, bindings in evaluation.fired.items()
    }


def hashed(fact: Fact) -> Fact:
    """The same fact, for a set."""
    return Hashed(fact.kind, fact.values)


def expected(strata: Sequence[Sequence[Compiled]], facts: Sequence[Fact]) -> Answer:
    """What must fire: every stratum over all facts there are, again and again until nothing new comes of it."""
    known = dict.fromkeys(map(hashed, facts))
    answer: Answer = {}
    for stratum in strata:
        size = -1
        while size < len(known):
            size = len(known)
            for item in stratum:
                for binding in bindings(item.clause, tuple(known)):
                    answer.setdefault(item.target, set()).add(tuple(sorted(binding.items())))
                    if item.target.role == "derive":
                        known[Hashed(item.target.name, {n: meant(v, binding) for n, v in item.give})] = None
    return answer


def bindings(clause: Clause, facts: Sequence[Fact]) -> Iterator[dict[str, Fact]]:
    """Every way to bind different facts, so that all comparisons hold and nothing is there that must be absent."""
    choices = [[fact for fact in facts if fact.kind == match.kind] for match in clause.facts]
    for chosen in itertools.product(*choices):
        binding = {match.alias: fact for match, fact in zip(clause.facts, chosen, strict=True)}
        if len(set(map(id, chosen))) < len(chosen):
            continue
        if not all(holds(match, fact, binding) for match, fact in zip(clause.facts, chosen, strict=True)):
            continue
        others = [fact for fact in facts if not any(fact is used for used in chosen)]
        if not any(f.kind == m.kind and holds(m, f, binding) for m in clause.absent for f in others):
            yield binding


def holds(match: Match, fact: Fact, binding: Mapping[str, Fact]) -> bool:
    """Whether every comparison of the match holds of the fact."""
    return all(COMPARE[a.comparison](fact.values[a.name], meant(a.operand, binding)) for a in match.atoms)


def meant(operand: Encoded | Join, binding: Mapping[str, Fact]) -> Any:
    """The word or number that a comparison speaks of."""
    return binding[operand.alias].values[operand.property] if isinstance(operand, Join) else operand


def random_facts(random: random.Random, values: Values = PLAIN) -> list[Fact]:
    """Some facts of every kind, each with a word and a number."""
    words, numbers = values
    return [
        Fact(kind, {"state": random.choice(words), "days": random.choice(numbers)})
        for kind in KINDS
        for _ in range(random.randint(0, 3))
    ]


def random_rules(random: random.Random, values: Values = PLAIN) -> list[list[Compiled]]:
    """Two strata that derive facts, and one that flags; a later one may speak of absence of what an earlier makes."""
    make = functools.partial(_random_rule, random, values)
    first = [make(KINDS, (), "leg") for _ in range(2)]
    second = [make((*KINDS, "leg"), (*KINDS, "leg"), "hop") for _ in range(2)]
    every = (*KINDS, "leg", "hop")
    return [first, second, [make(every, every, f"R-{number}", flag=True) for number in range(6)]]


def _random_rule(
    random: random.Random,
    values: Values,
    kinds: Sequence[str],
    absent: Sequence[str],
    name: str,
    *,
    flag: bool = False,
) -> Compiled:
    facts: list[Match] = []
    for number in range(random.randint(1, 3)):
        facts.append(Match(random.choice(kinds), f"x{number}", _random_atoms(random, values, facts)))
    number = random.randint(0, 2) if absent else 0
    without = [Match(random.choice(absent), "n", _random_atoms(random, values, facts)) for _ in range(number)]
    given = random.choice(facts).alias
    give = None if flag else {"state": Join(given, "state"), "days": random.choice((1, 2_000_000))}
    return rule(name, *facts, absent=without, give=give)


def _random_atoms(random: random.Random, values: Values, bound: Sequence[Match]) -> tuple[Atom, ...]:
    found = []
    words, numbers = values
    choices: list[tuple[str, Sequence[Encoded], Sequence[Any]]] = [
        ("state", words, ("eq", "neq")),
        ("days", numbers, tuple(COMPARE)),
    ]
    for name, literals, ways in choices:
        for _ in range(random.choice((0, 0, 1, 2))):
            operand: Encoded | Join = random.choice(literals)
            if bound and random.random() < 0.6:
                operand = Join(random.choice(bound).alias, name)
            found.append(Atom(name, random.choice(ways), operand))
    return tuple(sorted(found, key=lambda atom: atom.key))
