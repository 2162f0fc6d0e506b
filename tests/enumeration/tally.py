"""What came of the combinations of one rule: how many, where engine and oracle differ, and which values decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from offer_check.checker.decide import Decision
from offer_check.rule.pattern import ParameterTest, references
from offer_check.rule.rule import Patterns, Rule

from .choice import Choice
from .pair import Case, Verdicts

Value = tuple[str, str]
"""A field or column, and one of its values as JSON."""
Kind = Literal["full", "pairwise", "sample"]
OPEN, DECIDED = "ask", ("flag", "pass")


@dataclass(frozen=True)
class Mismatch:
    """A combination on which the two differ, each with outcome and severity by subject."""

    case: Case
    engine: Verdicts
    oracle: Verdicts


@dataclass
class Tally:
    """What came of the combinations of one rule.

    `asked` are the values with which the rule was open (it applied and did not wait), `decided` those with which it
    flagged or passed. `ways` are the ways to flag and to pass that decided, by their number in the rule.
    """

    rule: str
    fields: int
    kind: Kind
    combinations: int = 0
    refused: int = 0
    mismatches: list[Mismatch] = field(default_factory=list)
    asked: set[Value] = field(default_factory=set)
    decided: set[Value] = field(default_factory=set)
    ways: set[tuple[str, int]] = field(default_factory=set)

    def note(self, rule: Rule, said: Sequence[Decision], choices: Iterable[Choice], joined: bool) -> frozenset[str]:
        """Keep what the engine says of a combination; its outcomes, where it is open. `joined`: what the rule says of
        a subject has to do with the row of that name alone."""
        outcomes = frozenset(decision.outcome for decision in said) & {OPEN, *DECIDED}
        if not outcomes:
            return outcomes
        for choice in choices:
            own = {d.outcome for d in said if d.subject == choice.about} if joined and choice.about else outcomes
            values = {(path, json.dumps(value)) for path, value in choice.says.items()}
            self.decided |= values if own & {*DECIDED} else set()
            self.asked |= values if OPEN in own else set()
        for decision in said:
            ways = rule.flags if decision.outcome == "flag" else rule.passes
            self.ways |= {(decision.outcome, ways.index(fired.alternative)) for fired in decision.fired}
        return outcomes

    def undecided(self, rule: Rule) -> list[str]:
        """The ways to flag and to pass that never did, but for those that an unset parameter switches off."""
        ways = [("flag", number, way.when) for number, way in enumerate(rule.flags)]
        ways += [("pass", number, way.when) for number, way in enumerate(rule.passes)]
        return [
            f"{outcome} {number + 1} never held"
            for outcome, number, when in ways
            if (outcome, number) not in self.ways and not off(rule, when)
        ]


def off(rule: Rule, when: Patterns) -> bool:
    """Whether patterns cannot hold as the parameters are."""
    unset = {name for name, parameter in rule.parameters.items() if parameter.value is None}
    asked = {p.name: p.set for p in when if isinstance(p, ParameterTest)}
    named = {r.name for p in when if not isinstance(p, ParameterTest) for r in references((p,))}
    return bool(named & unset) or any((name not in unset) != wanted for name, wanted in asked.items())
