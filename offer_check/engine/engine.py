"""A definition, handed to durable_rules once; then the facts of one offer after another through it."""

from __future__ import annotations

import contextlib
import itertools
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence

import durable_rules_engine as durable

from ..compiler.program import Program
from ..errors import EngineError
from ..facts.build import Fact, Facts
from ..wire import Definition, define
from ..wire.text import text, written
from .run import Evaluation, Run
from .tables import Tables

Later = Callable[[Evaluation], Iterable[Fact]]
"""What came of the strata so far -> further facts."""
MOST_STATES = 1_000
"""Names of states, used in turn; one lives at a time, and the engine keeps at most 1,024."""


class Engine:
    """Runs one program. Compile once a process: the engine never gives the memory of a rule set back."""

    _numbers = itertools.count()
    _lock = threading.Lock()  # one state at a time: states that live side by side have crashed the engine

    def __init__(self, definition: Definition) -> None:
        """Hand the definition to durable_rules. Raises EngineError where that refuses it."""
        self._definition = definition
        self._tables: Tables | None = None
        try:
            self._handle = durable.create_ruleset(f"offer{next(self._numbers)}", definition.rules)
        except (durable.error, MemoryError) as error:
            raise EngineError(f"the rule engine refused the rules: {error}") from error

    @classmethod
    def of(cls, program: Program) -> Engine:
        """The engine for a program. Raises EngineError where it is beyond the limits."""
        return cls(define(program))

    def evaluate(self, facts: Facts, tables: Sequence[Fact] = (), *, later: Later | None = None) -> Evaluation:
        """Run all strata over the facts of one offer and the rows of tables. Raises EngineError if the engine fails.

        `tables` are put into the engine's words once, for as long as it is the same sequence: it must not change.
        `later` says what the late strata are told, from what came of those before them.
        """
        with self._lock:
            definition = self._definition
            if self._tables is None or self._tables.rows is not tables:
                self._tables = Tables(tables, definition)
            run = Run(self._handle, definition.listeners, f"s{next(self._numbers) % MOST_STATES}")
            try:
                with contextlib.closing(run):
                    run.start()
                    run.put(self._input(facts))
                    for number, phases in enumerate(definition.phases):
                        if number == definition.late and later is not None:
                            run.put((fact, written(fact)) for fact in later(run.evaluation()))
                        self._tables.tell(run, number)
                        run.stratum(phases)
            except (durable.error, MemoryError) as error:
                raise EngineError(f"the rule engine failed: {error}") from error
        return run.evaluation()

    def _input(self, facts: Facts) -> Iterator[tuple[Fact, str]]:
        for record in self._definition.records:
            yield Fact(record.kind, facts.fields), text(record.kind, record.properties, facts.fields)
        for row in facts.rows:
            if row.kind in self._definition.kinds:
                yield row, written(row)
