"""The outcome and severity of every rule and subject in a world, straight from the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from offer_check.facts.build import Builder, Fact, Facts, Given
from offer_check.offer import Offer, Preferences
from offer_check.offer.tables import Tables
from offer_check.report import SEVERITIES
from offer_check.rule.pattern import FactPattern, speaks_of
from offer_check.rule.rule import Alternative, Line, Patterns, Rule
from offer_check.ruleset.ruleset import Rules

from .interest import conditions
from .noted import asks, read_fields
from .solve import Numbers, solutions
from .truth import Mode
from .world import Ground, World, ground, world

Verdicts = dict[tuple[str, str], tuple[str, str]]
"""Outcome and severity by rule and subject."""
OPEN = ("flag", "ask", "waiting")


class Oracle:
    """One set of rules, read anew for every offer; slow, plain, and independent of the compiler and the engine."""

    def __init__(self, rules: Rules, tables: Tables) -> None:
        self._rules = rules
        self._tables = tables
        self._builder = Builder(tables)
        self._grounds: dict[date, Ground] = {}
        self._late = _late(rules)

    def decide(self, offer: Offer, *, as_of: date, preferences: Preferences | None = None) -> Verdicts:
        """Outcome and severity by rule and subject."""
        return self.said(offer, self._builder.build(Given(offer, preferences)), as_of)

    def said(self, offer: Offer, facts: Facts, as_of: date, made: World | None = None) -> Verdicts:
        """The same, of an offer whose facts are known, and maybe the world that they make."""
        sitting = Sitting(self._rules, made or world(facts, self._ground(as_of)))
        if self._late:
            first = sitting
            noted = read_fields(self._rules, offer, lambda rule: first.of(rule).values())
            if noted:
                sitting = first.again(world(facts, self._ground(as_of), more=noted), self._late)
        return {(rule.id, name): said for rule in self._rules.active for name, said in sitting.of(rule).items()}

    def _ground(self, as_of: date) -> Ground:
        if as_of not in self._grounds:
            self._grounds[as_of] = ground(self._rules, self._tables, as_of)
        return self._grounds[as_of]


def _late(rules: Rules) -> frozenset[str]:
    """The rules that ask which fields are read, and those that may wait for one of them."""
    late = {rule.id for rule in rules.active if any(asks(rules, when) for when in conditions(rule))}
    while more := {rule.id for rule in rules.active if late & {gate.rule for gate in rule.after}} - late:
        late |= more
    return frozenset(late)


@dataclass(slots=True)
class Sitting:
    """The decisions on one offer; each rule is decided once."""

    rules: Rules
    world: World
    _done: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def again(self, world: World, rules: Collection[str]) -> Sitting:
        """The sitting in a world with more facts, of which only these rules speak."""
        return Sitting(self.rules, world, {name: said for name, said in self._done.items() if name not in rules})

    def of(self, rule: Rule) -> dict[str, tuple[str, str]]:
        """Outcome and severity by subject."""
        if rule.id not in self._done:
            self._done[rule.id] = self._decide(rule)
        return self._done[rule.id]

    def _decide(self, rule: Rule) -> dict[str, tuple[str, str]]:
        numbers = {name: p.value for name, p in rule.parameters.items()}
        if not all(self._applies(line, numbers) for line in rule.applies):
            return {"": ("not_applicable", self._severity(rule, None, numbers))}
        if rule.each is None:
            return {"": self._settle(rule, "", None, numbers)}
        subjects = self._subjects(rule)
        if subjects:
            return {name: self._settle(rule, name, facts, numbers) for name, facts in subjects.items()}
        any_fact = (FactPattern(rule.each.kind),)
        if any(solutions(self.world, any_fact, Mode.POSSIBLE, numbers, lists_only=True)):
            return {"": self._settle(rule, "", (), numbers)}
        return {"": ("not_applicable", self._severity(rule, None, numbers))}

    def _applies(self, line: Line, numbers: Numbers) -> bool:
        mode = Mode.CERTAIN if line.kind == "unless" else Mode.MENTIONED if line.skip else Mode.POSSIBLE
        held = any(any(solutions(self.world, when, mode, numbers)) for when in line.alternatives)
        return held != (line.kind == "unless")

    def _subjects(self, rule: Rule) -> dict[str, tuple[Fact, ...]]:
        assert rule.each is not None
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.world.facts.get(rule.each.kind, ()):
            by = rule.each.by or self._named_by(rule.each.kind)
            name = str(fact.values[by]) if by else rule.each.kind
            found[name] = (*found.get(name, ()), fact)
        return found

    def _named_by(self, kind: str) -> str:
        if kind in self.world.derived:
            return next(iter(self.world.derived[kind].properties), "")
        return self.world.kinds[kind].by

    def _settle(self, rule: Rule, subject: str, facts: Sequence[Fact] | None, numbers: Numbers) -> tuple[str, str]:
        severity = self._severity(rule, facts, numbers)
        if self._waits(rule, subject, numbers):
            return "waiting", severity
        flags = [a for a in rule.flags if self._holds(rule, a.when, facts, numbers)]
        if flags:
            return "flag", _worst(severity, flags)
        if any(self._holds(rule, a.when, facts, numbers) for a in rule.passes):
            return "pass", severity
        return "ask", severity

    def _waits(self, rule: Rule, subject: str, numbers: Numbers) -> bool:
        """Whether a gate is open: on the same subject where it has that one, else on any."""
        for gate in rule.after:
            if not self.rules.is_active(gate.rule):
                continue
            if gate.condition and not any(solutions(self.world, gate.condition, Mode.CERTAIN, numbers)):
                continue
            said = self.of(self.rules.rules[gate.rule])
            asked = [said[subject]] if subject in said else list(said.values())
            if any(outcome in OPEN for outcome, _ in asked):
                return True
        return False

    def _holds(self, rule: Rule, when: Patterns, facts: Sequence[Fact] | None, numbers: Numbers) -> bool:
        """Whether patterns certainly hold; of one of `facts` where they are given."""
        if facts is None:
            return any(solutions(self.world, when, Mode.CERTAIN, numbers, usable=True))
        assert rule.each is not None
        starts = [(rule.each.alias, fact) for fact in facts]
        return any(
            any(solutions(self.world, when, Mode.CERTAIN, numbers, usable=True, start=start)) for start in starts
        )

    def _severity(self, rule: Rule, facts: Iterable[Fact] | None, numbers: Numbers) -> str:
        """The severity of the first step that holds; where there is no subject to speak of, of any subject."""
        for step in rule.steps:
            about = rule.each is not None and speaks_of(rule.each.alias, step.when)
            subjects = None
            if about:
                assert rule.each is not None
                subjects = list(self.world.facts.get(rule.each.kind, ()) if facts is None else facts)
            if self._holds(rule, step.when, subjects, numbers):
                return step.severity
        return rule.severity


def _worst(severity: str, flags: Iterable[Alternative]) -> str:
    order: Sequence[str] = SEVERITIES
    found = [flag.severity or severity for flag in flags]
    return min(found, key=order.index)
