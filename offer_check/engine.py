"""The one place that knows durable_rules: a compiled program and facts in, what fired and what was derived out.

durable_rules 2.0.28 crashes or answers wrongly off a narrow path. Every step that keeps to that path stands here, with
its reason, and has a test that fails without it (tests/engine).
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import durable_rules_engine as durable

from .compiler.clause import Atom, Clause, Compiled, Join, Match, Target
from .compiler.program import Program
from .errors import EngineError
from .facts.build import Fact, Facts
from .facts.property import FARTHEST, Encoded

PHASE, KIND, OWN = "#phase", "#kind", "."
"""The property of control facts, the one that tells the kinds of other facts, and what all other names begin with, so
that a field or column may be called `id`, `sid` or `$s`, as the engine's own properties are."""
BUCKET = 200
"""Rules that share a phase fact; the engine takes 255 patterns with the same tests, and crashes on one more."""
SHELF, UNSPLIT = 20, 60
"""Patterns on one kind that stand side by side, and up to how many on a kind they need no shelves; see `_shelf`."""
MOST_KINDS, MOST_PHASES = 450, 21
"""Different kinds, and phases of a stratum; with 512 tests under one parent the engine never comes back."""
MOST_RULES = 4_095
"""Rules of the engine beside the heartbeat; one of ours is several."""
MOST_FACTS, MOST_JOINS = 15, 28
"""Facts that one rule may bind beside its phase, and comparisons with them in one pattern."""
MOST_PROPERTIES, LONGEST = 250, 60_000
"""Properties of a fact (the engine takes 254 with its own), and bytes of a text as JSON (its lengths have 16 bits)."""
MOST_STATES = 1_000
"""Names of states, used in turn; one lives at a time, and the engine keeps at most 1,024."""
BOUND = re.compile(r'"(a\d+)":{"id":"f(\d+)"')
"""A bound fact in a message of the engine. Inside texts quotes are escaped, so that nothing there looks like it."""

