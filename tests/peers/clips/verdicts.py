"""What CLIPS told of an offer -> outcome and severity by rule and subject, by the precedence of the rule language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from offer_check.compiler.vocabulary import Vocabulary
from offer_check.facts.build import Facts
from offer_check.report import SEVERITIES
from offer_check.rule.rule import Each, Rule
from offer_check.ruleset.ruleset import Rules

from .rulebook import Part

Verdicts = dict[tuple[str, str], tuple[str, str]]
"""Outcome and severity by rule and subject."""
OPEN = ("flag", "ask", "waiting")


@dataclass(slots=True)
class Sitting:
    """The decisions on one offer. `told` are the subjects of which a part of a rule holds ("" is the offer)."""

    rules: Rules
    words: Vocabulary
    facts: Facts
    told: Mapping[Part, Collection[str]]
    _done: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def all(self) -> Verdicts:
        """All of them."""
        return {(rule.id, name): said for rule in self.rules.active for name, said in self.of(rule).items()}

    def of(self, rule: Rule) -> Mapping[str, tuple[str, str]]:
        """Outcome and severity of a rule by subject."""
        if rule.id not in self._done:
            self._done[rule.id] = self._decided(rule)
        return self._done[rule.id]

    def _decided(self, rule: Rule) -> dict[str, tuple[str, str]]:
        lines = ((Part("line", rule.id, number) in self.told, line) for number, line in enumerate(rule.applies))
        if any(holds == (line.kind == "unless") for holds, line in lines):
            return {"": ("not_applicable", self._severity(rule, None))}
        if rule.each is None:
            return {"": self._settled(rule, None)}
        if subjects := self._subjects(rule, rule.each):
            return {name: self._settled(rule, name) for name in subjects}
        if Part("unseen", rule.id) in self.told:
            return {"": self._settled(rule, "")}
        return {"": ("not_applicable", self._severity(rule, None))}

    def _subjects(self, rule: Rule, each: Each) -> Collection[str]:
        kind = self.words.kinds[each.kind]
        if kind.derived:
            return self.told.get(Part("subject", rule.id), ())
        return {str(row.values[each.by or kind.by]) for row in self.facts.rows if row.kind == each.kind}

    def _settled(self, rule: Rule, subject: str | None) -> tuple[str, str]:
        severity = self._severity(rule, subject)
        if self._waits(rule, subject or ""):
            return "waiting", severity
        flags = [n for n in range(len(rule.flags)) if self._holds(Part("flag", rule.id, n), subject)]
        if flags:
            return "flag", _worst(rule.flags[number].severity or severity for number in flags)
        if any(self._holds(Part("pass", rule.id, n), subject) for n in range(len(rule.passes))):
            return "pass", severity
        return "ask", severity

    def _holds(self, part: Part, subject: str | None) -> bool:
        """Whether a part holds; None: of anybody."""
        found = self.told.get(part, ())
        return bool(found) if subject is None else subject in found

    def _waits(self, rule: Rule, subject: str) -> bool:
        for number, gate in enumerate(rule.after):
            if not self.rules.is_active(gate.rule):
                continue
            if gate.condition and Part("gate", rule.id, number) not in self.told:
                continue
            said = self.of(self.rules.rules[gate.rule])
            if any(outcome in OPEN for outcome, _ in ([said[subject]] if subject in said else said.values())):
                return True
        return False

    def _severity(self, rule: Rule, subject: str | None) -> str:
        """The severity of the first step that holds, of the subject where the step speaks of one."""
        for number, step in enumerate(rule.steps):
            part = Part("step", rule.id, number)
            about = "" not in self.told.get(part, ())
            if self._holds(part, subject if about else None):
                return step.severity
        return rule.severity


def _worst(severities: Iterable[str]) -> str:
    order: list[str] = [*SEVERITIES]
    return min(severities, key=order.index)
