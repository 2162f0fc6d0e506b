"""The one place that knows durable_rules: a compiled program and facts in, what fired and what was derived out.

durable_rules 2.0.28 crashes or answers wrongly off a narrow path. Every step that keeps to that path stands here, with
its reason, and has a test that fails without it (tests/engine).
"""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import durable_rules_engine as durable

from .compiler.clause import Atom, Clause, Compiled, Join, Match, Target
from .compiler.program import Program
from .errors import EngineError
from .facts.build import Fact, Facts
from .facts.property import FARTHEST, Encoded

PHASE, KIND = "#phase", "#kind"
"""The property of control facts, and the one that tells the kinds of other facts; no field or column is called so."""
BUCKET = 200
"""Rules that share one phase fact; the engine takes 256 patterns with one and the same first test."""
MOST_BRANCHES = 60
"""Different tests on one kind of fact; the engine refuses a fact that more than 64 of its branches match."""
MOST_KINDS = 450
"""Different kinds and phases; with 512 tests under one parent the engine never comes back."""
LONGEST = 60_000
"""Bytes of a text; the engine's lengths have 16 bits and it takes longer ones for equal."""

Binding = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of one offer: every firing by its target, with the facts that it bound, and all facts by kind."""

    fired: Mapping[Target, Sequence[Binding]]
    facts: Mapping[str, Sequence[Fact]]

    def holds(self, target: Target) -> bool:
        """Whether the target fired at all."""
        return target in self.fired


class Engine:
    """Runs one program. Compile once a process: the engine never gives the memory of a rule set back."""

    _numbers = itertools.count()
    _lock = threading.Lock()  # one state at a time: states that live side by side have crashed the engine

    def __init__(self, program: Program) -> None:
        """Hand the program to durable_rules. Raises EngineError where it is beyond the engine's limits."""
        self._program = program
        self._records = {record.kind for record in program.records}
        self._rules: dict[str, Compiled] = {}
        definition = self._definition()
        self._check_limits()
        name = f"offer{next(self._numbers)}"
        try:
            self._handle = durable.create_ruleset(name, json.dumps(definition))
        except Exception as error:
            raise EngineError(f"the rule engine refused the rules: {error}") from error

    def _definition(self) -> dict[str, Any]:
        """The JSON of the rule set: a heartbeat, then every compiled rule under its phase."""
        # The heartbeat fires first in every state: deleting a state in which nothing ever fired frees a stray pointer.
        definition: dict[str, Any] = {"heartbeat": {"all": [{"p": {PHASE: 0}}]}}
        self._phases: list[list[int]] = []
        number = 0
        for stratum in self._program.strata:
            phases = []
            for start in range(0, len(stratum), BUCKET):
                number += 1
                phases.append(number)
                for item in stratum[start : start + BUCKET]:
                    name = str(len(self._rules))
                    self._rules[name] = item
                    # The phase is the first pattern and is asserted last, so nothing joins before all facts are there:
                    # an activation is not withdrawn when a fact arrives that a negation excludes.
                    definition[name] = {"all": [{"p": {PHASE: number}}, *_patterns(item.clause)]}
            self._phases.append(phases)
        return definition

    def _check_limits(self) -> None:
        tests: dict[str, set[Atom | str]] = {}
        for item in self._rules.values():
            for match in (*item.clause.facts, *item.clause.absent):
                first = next((a for a in match.atoms if not isinstance(a.operand, Join)), None)
                if first is not None:  # of the equalities on one property at most one holds
                    branch = first.property if first.comparison == "eq" else first
                    tests.setdefault(match.kind, set()).add(branch)
        for kind, found in tests.items():
            if len(found) > MOST_BRANCHES:
                raise EngineError(f"rules put {len(found)} different tests to {kind}; at most {MOST_BRANCHES}")
        if len(tests) + sum(map(len, self._phases)) > MOST_KINDS:
            raise EngineError(f"rules speak of {len(tests)} kinds of facts; at most {MOST_KINDS}")

    def evaluate(self, facts: Facts, tables: Iterable[Fact] = ()) -> Evaluation:
        """Run all strata over the facts of one offer and the rows of tables. Raises EngineError if the engine fails."""
        with self._lock:
            run = _Run(self._handle, self._rules, f"s{next(self._numbers)}")
            try:
                run.control(0)
                for fact in self._input(facts, tables):
                    run.put(fact)
                for phases in self._phases:
                    run.stratum(phases)
            except durable.error as error:
                raise EngineError(f"the rule engine failed: {error}") from error
            finally:
                run.close()
        return run.evaluation(self._records)

    def _input(self, facts: Facts, tables: Iterable[Fact]) -> Iterator[Fact]:
        for record in self._program.records:
            yield Fact(record.kind, {name: facts.fields[name] for name in record.properties})
        for fact in (*facts.rows, *tables):
            if fact.kind in self._program.kinds:
                yield fact