Binding = Mapping[str, Fact]
Shelves = Mapping[str, Iterator[int]]
_quoted = json.JSONEncoder().encode


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
        self._rules: dict[str, tuple[Compiled, Mapping[str, str]]] = {}
        self._phases: list[list[int]] = []
        self._tables: tuple[Sequence[Fact], Sequence[tuple[Fact, str]]] = ((), ())
        definition = self._definition()
        try:
            self._handle = durable.create_ruleset(f"offer{next(self._numbers)}", json.dumps(definition))
        except (durable.error, MemoryError) as error:
            raise EngineError(f"the rule engine refused the rules: {error}") from error

    def _definition(self) -> dict[str, Any]:
        """The JSON of the rule set: a heartbeat, then every compiled rule."""
        # The heartbeat fires first in every state: deleting a state in which nothing ever fired frees a stray pointer.
        definition: dict[str, Any] = {"heartbeat": {"all": [{"p": {PHASE: 0}}]}}
        shelves = _shelves(self._program)
        for number, stratum in enumerate(self._program.strata, start=1):
            late: list[int] = []
            for item in stratum:
                try:
                    _check_rule(item.clause)
                except EngineError as error:
                    raise EngineError(f"{self._who(item.target)}: {error}") from None
                names = {match.alias: f"a{position}" for position, match in enumerate(item.clause.facts)}
                name, patterns = str(len(self._rules)), list(_patterns(item.clause, names, shelves))
                if item.clause.absent or not patterns:
                    # What must be absent waits for a phase, the first pattern and asserted last, so that nothing joins
                    # before all facts are there: an activation is not withdrawn when one comes that it excludes.
                    late.append(number * MOST_PHASES + len(late) // BUCKET)
                    patterns.insert(0, {"p": {PHASE: late[-1]}})
                self._rules[name] = item, dict(sorted(names.items()))
                definition[name] = {"all": patterns}
            self._phases.append(sorted(set(late)))
        return definition

    def _who(self, target: Target) -> str:
        gate = next((f"{what} of {rule}" for (rule, what, _), t in self._program.gates.items() if t == target), "")
        return gate or f"{target.role} of {target.name}"

    def evaluate(self, facts: Facts, tables: Sequence[Fact] = ()) -> Evaluation:
        """Run all strata over the facts of one offer and the rows of tables. Raises EngineError if the engine fails.

        `tables` are put into the engine's words once, for as long as it is the same sequence: it must not change.
        """
        with self._lock:
            if self._tables[0] is not tables:
                self._tables = tables, [(row, _written(row)) for row in tables if row.kind in self._program.kinds]
            run = _Run(self._handle, self._rules, f"s{next(self._numbers) % MOST_STATES}")
            try:
                with contextlib.closing(run):
                    run.start()
                    for fact, written in (*self._input(facts), *self._tables[1]):
                        run.put(fact, written)
                    for phases in self._phases:
                        run.stratum(phases)
            except (durable.error, MemoryError) as error:
                raise EngineError(f"the rule engine failed: {error}") from error
        return run.evaluation(self._records)

    def _input(self, facts: Facts) -> Iterator[tuple[Fact, str]]:
        records = (Fact(r.kind, {name: facts.fields[name] for name in r.properties}) for r in self._program.records)
        rows = (row for row in facts.rows if row.kind in self._program.kinds)
        return ((fact, _written(fact)) for fact in (*records, *rows))


class _Run:
    """One state of the engine, from its first fact to its end."""

    def __init__(self, handle: int, rules: Mapping[str, tuple[Compiled, Mapping[str, str]]], sid: str) -> None:
        self._handle, self._rules, self._sid = handle, rules, sid
        self._state: int | None = None
        self._seen: set[str] = set()
        self._fired: dict[Target, dict[tuple[tuple[str, int], ...], Binding]] = {}
        self._facts, self._derived = list[Fact](), list[Fact]()

    def start(self) -> None:
        """Make the state, and have the heartbeat fire in it."""
        self._state = self._assert("p0", f'"{PHASE}":0')
        self._drain()

    def put(self, fact: Fact, written: str) -> None:
        """Assert a fact that is not there yet."""
        if written not in self._seen:
            self._seen.add(written)
            self._assert(f"f{len(self._facts)}", written)
            self._facts.append(fact)

    def stratum(self, phases: Sequence[int]) -> None:
        """Open the phases of one stratum, and assert what it derives until nothing new comes."""
        for phase in phases:
            self._assert(f"p{phase}", f'"{PHASE}":{phase}')
        self._drain()
        while self._derived:
            fresh, self._derived = {_written(fact): fact for fact in self._derived}, []
            for written, fact in sorted(fresh.items()):  # the order in which rules fire is the engine's own
                self.put(fact, written)
            self._drain()

    def _assert(self, name: str, written: str) -> int:
        # Own short ids: without one, the engine tells facts apart by 32 bits of a hash of all that they hold.
        # One fact at a time: a batch drops all facts behind one that it cannot read, and says nothing.
        message = f'{{"id":"{name}","sid":"{self._sid}",{written}}}'
        try:
            code, state = durable.assert_fact(self._handle, message)
        except durable.error as error:
            raise EngineError(f"the rule engine refused a fact: {error}: {message:.200}") from error
        if code not in (0, 1):  # 1: no rule looks at such a fact
            raise EngineError(f"the rule engine took a fact for another one: {message:.200}")
        return int(state)

    def _drain(self) -> None:
        """Take every activation of the state, by the C module itself: no threads, no swallowed exceptions."""
        started = durable.start_action_for_state(self._handle, self._state)
        message = started[1] if started else None
        while message:
            self._take(message)
            message = durable.complete_and_start_action(self._handle, self._state)

    def _take(self, message: str) -> None:
        """Note a firing, `{"17":{"p":{...},"a0":{"id":"f3",...}}}`. Only ids are read: the rest came from here."""
        name = message[2 : message.index('"', 2)]
        if name == "heartbeat":
            return
        item, names = self._rules[name]
        found = dict(BOUND.findall(message))
        numbers = tuple((alias, int(found[own])) for alias, own in names.items())
        binding = {alias: self._facts[number] for alias, number in numbers}
        if item.target.role == "derive":
            give = {n: binding[v.alias].values[v.property] if isinstance(v, Join) else v for n, v in item.give}
            self._derived.append(Fact(item.target.name, give))
        self._fired.setdefault(item.target, {})[numbers] = binding

    def close(self) -> None:
        """Delete the state; the engine frees none by itself."""
        if self._state is not None:
            durable.delete_state(self._handle, self._sid)

    def evaluation(self, records: set[str]) -> Evaluation:
        """What came of it, in an order that does not depend on the engine's."""
        fired = {
            target: tuple({a: f for a, f in found[key].items() if f.kind not in records} for key in sorted(found))
            for target, found in self._fired.items()
        }
        facts: dict[str, list[Fact]] = {}
        for fact in self._facts:
            facts.setdefault(fact.kind, []).append(fact)
        return Evaluation(fired, facts)


def _shelves(program: Program) -> Shelves:
    """Numbers for the patterns on every kind that many are on. Raises EngineError beyond the limits of a rule set."""
    clauses = [item.clause for stratum in program.strata for item in stratum]
    patterns = Counter(match.kind for clause in clauses for match in (*clause.facts, *clause.absent))
    if len(clauses) > MOST_RULES:
        raise EngineError(f"rules come to {len(clauses):,} compiled ones; at most {MOST_RULES:,}")
    if len(patterns) > MOST_KINDS:
        raise EngineError(f"rules speak of {len(patterns)} kinds of facts; at most {MOST_KINDS}")
    for kind, number in patterns.items():
        if number > SHELF**3:
            raise EngineError(f"rules have {number:,} patterns on {kind}; at most {SHELF**3:,}")
    return {kind: itertools.count() for kind, number in patterns.items() if number > UNSPLIT}


def _patterns(clause: Clause, names: Mapping[str, str], shelves: Shelves) -> Iterator[dict[str, Any]]:
    """A clause as patterns; what must be absent comes last, after all that it is joined with."""
    for match in clause.facts:
        yield {names[match.alias]: _expression(match, names, shelves)}
    for number, match in enumerate(clause.absent):
        yield {f"n{number}$not": _expression(match, names, shelves)}


def _expression(match: Match, names: Mapping[str, str], shelves: Shelves) -> dict[str, Any]:
    shelf = _shelf(next(shelves[match.kind])) if match.kind in shelves else ()
    literal = [_comparison(a, a.operand) for a in match.atoms if not isinstance(a.operand, Join)]
    joins = [(a, a.operand) for a in match.atoms if isinstance(a.operand, Join)]
    joined = [_comparison(a, {names[join.alias]: OWN + join.property}) for a, join in joins]
    # The last comparison with another fact stands twice: where it is false the engine reads past its end.
    # Alternatives are separate rules, never $or, which makes the engine forget a comparison with another fact.
    return {"$and": [{KIND: match.kind}, *shelf, *literal, *joined, *joined[-1:]]}


def _shelf(number: int) -> tuple[dict[str, Any], ...]:
    """Two tests that every fact passes, and few patterns share: three levels of 20 branches keep below 60 open ones.

    The engine refuses a fact with more than 64, and a comparison with another fact is a branch in every pattern."""
    shelf, board = divmod(number // SHELF, SHELF)
    return {"$neq": {KIND: f"#{shelf}"}}, {"$neq": {KIND: f"##{board}"}}


def _comparison(atom: Atom, operand: object) -> dict[str, Any]:
    test = {OWN + atom.name: operand}
    return test if atom.comparison == "eq" else {f"${atom.comparison}": test}


def _check_rule(clause: Clause) -> None:
    """Refuse a rule that the engine would drop or read wrongly."""
    if len(clause.facts) > MOST_FACTS:
        raise EngineError(f"{len(clause.facts)} facts in one condition; at most {MOST_FACTS}")
    for match in (*clause.facts, *clause.absent):
        if sum(isinstance(a.operand, Join) for a in match.atoms) > MOST_JOINS:
            raise EngineError(f"more than {MOST_JOINS} comparisons of {match.kind} with other facts")
        for operand in (a.operand for a in match.atoms if not isinstance(a.operand, Join)):
            _value(operand)


def _written(fact: Fact) -> str:
    """The inside of a fact's JSON, but for its ids; the same for equal facts."""
    if len(fact.values) > MOST_PROPERTIES:
        raise EngineError(f"{fact.kind} has {len(fact.values)} properties; at most {MOST_PROPERTIES}")
    properties = (f"{_name(name)}:{_value(fact.values[name])}" for name in sorted(fact.values))
    return ",".join((f'"{KIND}":{_quoted(fact.kind)}', *properties))


@functools.cache
def _name(name: str) -> str:
    return _quoted(OWN + name)


def _value(value: Encoded) -> str:
    """A value as JSON. Refuses what the engine reads wrongly: long texts, and whole numbers beyond its 64 bits."""
    if isinstance(value, int):
        if abs(value) > FARTHEST:
            raise EngineError(f"the number {value} is out of the engine's range")
        return str(value)
    text = _quoted(value)
    if len(text) > LONGEST or "\0" in value:
        raise EngineError(f"a text of {len(value):,} characters is beyond the engine: {value:.40}")
    return text
