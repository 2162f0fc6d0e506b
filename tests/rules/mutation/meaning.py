"""A rule in its set -> what of its compiled form decides outcomes and severities, to compare it with another rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from offer_check.compiler.clause import Clause, Compiled, Target
from offer_check.compiler.compile import compile_rules
from offer_check.offer.tables import Tables
from offer_check.ruleset.ruleset import Rules

Clauses = frozenset[Clause]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one rule does: two rules with equal meanings have equal outcomes and severities on every offer.

    `applies` has the clauses of each line, and whether it is they that rule the rule out; `after` those under which
    each gate counts (None: always); `steps` and `flags` have them by severity.
    """

    severity: str
    steps: tuple[tuple[str, Clauses], ...]
    applies: frozenset[tuple[bool, Clauses]]
    after: frozenset[tuple[str, Clauses | None]]
    flags: frozenset[tuple[str, Clause]]
    passes: Clauses
    derived: frozenset[Compiled]


def meaning(rules: Rules, tables: Tables, name: str) -> Meaning:
    """The meaning of one rule. Raises EngineError where a limit of the engine is in the way."""
    rule, program = rules.rules[name], compile_rules(rules, tables)
    found: dict[Target, set[Clause]] = defaultdict(set)
    for compiled in (compiled for stratum in program.strata for compiled in stratum):
        found[compiled.target].add(compiled.clause)

    def clauses(role: str, index: int) -> Clauses:
        return frozenset(found[Target(role, name, index)])

    def gate(place: str, index: int) -> Clauses:
        return frozenset(found[program.gates[name, place, index]])

    steps = ((step.severity, clauses("step", index)) for index, step in enumerate(rule.steps))
    flags = ((flag.severity, clauses("flag", index)) for index, flag in enumerate(rule.flags))
    return Meaning(
        severity=rule.severity,
        steps=tuple((severity, those) for severity, those in steps if those),
        applies=frozenset((line.kind == "unless", gate("applies", i)) for i, line in enumerate(rule.applies)),
        after=frozenset((one.rule, gate("after", i) if one.condition else None) for i, one in enumerate(rule.after)),
        flags=frozenset((severity, clause) for severity, those in flags for clause in those),
        passes=frozenset(clause for index in range(len(rule.passes)) for clause in clauses("pass", index)),
        derived=frozenset(c for stratum in program.strata for c in stratum if c.target.role == "derive"),
    )
