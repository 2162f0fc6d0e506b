"""The conditions of a rule -> one probe for each pattern, in two moods: whether it holds, and whether it might.

A probe is a condition of its own for the engine: the pattern, and before it what names the facts that it speaks of.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..compiler.branches import Mode
from ..compiler.clause import Clause, Compiled, Match, Target
from ..compiler.lower import Draft, Lowering
from ..compiler.vocabulary import Vocabulary
from ..rule.pattern import AliasTest, FactPattern, FieldTest, Has, Lacks, Pattern, references, speaks_of
from ..rule.rule import Patterns, Rule
from .model import Kind

Reach = Literal["one", "all", "against"]
"""A pattern by itself, all patterns up to it, or what must be absent and is there."""
FOUND = "found"
"""The alias of the fact that a pattern finds and does not name."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Patterns of the rule that must hold together, and where they stand: the kind of part, its number, the way's.

    `about`: they speak of the subject. `usable`: rows of tables have to be usable for them to hold.
    """

    kind: Kind
    part: int
    way: int
    when: Patterns
    about: bool = False
    usable: bool = False

    @property
    def key(self) -> str:
        """A name for it."""
        return f"{self.kind} {self.part} {self.way}"

    def context(self, number: int) -> Patterns:
        """What has to come before pattern `number`: what names the facts that it speaks of, and of its own kind."""
        pattern, before = self.when[number], self.when[:number]
        wanted = _spoken(pattern)
        kinds = {kind} if (kind := _kind(pattern)) else set()
        kept: list[Pattern] = []
        for earlier in reversed(before):
            names = isinstance(earlier, FactPattern) and not earlier.negated and earlier.alias in wanted
            if names or (_kind(earlier) in kinds and not _negated(earlier)):
                kept.insert(0, earlier)
                wanted |= _spoken(earlier)
        return tuple(kept)


def conditions(rule: Rule) -> Iterator[Condition]:
    """Every condition of the rule, in the order in which they decide."""
    for part, line in enumerate(rule.applies):
        for way, when in enumerate(line.alternatives):
            yield Condition("applies", part, way, when)
    for part, gate in enumerate(rule.after):
        if gate.condition:
            yield Condition("after", part, 0, gate.condition)
    for part, step in enumerate(rule.steps):
        about = rule.each is not None and speaks_of(rule.each.alias, step.when)
        yield Condition("severity", part, 0, step.when, about=about, usable=True)
    for kind, alternatives in (("flag", rule.flags), ("pass", rule.passes)):
        for way, alternative in enumerate(alternatives):
            yield Condition("flag" if kind == "flag" else "pass", 0, way, alternative.when, True, usable=True)


@dataclass(frozen=True, slots=True)
class Probes:
    """Makes the probes of one rule. `seen`: there are facts that its subjects come from; else there might be some."""

    rule: Rule
    words: Vocabulary
    seen: bool = True

    def compiled(self) -> Iterator[Compiled]:
        """The clauses of all probes."""
        for condition in conditions(self.rule):
            for number, pattern in enumerate(condition.when):
                one = (*condition.context(number), named(pattern))
                yield from self._probe(condition, "one", number, one)
                if (there := opposite(pattern)) is not None:
                    yield from self._probe(condition, "against", number, (*condition.context(number), there))
                if number and len(one) <= number:
                    yield from self._probe(condition, "all", number, (*condition.when[:number], named(pattern)))

    def _probe(self, condition: Condition, reach: Reach, number: int, when: Patterns) -> Iterator[Compiled]:
        for mode in (Mode.CERTAIN, Mode.POSSIBLE):
            for clause in self._clauses(condition, when, mode):
                yield Compiled(target(condition, reach, number, mode), clause)

    def _clauses(self, condition: Condition, when: Patterns, mode: Mode) -> tuple[Clause, ...]:
        values = {name: p.value for name, p in self.rule.parameters.items()}
        lowering = Lowering(self.words, values, usable=condition.usable and mode is Mode.CERTAIN)
        start = Draft()
        if self.rule.each and condition.about:
            alias, kind = self.rule.each.alias, self.rule.each.kind
            if self.seen:
                start = Draft(facts=(Match(kind, alias),), bound={alias: kind})
            elif not speaks_of(alias, when):
                return lowering.clauses(when, mode, start)
            elif mode is Mode.CERTAIN:
                return ()
            else:
                start = Draft(bound={alias: None})
        return lowering.clauses(when, mode, start)


def target(condition: Condition, reach: Reach, number: int, mode: Mode) -> Target:
    """What fires where the probe holds, or where it might."""
    return Target(f"{reach} {mode.name}", condition.key, number)


def named(pattern: Pattern) -> Pattern:
    """The pattern, with a name for the fact that it finds."""
    if isinstance(pattern, FactPattern) and not pattern.negated and not pattern.alias:
        return dataclasses.replace(pattern, alias=FOUND)
    return pattern


def opposite(pattern: Pattern) -> Pattern | None:
    """What speaks against an absence; None for other patterns."""
    match pattern:
        case FactPattern(negated=True):
            return dataclasses.replace(pattern, negated=False, alias=FOUND)
        case FieldTest(test=Lacks(values=values)):
            return dataclasses.replace(pattern, test=Has(values))
    return None


def _spoken(pattern: Pattern) -> set[str]:
    """The aliases that a pattern refers to."""
    own = {pattern.alias} if isinstance(pattern, AliasTest) else set()
    return own | {r.alias for r in references((pattern,)) if r.property}


def _kind(pattern: Pattern) -> str:
    """The kind of facts that a pattern looks for; empty for other patterns."""
    return pattern.kind if isinstance(pattern, FactPattern) else ""


def _negated(pattern: Pattern) -> bool:
    return isinstance(pattern, FactPattern) and pattern.negated


def finds(pattern: Pattern) -> bool:
    """Whether the pattern names facts where it holds."""
    return (isinstance(pattern, FactPattern) and not pattern.negated) or (
        isinstance(pattern, FieldTest) and isinstance(pattern.test, Has)
    )
