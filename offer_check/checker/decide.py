"""What fired -> one outcome for each rule and subject: not applicable, waiting, flag, pass, ask, in this order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..compiler.clause import Target
from ..compiler.program import Program
from ..engine import Binding, Evaluation
from ..facts.build import Fact
from ..report import SEVERITIES, Outcome, Severity
from ..rule.pattern import speaks_of
from ..rule.rule import Alternative, Each, Line, Rule
from ..ruleset.ruleset import Rules

BLOCKING = ("flag", "ask", "waiting")
_KNOWN: Mapping[str, Severity] = {severity: severity for severity in SEVERITIES}


@dataclass(frozen=True, slots=True)
class Fired:
    """An alternative of a rule that held, with the facts that it bound each time."""

    alternative: Alternative
    bindings: tuple[Binding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The outcome of one rule on one subject, with what it rests on."""

    rule: Rule
    subject: str = ""
    facts: tuple[Fact, ...] = ()
    outcome: Outcome
    severity: Severity
    fired: tuple[Fired, ...] = ()
    line: Line | None = None
    gate: Decision | None = None
    reason: str = ""


@dataclass(slots=True)
class Decider:
    """Decides every active rule over one evaluation."""

    rules: Rules
    program: Program
    evaluation: Evaluation
    _done: dict[str, tuple[Decision, ...]] = field(default_factory=dict)

    def all(self) -> Iterator[Decision]:
        """The decisions of all active rules."""
        for rule in self.rules.active:
            yield from self.of(rule)

    def of(self, rule: Rule) -> tuple[Decision, ...]:
        """The decisions of one rule, one for each of its subjects."""
        if rule.id not in self._done:
            self._done[rule.id] = tuple(self._decide(rule))
        return self._done[rule.id]

    def applies(self, rule: Rule) -> bool:
        """Whether the rule has an outcome other than that it does not apply."""
        return self._obstacle(rule) is None and (rule.each is None or self._has_subjects(rule, rule.each))

    def _decide(self, rule: Rule) -> Iterator[Decision]:
        line, each = self._obstacle(rule), rule.each
        if line is not None:
            yield self._not_applicable(rule, line.otherwise, line)
        elif each is None:
            yield self._settle(rule, "", None, ())
        elif subjects := self._subjects(rule, each):
            for name, facts in subjects.items():
                yield self._settle(rule, name, each.alias, facts)
        elif self._has_subjects(rule, each):
            yield self._settle(rule, "", each.alias, ())
        else:
            yield self._not_applicable(rule, each.otherwise or "no such entry")

    def _obstacle(self, rule: Rule) -> Line | None:
        """The first line by which the rule does not apply."""
        for index, line in enumerate(rule.applies):
            if self._holds(rule, "applies", index) == (line.kind == "unless"):
                return line
        return None

    def _has_subjects(self, rule: Rule, each: Each) -> bool:
        """Whether there are subjects, be it unseen."""
        return each.kind in self.evaluation.facts or self._holds(rule, "each", 0)

    def _not_applicable(self, rule: Rule, reason: str, line: Line | None = None) -> Decision:
        severity = self._severity(rule, None, ())
        return Decision(rule=rule, outcome="not_applicable", severity=severity, line=line, reason=reason)

    def _subjects(self, rule: Rule, each: Each) -> Mapping[str, tuple[Fact, ...]]:
        by = self.program.subjects[rule.id]
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in self.evaluation.facts.get(each.kind, ()):
            name = str(fact.values[by]) if by else each.kind
            found[name] = (*found.get(name, ()), fact)
        return dict(sorted(found.items()))

    def _settle(self, rule: Rule, subject: str, alias: str | None, facts: tuple[Fact, ...]) -> Decision:
        severity = self._severity(rule, alias, facts)
        gate = self._gate(rule, subject)
        if gate is not None:
            return Decision(rule=rule, subject=subject, facts=facts, outcome="waiting", severity=severity, gate=gate)
        fired = self._fired("flag", rule, rule.flags, alias, facts)
        if fired:
            severity = min((known(f.alternative.severity) or severity for f in fired), key=SEVERITIES.index)
            return Decision(rule=rule, subject=subject, facts=facts, outcome="flag", severity=severity, fired=fired)
        fired = self._fired("pass", rule, rule.passes, alias, facts)
        outcome: Outcome = "pass" if fired else "ask"
        return Decision(rule=rule, subject=subject, facts=facts, outcome=outcome, severity=severity, fired=fired)

    def _holds(self, rule: Rule, what: str, index: int) -> bool:
        return self.evaluation.holds(self.program.gates[rule.id, what, index])

    def _gate(self, rule: Rule, subject: str) -> Decision | None:
        """The decision that this one waits for; none where the gates are settled, deselected or do not apply."""
        for index, gate in enumerate(rule.after):
            if not self.rules.is_active(gate.rule) or (gate.condition and not self._holds(rule, "after", index)):
                continue
            decisions = self.of(self.rules.rules[gate.rule])
            same = [d for d in decisions if d.subject == subject] or decisions
            blocking = next((d for d in same if d.outcome in BLOCKING), None)
            if blocking is not None:
                return blocking
        return None

    def _fired(
        self, role: str, rule: Rule, alternatives: Sequence[Alternative], alias: str | None, facts: tuple[Fact, ...]
    ) -> tuple[Fired, ...]:
        found = []
        for index, alternative in enumerate(alternatives):
            bindings = self._bindings(Target(role, rule.id, index), alias, facts)
            if bindings:
                found.append(Fired(alternative, bindings))
        return tuple(found)

    def _bindings(self, target: Target, alias: str | None, facts: tuple[Fact, ...]) -> tuple[Binding, ...]:
        """The firings of a target that speak of this subject."""
        bindings = self.evaluation.fired.get(target, ())
        if alias is None:
            return tuple(bindings)
        return tuple(b for b in bindings if any(b[alias] is fact for fact in facts))

    def _severity(self, rule: Rule, alias: str | None, facts: tuple[Fact, ...]) -> Severity:
        """The first step that holds, of the subject where there is one; else the base."""
        for index, step in enumerate(rule.steps):
            about = alias if alias and speaks_of(alias, step.when) else None
            if self._bindings(Target("step", rule.id, index), about, facts):
                return known(step.severity) or "info"
        return known(rule.severity) or "info"


def known(name: str) -> Severity | None:
    """The severity of that name; None where there is none."""
    return _KNOWN.get(name)
