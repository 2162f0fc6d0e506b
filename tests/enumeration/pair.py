"""One rule in the engine and in the oracle: the same combination through both, without reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from offer_check.checker import rows
from offer_check.checker.decide import Decider, Decision
from offer_check.checker.read_fields import ReadFields
from offer_check.compiler.compile import compile_rules
from offer_check.compiler.program import Program
from offer_check.compiler.vocabulary import Vocabulary, vocabulary
from offer_check.engine import Engine, Evaluation
from offer_check.facts.build import Builder, Fact, Facts, Given
from offer_check.offer import Offer, Tables, load_preferences
from offer_check.offer import load as load_offer
from offer_check.rule.pattern import FieldTest, references
from offer_check.ruleset.ruleset import Rules
from offer_check.source import Document
from offer_check.source.place import Lines, Node
from tests.oracle.decide import Sitting
from tests.oracle.interest import conditions
from tests.oracle.noted import read_fields as noted
from tests.oracle.world import Ground, ground, world

from .choice import WORDS, Choice
from .closure import kinds_of
from .dimensions import AS_OF

Verdicts = Mapping[str, tuple[str, str]]
"""Outcome and severity by subject."""
TODAY = date(2026, 11, 22)
"""The day of the check where no dated table is joined."""
REQUIRED = {"specialty": "general_surgery", "role_type": ["hybrid_clinic"]}
"""What every offer has to say, for rules that do not ask for it."""


@dataclass(frozen=True)
class Case:
    """A combination as an offer, preferences and the day, in plain data."""

    offer: Mapping[str, Any]
    wishes: Mapping[str, Any]
    as_of: date

    @classmethod
    def of(cls, choices: Iterable[Choice]) -> Case:
        """The pieces put together."""
        offer: dict[str, Any] = {"offer_format": 1, "about": dict(REQUIRED)}
        wishes: dict[str, Any] = {}
        unclear: dict[str, str] = {}
        day = TODAY
        for choice in choices:
            unclear |= dict.fromkeys(choice.unclear, WORDS)
            for path, value in choice.values.items():
                group, _, name = path.partition(".")
                if path == AS_OF:
                    day = value
                elif group == "preferences":
                    wishes[name] = value
                elif name:
                    offer.setdefault(group, {})[name] = value
                else:
                    offer[group] = value
        return cls(offer | ({"unclear": unclear} if unclear else {}), wishes, day)


@dataclass(frozen=True)
class Told:
    """What the engine and the oracle are told of a combination."""

    offer: Offer
    facts: Facts
    as_of: date


class Pair:
    """The rules of one closure in both; `rule` is the one that is asked. `oracle` may be given others."""

    def __init__(self, rules: Rules, name: str, tables: Tables, oracle: Rules | None = None) -> None:
        self._rules, self._rule, self._tables = rules, rules.rules[name], tables
        words = vocabulary(rules, tables)
        self._read_fields = ReadFields(rules, words)
        self._program = compile_rules(rules, tables)
        self._engine = Engine.of(self._program)
        self._oracle = oracle or rules
        self._rows = cache(self._rows_on)
        self._ground = cache(self._ground_on)
        self._builder = Builder(tables, read=_read(self._program, rules, words))

    def told(self, case: Case) -> Told:
        """What both are told of a combination. Raises InputError where the model refuses it."""
        offer = load_offer(_document(case.offer), self._tables)
        wishes = load_preferences(_document(case.wishes)) if case.wishes else None
        return Told(offer, self._builder.build(Given(offer, wishes)), case.as_of)

    def engine(self, told: Told) -> tuple[Decision, ...]:
        """What the engine says."""
        evaluation = self._engine.evaluate(
            told.facts, self._rows(told.as_of), later=lambda so_far: self._later(told, so_far)
        )
        return Decider(self._rules, self._program, evaluation).of(self._rule)

    def _later(self, told: Told, so_far: Evaluation) -> Iterable[Fact]:
        fields = {*told.offer.evidence, *told.offer.unclear}
        return self._read_fields.facts(fields, Decider(self._rules, self._program, so_far))

    def oracle(self, told: Told) -> Verdicts:
        """What the oracle says."""
        rules, on = self._oracle, self._ground(told.as_of)
        sitting = Sitting(rules, world(told.facts, on))
        if self._program.late < len(self._program.strata):
            more = noted(rules, told.offer, lambda rule: sitting.of(rule).values())
            sitting = Sitting(rules, world(told.facts, on, more))
        return sitting.of(rules.rules[self._rule.id])

    def _rows_on(self, as_of: date) -> Sequence[Fact]:
        tables = (table for name, table in self._rules.tables.items() if name in self._program.kinds)
        return tuple(fact for table in tables for fact in rows.facts(table, as_of))

    def _ground_on(self, as_of: date) -> Ground:
        return ground(self._oracle, self._tables, as_of)


def _read(program: Program, rules: Rules, words: Vocabulary) -> set[str]:
    """The fields that either may ask for; anything else would be missed with an error, not in silence."""
    patterns = [rule.when for item in rules.derived.values() for rule in item.rules]
    patterns += [when for rule in rules.rules.values() for when in conditions(rule)]
    tested = {p.field for when in patterns for p in when if isinstance(p, FieldTest)}
    tested |= {r.name for when in patterns for r in references(when)}
    tested |= {words.kinds[kind].source for kind in kinds_of(patterns)}
    return tested & words.fields.keys() | program.fields


def _document(data: Any) -> Document:
    """Plain data as a document whose places nobody asks for."""
    return Document("combination", data, "", Node(0, 0, None, None), Lines((0,)))
