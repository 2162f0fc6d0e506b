"""A program and an offer in, what fired out: the engine without the writing of a report, for many offers in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..checker import rows
from ..checker.decide import Decider, Decision
from ..checker.read_fields import ReadFields
from ..compiler.compile import compile_rules
from ..compiler.program import Program
from ..compiler.vocabulary import Vocabulary
from ..engine import Engine, Evaluation
from ..facts.build import Builder, Fact, Given
from ..facts.computed import COMPUTED
from ..facts.kinds import READ_FIELD
from ..offer.tables import Tables
from ..ruleset.ruleset import Rules

NOTED = frozenset({"evidence", "unclear", READ_FIELD})
"""The kinds of facts that tell what is noted about fields, whichever they are."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is the same for every offer: the rules that are looked at, their words, and the rows of tables on a day."""

    rules: Rules
    tables: Tables
    words: Vocabulary
    as_of: date

    def rows(self, program: Program) -> Sequence[Fact]:
        """The rows of all tables that a program joins."""
        known = (table for table in self.rules.tables.values() if table.name in program.kinds)
        return tuple(fact for table in known for fact in rows.facts(table, self.as_of))


class Bench:
    """One program in the engine."""

    def __init__(self, ground: Ground, program: Program) -> None:
        """Hand the program to the engine. Raises EngineError beyond its limits."""
        self.ground = ground
        self.program = program
        self._engine = Engine.of(program)
        self._builder = Builder(ground.tables, read=program.fields, kinds=program.kinds)
        self._rows = ground.rows(program)

    def groups(self) -> frozenset[str] | None:
        """The groups of the offer that the program is told of; None where it may be any."""
        if NOTED & self.program.kinds:
            return None
        sources = (
            self.ground.words.kinds[kind].source for kind in self.program.kinds if kind in self.ground.words.kinds
        )
        parts = (part for path in self.program.fields if path in COMPUTED for part in COMPUTED[path].parts)
        return frozenset(path.partition(".")[0] for path in (*self.program.fields, *sources, *parts))

    def run(self, given: Given, late: Iterable[Fact] = ()) -> Evaluation:
        """What fires on an offer; `late` are the facts that come of other rules."""
        return self._engine.evaluate(self._builder.build(given), self._rows, later=lambda _: late)


class Judge(Bench):
    """Decides the active rules, as a check does, and tells nothing but the decisions."""

    def __init__(self, ground: Ground) -> None:
        """Compile the active rules."""
        super().__init__(ground, compile_rules(ground.rules, ground.tables))
        self._read_fields = ReadFields(ground.rules, ground.words)

    def decider(self, given: Given) -> Decider:
        """What decides the rules on one offer."""
        facts = self._builder.build(given)
        evaluation = self._engine.evaluate(facts, self._rows, later=lambda so_far: self.noted(given, so_far))
        return Decider(self.ground.rules, self.program, evaluation)

    def noted(self, given: Given, so_far: Evaluation) -> Iterator[Fact]:
        """The noted fields that rules read which apply to the offer."""
        noted = {*given.offer.evidence, *given.offer.unclear}
        return self._read_fields.facts(noted, Decider(self.ground.rules, self.program, so_far))

    def of(self, given: Given, rule: str) -> tuple[Decision, ...]:
        """The decisions of one rule on one offer."""
        return self.decider(given).of(self.ground.rules.rules[rule])
