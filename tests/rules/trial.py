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
from offer_check.compiler.clause import Compiled
from offer_check.compiler.compile import compile_rules
from offer_check.compiler.lint import sound
from offer_check.errors import EngineError, RuleError
from offer_check.rule.rule import Example, Rule
from offer_check.ruleset.ruleset import Rules

from .mutants import Mutant

Fate = Literal["killed", "refused", "equivalent", "survived"]
"""An example fails; the rule can no longer be loaded; it compiles to the same clauses; nothing notices."""
Settings = tuple[tuple[str, Decimal | None], ...]
SURVIVORS = Path(__file__).with_name("survivors.yaml")


def survivors() -> Mapping[str, str]:
    """The mutants that no example can kill, listed by hand: id -> reason."""
    return yaml.safe_load(SURVIVORS.read_text(encoding="utf-8")) or {}


class Trial:
    """The examples of one rule of `rules`, with only that rule and what it waits for."""

    def __init__(self, rules: Rules, name: str) -> None:
        waits = _waits_for(rules, name)
        # As if built, so that a checker does not repeat what `fate` checks once.
        self._rules = replace(rules, rules={id: rules.rules[id] for id in sorted(waits)}, selected=None, built=True)
        self._tables = tables_of(rules)
        self.rule = rules.rules[name]
        self._examples: dict[Settings, list[Example]] = {(): []}
        for example in self.rule.examples:
            self._examples.setdefault(_settings(name, example), []).append(example)
        self._clauses = self._compiled(self._with(self.rule))

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong on the examples while nothing is missing: nothing, or the trial says nothing about mutants."""
        return tuple(fault for fault in self._faults(self._with(self.rule)) if fault)

    def fate(self, mutant: Mutant) -> Fate:
        """What becomes of a mutant."""
        rules = self._with(mutant.rule)
        try:
            sound(rules, self._tables)
            if self._compiled(rules) == self._clauses:
                return "equivalent"
            return "killed" if any(self._faults(rules)) else "survived"
        except (RuleError, EngineError):
            return "refused"

    def _with(self, rule: Rule) -> Rules:
        """The rules with another one in the place of that on trial. Messages decide nothing and are left out, so that
        a placeholder in one is no proof that its pattern is needed."""
        flags, passes = (tuple(replace(a, message="") for a in found) for found in (rule.flags, rule.passes))
        silent = replace(rule, flags=flags, passes=passes, document=None)
        return replace(self._rules, rules={**self._rules.rules, rule.id: silent})

    def _compiled(self, rules: Rules) -> list[set[Compiled]]:
        """The clauses under each of the settings that examples have."""
        programs = [compile_rules(rules.set(dict(changes)), self._tables) for changes in self._examples]
        return [{compiled for stratum in program.strata for compiled in stratum} for program in programs]

    def _faults(self, rules: Rules) -> Iterator[str]:
        """What is wrong on each example; empty where nothing is."""
        for changes, examples in self._examples.items():
            checker = Checker(rules.set(dict(changes)))
            for example in examples:
                yield compare(example, results_of(self.rule, example, checker))


def _waits_for(rules: Rules, name: str) -> set[str]:
    gates = {gate.rule for gate in rules.rules[name].after}
    return {name}.union(*(_waits_for(rules, gate) for gate in gates))


def _settings(name: str, example: Example) -> Settings:
    values: Mapping[str, Any] = example.set or {}
    return tuple((f"{name}.{key}", None if value is None else Decimal(str(value))) for key, value in values.items())
