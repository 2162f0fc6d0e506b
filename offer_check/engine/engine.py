"""A compiled program, handed to durable_rules once; then the facts of one offer after another through it."""

from __future__ import annotations

import contextlib
import itertools
import json
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import durable_rules_engine as durable

from ..compiler.clause import Clause, Compiled, Target
from ..compiler.program import Program
from ..errors import EngineError
from ..facts.build import Fact, Facts
from . import wire
from .run import Evaluation, Listener, Run
from .tables import Tables
from .wire import PHASE

Later = Callable[[Evaluation], Iterable[Fact]]
"""What came of the strata so far -> further facts."""
BUCKET = 200
"""Rules that share a phase fact; the engine takes 255 patterns with the same tests, and crashes on one more."""
MOST_PHASES = 21
"""Phases of a stratum; with 512 tests under one parent the engine never comes back."""
MOST_STATES = 1_000
"""Names of states, used in turn; one lives at a time, and the engine keeps at most 1,024."""


class Engine:
    """Runs one program. Compile once a process: the engine never gives the memory of a rule set back."""

    _numbers = itertools.count()
    _lock = threading.Lock()  # one state at a time: states that live side by side have crashed the engine

    def __init__(self, program: Program) -> None:
        """Hand the program to durable_rules. Raises EngineError where it is beyond the engine's limits."""
        self._program = program
        self._records = {record.kind for record in program.records}
        self._listeners: dict[str, list[Listener]] = {}
        self._phases: list[list[int]] = []
        self._tables: Tables | None = None
        definition = self._definition()
        try:
            self._handle = durable.create_ruleset(f"offer{next(self._numbers)}", json.dumps(definition))
        except (durable.error, MemoryError) as error:
            raise EngineError(f"the rule engine refused the rules: {error}") from error

    def _definition(self) -> dict[str, Any]:
        """The JSON of the rule set: a heartbeat, then every compiled rule."""
        # The heartbeat fires first in every state: deleting a state in which nothing ever fired frees a stray pointer.
        definition: dict[str, Any] = {"heartbeat": {"all": [{"p": {PHASE: 0}}]}}
        shelves = wire.shelves(self._program)
        for number, stratum in enumerate(self._program.strata, start=1):
            late: list[int] = []
            for name, clause, patterns in self._rules(number, stratum):
                wire.shelved(clause, patterns, shelves)
                if clause.absent or not patterns:
                    # What must be absent waits for a phase, the first pattern and asserted last, so that nothing joins
                    # before all facts are there: an activation is not withdrawn when one comes that it excludes.
                    late.append(number * MOST_PHASES + len(late) // BUCKET)
                    patterns.insert(0, {"p": {PHASE: late[-1]}})
                definition[name] = {"all": patterns}
            self._phases.append(sorted(set(late)))
        return definition

    def _rules(self, number: int, stratum: Iterable[Compiled]) -> Iterator[tuple[str, Clause, list[dict[str, Any]]]]:
        """The clauses of a stratum, each once, with a name and as patterns; who shares a clause listens to that name.

        The engine clears eight kilobytes a pattern for every offer, so that each one less is worth its while."""
        known: dict[str, str] = {}
        for item in stratum:
            try:
                wire.check_rule(item.clause)
            except EngineError as error:
                raise EngineError(f"{self._who(item.target)}: {error}") from None
            names = {match.alias: f"a{position}" for position, match in enumerate(item.clause.facts)}
            patterns = list(wire.patterns(item.clause, names))
            name = known.setdefault(json.dumps(patterns), f"{number}.{len(known)}")
            listeners = self._listeners.setdefault(name, [])
            if not listeners:
                yield name, item.clause, patterns
            listeners.append(Listener(item, names, self._records))

    def _who(self, target: Target) -> str:
        gate = next((f"{what} of {rule}" for (rule, what, _), t in self._program.gates.items() if t == target), "")
        return gate or f"{target.role} of {target.name}"

    def evaluate(self, facts: Facts, tables: Sequence[Fact] = (), *, later: Later | None = None) -> Evaluation:
        """Run all strata over the facts of one offer and the rows of tables. Raises EngineError if the engine fails.

        `tables` are put into the engine's words once, for as long as it is the same sequence: it must not change.
        `later` says what the late strata are told, from what came of those before them.
        """
        with self._lock:
            if self._tables is None or self._tables.rows is not tables:
                self._tables = Tables(tables, self._program)
            run = Run(self._handle, self._listeners, f"s{next(self._numbers) % MOST_STATES}")
            try:
                with contextlib.closing(run):
                    run.start()
                    run.put(self._input(facts))
                    for number, phases in enumerate(self._phases):
                        if number == self._program.late and later is not None:
                            run.put((fact, wire.written(fact)) for fact in later(run.evaluation()))
                        self._tables.tell(run, number)
                        run.stratum(phases)
            except (durable.error, MemoryError) as error:
                raise EngineError(f"the rule engine failed: {error}") from error
        return run.evaluation()

    def _input(self, facts: Facts) -> Iterator[tuple[Fact, str]]:
        for record in self._program.records:
            yield Fact(record.kind, facts.fields), wire.text(record.kind, record.properties, facts.fields)
        for row in facts.rows:
            if row.kind in self._program.kinds:
                yield row, wire.written(row)
