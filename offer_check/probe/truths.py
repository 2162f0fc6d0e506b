"""What fired for the probes of a rule -> how true every pattern is of one subject, and what it was found in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from ..checker.because import Reasons
from ..checker.decide import Decision, Fired
from ..compiler.branches import Mode
from ..engine import Binding
from ..facts.build import Fact
from ..report import Because
from ..rule.pattern import AliasTest, FactPattern, Pattern
from ..rule.rule import Alternative, Patterns, Rule
from .model import Probed, Truth
from .probes import Condition, Reach, finds, opposite, target


@dataclass(frozen=True, slots=True)
class Truths:
    """Tells the patterns of one rule on one subject. `facts` are those of the subject; none where it has none."""

    rule: Rule
    reasons: Reasons
    facts: tuple[Fact, ...]

    def whole(self, condition: Condition) -> Truth:
        """Whether all patterns of a condition hold together."""
        return self._all(condition, len(condition.when) - 1)

    def patterns(self, condition: Condition, texts: tuple[str, ...]) -> tuple[Probed, ...]:
        """Every pattern with its words."""
        found = list(self._patterns(condition, texts))
        whole = self.whole(condition)
        if whole == "true" or any(p.truth != "true" for p in found):
            return tuple(found)
        # Each holds by itself, but not of the same entries: the first one that breaks the row is told.
        at = next(n for n in range(len(found)) if self._all(condition, n) != "true")
        found[at] = Probed(
            text=found[at].text, truth=self._all(condition, at), because=found[at].because, together=True
        )
        return tuple(found)

    def _patterns(self, condition: Condition, texts: tuple[str, ...]) -> Iterator[Probed]:
        settled = self.whole(condition) == "true"
        for number, text in enumerate(texts):
            truth = "true" if settled else self._truth(condition, "one", number)
            yield Probed(text=text, truth=truth, because=self._because(condition, number, truth))

    def _all(self, condition: Condition, number: int) -> Truth:
        whole = number == 0 or len(condition.context(number)) == number
        return self._truth(condition, "one" if whole else "all", number)

    def _truth(self, condition: Condition, reach: Reach, number: int) -> Truth:
        if self._bindings(condition, reach, number, Mode.CERTAIN):
            return "true"
        return "unknown" if self._bindings(condition, reach, number, Mode.POSSIBLE) else "false"

    def _bindings(self, condition: Condition, reach: Reach, number: int, mode: Mode) -> tuple[Binding, ...]:
        """The firings of a probe that are of the subject."""
        fired = self.reasons.evaluation.fired.get(target(condition, reach, number, mode), ())
        each = self.rule.each
        if each is None or not condition.about or not self.facts:
            return tuple(fired)
        return tuple(b for b in fired if any(b.get(each.alias) is fact for fact in self.facts))

    def _because(self, condition: Condition, number: int, truth: Truth) -> tuple[Because, ...]:
        """The fields behind a pattern: what it found or what speaks against it, else what is not stated."""
        pattern = condition.when[number]
        if isinstance(pattern, AliasTest):
            return self._held(pattern, self._alias(condition, number, pattern.alias))
        if truth == "true":
            return self._found(condition, number)
        there = opposite(pattern)
        against = self._bindings(condition, "against", number, Mode.CERTAIN)
        if there is not None and against:
            return self._held(there, self._new(condition, number, against))
        return self._open(condition, pattern, truth)

    def _found(self, condition: Condition, number: int) -> tuple[Because, ...]:
        """What made a pattern hold; of an absence what comes nearest to it."""
        pattern = condition.when[number]
        bindings = self._bindings(condition, "one", number, Mode.CERTAIN)
        if finds(pattern):
            return self._held(pattern, self._new(condition, number, bindings))
        if not isinstance(pattern, FactPattern):
            return self._held(pattern, ({},))
        names = self._known(condition, number)
        about = {b for one in bindings for b in self._facts({a: f for a, f in one.items() if a in names})}
        return tuple(b for b in self._held(pattern, bindings) if b not in about)

    def _new(self, condition: Condition, number: int, bindings: tuple[Binding, ...]) -> tuple[Binding, ...]:
        """The bindings less what was named before the pattern."""
        names = self._known(condition, number)
        return tuple({alias: fact for alias, fact in one.items() if alias not in names} for one in bindings)

    def _facts(self, binding: Binding) -> tuple[Because, ...]:
        fired = (Fired(Alternative(()), (binding,)),)
        return self.reasons.of(Decision(rule=self.rule, outcome="flag", severity="info", fired=fired))

    def _known(self, condition: Condition, number: int) -> set[str]:
        """The names that come before a pattern."""
        names = {p.alias for p in condition.context(number) if isinstance(p, FactPattern) and p.alias}
        return names | ({self.rule.each.alias} if self.rule.each and condition.about else set())

    def _alias(self, condition: Condition, number: int, alias: str) -> tuple[Binding, ...]:
        """What a name stands for, once for each fact."""
        if self.rule.each and alias == self.rule.each.alias:
            return tuple({alias: fact} for fact in self.facts)
        earlier = (n for n, p in enumerate(condition.when[:number]) if isinstance(p, FactPattern) and p.alias == alias)
        named = next(earlier)
        bindings = self._bindings(condition, "one", named, Mode.CERTAIN)
        return tuple({alias: b[alias]} for b in bindings if alias in b)

    def _held(self, pattern: Pattern, bindings: tuple[Binding, ...]) -> tuple[Because, ...]:
        alternative = Alternative((pattern,))
        fired = (Fired(alternative, bindings),)
        return self.reasons.of(Decision(rule=self.rule, outcome="flag", severity="info", fired=fired))

    def _open(self, condition: Condition, pattern: Pattern, truth: Truth) -> tuple[Because, ...]:
        """Behind what may hold: what is not stated or unclear. Behind what does not: what is stated."""
        each, facts = (self.rule.each, self.facts) if condition.about else (None, ())
        asking = dataclasses.replace(
            self.rule,
            id=f"{self.rule.id}: {pattern!r}",  # what is known of rules is kept by their id
            each=each,
            flags=(Alternative((pattern,)),),
            passes=(),
            optional=(),
            also=(),
        )
        if truth == "false" and not isinstance(pattern, FactPattern):
            return tuple(self._stated((pattern,)))
        said = self.reasons.of(Decision(rule=asking, outcome="ask", severity="info", facts=facts))
        found = [b for b in said if b.field not in self._beside(pattern)]
        if truth == "unknown" and any(b.state != "stated" for b in found):
            return tuple(b for b in found if b.state != "stated")
        return tuple(b for b in found if b.state == "stated") or tuple(self._stated((pattern,))) or tuple(found)

    def _beside(self, pattern: Pattern) -> set[str]:
        """The fields that only the subjects come from."""
        reading, each = self.reasons.reading, self.rule.each
        subjects = reading.subjects(each.kind) if each else ()
        return {*subjects} - {*reading.condition((pattern,)).fields}

    def _stated(self, patterns: Patterns) -> Iterator[Because]:
        """What is stated in the fields that patterns read."""
        for path in self.reasons.reading.condition(patterns).fields:
            yield from (because for because in self.reasons.paper.of(path) if because.state == "stated")