class _Run:
    """One state of the engine, from its first fact to its end."""

    def __init__(self, handle: int, rules: Mapping[str, Compiled], sid: str) -> None:
        self._handle = handle
        self._rules = rules
        self._sid = sid
        self._facts: list[Fact] = []
        self._seen: set[tuple[str, frozenset[tuple[str, Encoded]]]] = set()
        self._fired: dict[Target, dict[tuple[tuple[str, int], ...], Binding]] = {}
        self._derived: list[Fact] = []
        self._alive = False

    def put(self, fact: Fact) -> int | None:
        """Assert a fact that is not there yet; gives the engine's state offset."""
        key = (fact.kind, frozenset(fact.values.items()))
        if key in self._seen:
            return None
        self._seen.add(key)
        # Own short ids: without one, the engine tells facts apart by 32 bits of a hash.
        body = {KIND: fact.kind, **fact.values, "id": f"f{len(self._facts)}", "sid": self._sid}
        self._facts.append(fact)
        for value in fact.values.values():
            _check(value)
        return self._assert(body)

    def control(self, phase: int) -> None:
        """Assert a phase fact and take everything that fires."""
        offset = self._assert({PHASE: phase, "id": f"p{phase}", "sid": self._sid})
        self._alive = True
        self._drain(offset)

    def stratum(self, phases: Sequence[int]) -> None:
        """Open the phases of one stratum, and assert what it derives until nothing new comes."""
        for phase in phases:
            self.control(phase)
        while self._derived:
            fresh, self._derived = self._derived, []
            for fact in fresh:
                offset = self.put(fact)
                if offset is not None:
                    self._drain(offset)

    def _assert(self, body: Mapping[str, object]) -> int | None:
        # One fact at a time: a batch drops all facts behind one that it cannot read, and says nothing.
        code, offset = durable.assert_fact(self._handle, json.dumps(body))
        return None if code == 1 else cast(int, offset)  # 1: no rule looks at such a fact

    def _drain(self, offset: int | None) -> None:
        """Take every activation of the state, by the C module itself: no threads, no swallowed exceptions."""
        if offset is None:
            return
        started = durable.start_action_for_state(self._handle, offset)
        message = started[1] if started else None
        while message:
            self._take(json.loads(message))
            message = durable.complete_and_start_action(self._handle, offset)

    def _take(self, message: Mapping[str, Any]) -> None:
        ((name, matches),) = message.items()
        item = self._rules.get(name)
        if item is None:  # the heartbeat
            return
        aliases = [match.alias for match in item.clause.facts]
        numbers = {aliases[int(name[1:])]: int(m["id"][1:]) for name, m in matches.items() if name != "p"}
        binding = {alias: self._facts[number] for alias, number in numbers.items()}
        if item.target.role == "derive":
            self._derived.append(Fact(item.target.name, {n: _given(v, binding) for n, v in item.give}))
        firings = self._fired.setdefault(item.target, {})
        firings[tuple(sorted(numbers.items()))] = binding

    def close(self) -> None:
        """Delete the state; the engine keeps at most 1,024 of them and frees none by itself."""
        if self._alive:
            durable.delete_state(self._handle, self._sid)

    def evaluation(self, records: set[str]) -> Evaluation:
        """What came of it, in an order that does not depend on the engine's."""
        fired = {
            target: tuple(
                {alias: fact for alias, fact in found[key].items() if fact.kind not in records} for key in sorted(found)
            )
            for target, found in self._fired.items()
        }
        facts: dict[str, list[Fact]] = {}
        for fact in self._facts:
            facts.setdefault(fact.kind, []).append(fact)
        return Evaluation(fired, facts)


def _patterns(clause: Clause) -> Iterator[dict[str, Any]]:
    """A clause as patterns; what must be absent comes last, after all that it is joined with."""
    names = {match.alias: f"a{number}" for number, match in enumerate(clause.facts)}
    for match in clause.facts:
        yield {names[match.alias]: _expression(match, names)}
    for number, match in enumerate(clause.absent):
        yield {f"n{number}$not": _expression(match, names)}


def _expression(match: Match, names: Mapping[str, str]) -> dict[str, Any]:
    literal = [_comparison(a, a.operand) for a in match.atoms if not isinstance(a.operand, Join)]
    joined = [
        _comparison(a, {names[a.operand.alias]: a.operand.property}) for a in match.atoms if isinstance(a.operand, Join)
    ]
    # The last comparison with another fact stands twice: where it is false the engine reads past its end.
    # Alternatives are separate rules, never $or, which makes the engine forget a comparison with another fact.
    return {"$and": [{KIND: match.kind}, *literal, *joined, *joined[-1:]]}


def _comparison(atom: Atom, operand: object) -> dict[str, Any]:
    test = {atom.property: operand}
    return test if atom.comparison == "eq" else {f"${atom.comparison}": test}


def _given(value: Encoded | Join, binding: Binding) -> Encoded:
    if not isinstance(value, Join):
        return value
    return binding[value.alias].values[value.property]


def _check(value: Encoded) -> None:
    """Refuse what the engine reads wrongly: long texts, and whole numbers beyond its 64 bits."""
    if isinstance(value, int):
        if abs(value) > FARTHEST:
            raise EngineError(f"the number {value} is out of the engine's range")
    elif len(value) > LONGEST or "\0" in value:
        raise EngineError(f"a text of {len(value):,} characters is beyond the engine")
