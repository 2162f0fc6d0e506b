"""What fired -> one outcome for each rule and subject: not applicable, waiting, flag, pass, ask, in this order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..compiler.clause import Target
from ..compiler.program import Index
from ..engine import Binding, Evaluation
from ..facts.build import Fact
from ..report import SEVERITIES, Outcome, Severity
from ..rule.rule import Alternative, Each, Line, Rule
from ..ruleset.ruleset import Rules
from .plan import Plan, known, plan_of

BLOCKING = ("flag", "ask", "waiting")


class Fired(NamedTuple):
    """An alternative of a rule that held, with the facts that it bound each time."""

    alternative: Alternative
    bindings: tuple[Binding, ...]


class Decision(NamedTuple):
    """The outcome of one rule on one subject, with what it rests on."""

    rule: Rule
    outcome: Outcome
    severity: Severity
    subject: str = ""
    facts: tuple[Fact, ...] = ()
    fired: tuple[Fired, ...] = ()
    line: Line | None = None
    gate: Decision | None = None
    reason: str = ""


@dataclass(slots=True)
class Decider:
    """Decides every active rule over one evaluation. `plans`, by rule, may be shared by all of the same program."""

    rules: Rules
    index: Index
    evaluation: Evaluation
    plans: dict[str, Plan] = field(default_factory=dict)
    _done: dict[str, tuple[Decision, ...]] = field(default_factory=dict)

    def all(self) -> Iterator[Decision]:
        """The decisions of all active rules."""
        for rule in self.rules.active:
            yield from self.of(rule)

    def of(self, rule: Rule) -> tuple[Decision, ...]:
        """The decisions of one rule, one for each of its subjects."""
        if rule.id not in self._done:
            self._done[rule.id] = self._decide(self._plan(rule))
        return self._done[rule.id]

    def applies(self, rule: Rule) -> bool:
        """Whether the rule has an outcome other than that it does not apply."""
        plan = self._plan(rule)
        return self._obstacle(plan) is None and (rule.each is None or self._has_subjects(plan, rule.each))

    def _plan(self, rule: Rule) -> Plan:
        if rule.id not in self.plans:
            self.plans[rule.id] = plan_of(rule, self.rules, self.index)
        return self.plans[rule.id]

    def _decide(self, plan: Plan) -> tuple[Decision, ...]:
        line, each = self._obstacle(plan), plan.rule.each
        if line is not None:
            return (self._not_applicable(plan, line.otherwise, line),)
        if each is None:
            return (self._settle(plan, "", None, ()),)
        if subjects := self._subjects(plan.rule, each):
            return tuple([self._settle(plan, name, each.alias, facts) for name, facts in subjects.items()])
        if self._has_subjects(plan, each):
            return (self._settle(plan, "", each.alias, ()),)
        return (self._not_applicable(plan, each.otherwise or "no such entry"),)

    def _obstacle(self, plan: Plan) -> Line | None:
        """The first line by which the rule does not apply."""
        for target, unless, line in plan.lines:
            if (target in self.evaluation.fired) == unless:
                return line
        return None

    def _has_subjects(self, plan: Plan, each: Each) -> bool:
        """Whether there are subjects, be it unseen."""
        return each.kind in self.evaluation.facts or plan.each in self.evaluation.fired

    def _not_applicable(self, plan: Plan, reason: str, line: Line | None = None) -> Decision:
        severity = self._severity(plan, None, ())
        return Decision(rule=plan.rule, outcome="not_applicable", severity=severity, line=line, reason=reason)

    def _subjects(self, rule: Rule, each: Each) -> Mapping[str, tuple[Fact, ...]]:
        by = self.index.subjects[rule.id]
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.evaluation.facts.get(each.kind, ()):
            name = str(fact.values[by]) if by else each.kind
            found[name] = (*found.get(name, ()), fact)
        return dict(sorted(found.items()))

    def _settle(self, plan: Plan, subject: str, alias: str | None, facts: tuple[Fact, ...]) -> Decision:
        outcome: Outcome = "ask"
        severity, gate = self._severity(plan, alias, facts), self._gate(plan, subject)
        fired: tuple[Fired, ...] = ()
        if gate is not None:
            outcome = "waiting"
        elif fired := self._fired(plan.flags, alias, facts):
            outcome = "flag"
            severity = min((known(f.alternative.severity) or severity for f in fired), key=SEVERITIES.index)
        elif fired := self._fired(plan.passes, alias, facts):
            outcome = "pass"
        return Decision(
            rule=plan.rule,
            subject=subject,
            facts=facts,
            outcome=outcome,
            severity=severity,
            fired=fired,
            gate=gate,
        )

    def _gate(self, plan: Plan, subject: str) -> Decision | None:
        """The decision that this one waits for; none where the gates are settled or do not apply."""
        for gate, target in plan.gates:
            if target is not None and target not in self.evaluation.fired:
                continue
            decisions = self.of(gate)
            same = [d for d in decisions if d.subject == subject] or decisions
            blocking = next((d for d in same if d.outcome in BLOCKING), None)
            if blocking is not None:
                return blocking
        return None

    def _fired(
        self, alternatives: Sequence[tuple[Target, Alternative]], alias: str | None, facts: tuple[Fact, ...]
    ) -> tuple[Fired, ...]:
        found: list[Fired] = []
        for target, alternative in alternatives:
            if target in self.evaluation.fired and (bindings := self._bindings(target, alias, facts)):
                found.append(Fired(alternative, bindings))
        return tuple(found)

    def _bindings(self, target: Target, alias: str | None, facts: tuple[Fact, ...]) -> tuple[Binding, ...]:
        """The firings of a target that speak of this subject."""
        bindings = self.evaluation.fired.get(target, ())
        if alias is None:
            return tuple(bindings)
        return tuple(b for b in bindings if any(b[alias] is fact for fact in facts))

    def _severity(self, plan: Plan, alias: str | None, facts: tuple[Fact, ...]) -> Severity:
        """The first step that holds, of the subject where there is one; else the base."""
        for target, about, severity in plan.steps:
            if self._bindings(target, alias if about else None, facts):
                return severity
        return plan.severity
