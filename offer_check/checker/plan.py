"""A rule with the targets that its conditions have in a program: all that a decision asks of an evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..compiler.clause import Target
from ..compiler.program import Index
from ..record import record
from ..report import SEVERITIES, Severity
from ..rule.pattern import speaks_of
from ..rule.rule import Alternative, Line, Rule
from ..ruleset.ruleset import Rules

_KNOWN: Mapping[str, Severity] = {severity: severity for severity in SEVERITIES}


@record(kw_only=True)
class Plan:
    """How one rule is decided; the same for every offer.

    `lines` say with which outcome of their target the rule does not apply, `each` whether there may be subjects unseen.
    `gates` are the active rules to wait for, while their target holds where they have one. `steps` name the severity
    that holds with a target, and whether that is about the subject.
    """

    rule: Rule
    severity: Severity
    lines: tuple[tuple[Target, bool, Line], ...]
    each: Target | None
    gates: tuple[tuple[Rule, Target | None], ...]
    steps: tuple[tuple[Target, bool, Severity], ...]
    flags: tuple[tuple[Target, Alternative], ...]
    passes: tuple[tuple[Target, Alternative], ...]


def plan_of(rule: Rule, rules: Rules, index: Index) -> Plan:
    """The plan of a rule of `rules`, with the `index` of their program."""
    gates = index.gates
    lines = ((gates[rule.id, "applies", n], line.kind == "unless", line) for n, line in enumerate(rule.applies))
    return Plan(
        rule=rule,
        severity=known(rule.severity) or "info",
        lines=tuple(lines),
        each=gates[rule.id, "each", 0] if rule.each else None,
        gates=tuple(_gates(rule, rules, index)),
        steps=tuple(_steps(rule)),
        flags=tuple((Target("flag", rule.id, n), alternative) for n, alternative in enumerate(rule.flags)),
        passes=tuple((Target("pass", rule.id, n), alternative) for n, alternative in enumerate(rule.passes)),
    )


def _gates(rule: Rule, rules: Rules, index: Index) -> Iterator[tuple[Rule, Target | None]]:
    for number, gate in enumerate(rule.after):
        if rules.is_active(gate.rule):
            yield rules.rules[gate.rule], index.gates[rule.id, "after", number] if gate.condition else None


def _steps(rule: Rule) -> Iterator[tuple[Target, bool, Severity]]:
    for number, step in enumerate(rule.steps):
        about = rule.each is not None and speaks_of(rule.each.alias, step.when)
        yield Target("step", rule.id, number), about, known(step.severity) or "info"


def known(name: str) -> Severity | None:
    """The severity of that name; None where there is none."""
    return _KNOWN.get(name)
