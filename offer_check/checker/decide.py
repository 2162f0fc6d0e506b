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

    def _decide(self, rule: Rule) -> Iterator[Decision]:
        for index, line in enumerate(rule.applies):
            if self._holds(rule, "applies", index) == (line.kind == "unless"):
                yield Decision(
                    rule=rule,
                    outcome="not_applicable",
                    severity=self._severity(rule, None, ()),
                    line=line,
                    reason=line.otherwise,
                )
                return
        if rule.each is None:
            yield self._settle(rule, "", None, ())
            return
        subjects = self._subjects(rule, rule.each)
        for name, facts in subjects.items():
            yield self._settle(rule, name, rule.each.alias, facts)
        if subjects:
            return
        if self._holds(rule, "each", 0):
            yield self._settle(rule, "", rule.each.alias, ())
        else:
            severity = self._severity(rule, None, ())
            reason = rule.each.otherwise or "no such entry"
            yield Decision(rule=rule, outcome="not_applicable", severity=severity, reason=reason)

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
    return next((severity for severity in SEVERITIES if severity == name), None)
