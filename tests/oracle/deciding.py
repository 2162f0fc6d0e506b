"""The engine's side of a comparison without reports: what the checker decides, by the same stations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from offer_check.checker import rows
from offer_check.checker.decide import Decider
from offer_check.checker.plan import Plan
from offer_check.checker.read_fields import ReadFields
from offer_check.compiler.compile import compile_rules
from offer_check.compiler.vocabulary import vocabulary
from offer_check.engine import Engine, Evaluation
from offer_check.facts.build import Fact, Facts
from offer_check.offer import Offer
from offer_check.offer.tables import Tables
from offer_check.ruleset.ruleset import Rules

from .decide import Verdicts


@dataclass(frozen=True, slots=True)
class Told:
    """What both sides are told: an offer, its facts, and a day."""

    offer: Offer
    facts: Facts
    as_of: date


class Deciding:
    """One set of rules, compiled and handed to the engine once."""

    def __init__(self, rules: Rules, tables: Tables) -> None:
        """Compile `rules`. Raises EngineError for rules that are beyond the engine."""
        self._rules = rules
        self._program = compile_rules(rules, tables)
        self._engine = Engine.of(self._program)
        self._read_fields = ReadFields(rules, vocabulary(rules, tables))
        self._rows: dict[date, Sequence[Fact]] = {}
        self._plans: dict[str, Plan] = {}
        self.firings = 0
        """How often anything fired in the last evaluation."""

    def decide(self, told: Told) -> Verdicts:
        """Outcome and severity by rule and subject. Two results of one name are an error."""
        evaluation = self._engine.evaluate(
            told.facts, self._rows_on(told.as_of), later=lambda so_far: self._later(told.offer, so_far)
        )
        self.firings = sum(map(len, evaluation.fired.values()))
        decisions = list(self._decider(evaluation).all())
        said = {(d.rule.id, d.subject): (str(d.outcome), str(d.severity)) for d in decisions}
        assert len(said) == len(decisions)
        return said

    def _later(self, offer: Offer, so_far: Evaluation) -> Iterable[Fact]:
        noted = {*offer.evidence, *offer.unclear}
        return self._read_fields.facts(noted, self._decider(so_far)) if noted else ()

    def _decider(self, evaluation: Evaluation) -> Decider:
        return Decider(self._rules, self._program, evaluation, self._plans)

    def _rows_on(self, as_of: date) -> Sequence[Fact]:
        if as_of not in self._rows:
            tables = (table for table in self._rules.tables.values() if table.name in self._program.kinds)
            self._rows[as_of] = tuple(fact for table in tables for fact in rows.facts(table, as_of))
        return self._rows[as_of]
