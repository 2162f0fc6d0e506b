"""A rule on trial: its examples, run through the real engine for one mutant after another, tell which they notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import yaml

from offer_check.checker.checker import Checker, tables_of
from offer_check.checker.examples import compare, results_of
from offer_check.compiler.lint import sound
from offer_check.errors import EngineError, RuleError
from offer_check.rule.rule import Example, Rule
from offer_check.ruleset.ruleset import Rules
from tests.oracle.interest import conditions, fields_of
from tests.oracle.noted import asks, base

from .meaning import Meaning, meaning
from .mutants import Mutant

Fate = Literal["killed", "refused", "equivalent", "survived"]
"""An example fails; the rule can no longer be loaded; it compiles to the same; nothing notices."""
Settings = tuple[tuple[str, Decimal | None], ...]
SURVIVORS = Path(__file__).parents[1] / "survivors.yaml"


def survivors() -> Mapping[str, str]:
    """The mutants that no example can kill, listed by hand: id -> reason."""
    return yaml.safe_load(SURVIVORS.read_text(encoding="utf-8")) or {}


class Trial:
    """The examples of one rule of `rules`, with only that rule, what it waits for, and what it asks about."""

    def __init__(self, rules: Rules, name: str) -> None:
        waits = _waits_for(rules, name)
        # As if built, so that a checker does not repeat what `fate` checks once.
        self._rules = replace(rules, rules={id: rules.rules[id] for id in sorted(waits)}, selected=None, built=True)
        self._tables = tables_of(rules)
        self.rule = rules.rules[name]
        self._examples: dict[Settings, list[Example]] = {(): []}
        for example in self.rule.examples:
            self._examples.setdefault(_settings(name, example), []).append(example)
        self._meanings = self._meanings_of(self._with(self.rule))

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong on the examples while nothing is changed: nothing, or the trial says nothing about mutants."""
        return tuple(fault for fault in self._faults(self._with(self.rule)) if fault)

    def fate(self, mutant: Mutant) -> Fate:
        """What becomes of a mutant."""
        rules = self._with(mutant.rule)
        try:
            sound(rules, self._tables)
            if any(self._faults(rules)):
                return "killed"
            return "equivalent" if self._meanings_of(rules) == self._meanings else "survived"
        except (RuleError, EngineError):
            return "refused"

    def _with(self, rule: Rule) -> Rules:
        """The rules with another one in the place of that on trial. Messages decide nothing and are left out, so that
        a placeholder in one is no proof that its pattern is needed."""
        flags, passes = (tuple(replace(a, message="") for a in found) for found in (rule.flags, rule.passes))
        silent = replace(rule, flags=flags, passes=passes, document=None)
        return replace(self._rules, rules={**self._rules.rules, rule.id: silent})

    def _meanings_of(self, rules: Rules) -> list[Meaning]:
        """What the rule compiles to under each of the settings that examples have."""
        return [meaning(rules.set(dict(changes)), self._tables, self.rule.id) for changes in self._examples]

    def _faults(self, rules: Rules) -> Iterator[str]:
        """What is wrong on each example; empty where nothing is."""
        for changes, examples in self._examples.items():
            checker = Checker(rules.set(dict(changes)))
            for example in examples:
                yield compare(example, results_of(self.rule, example, checker))


def _waits_for(rules: Rules, name: str) -> set[str]:
    before = {*(gate.rule for gate in rules.rules[name].after), *_asked_about(rules, rules.rules[name])}
    return {name}.union(*(_waits_for(rules, other) for other in before))


def _asked_about(rules: Rules, rule: Rule) -> set[str]:
    """Of a rule that speaks of what others read: those that read a field which its examples note."""
    if not _is_late(rules, rule):
        return set()
    offers = [{**(e.offer.get("evidence") or {}), **(e.offer.get("unclear") or {})} for e in rule.examples]
    noted = {base(path) for offer in offers for path in offer}
    others = [other for other in rules.rules.values() if not _is_late(rules, other)]
    return {other.id for other in others if noted & fields_of(rules, conditions(other))}


def _is_late(rules: Rules, rule: Rule) -> bool:
    return asks(rules, [pattern for when in conditions(rule) for pattern in when])


def _settings(name: str, example: Example) -> Settings:
    values: Mapping[str, Any] = example.set or {}
    return tuple((f"{name}.{key}", None if value is None else Decimal(str(value))) for key, value in values.items())
