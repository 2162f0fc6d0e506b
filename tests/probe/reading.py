"""The truth of every pattern of a rule on an offer, from the oracle of the rule language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from offer_check.checker.examples import TODAY
from offer_check.facts.build import Builder, Fact, Given
from offer_check.probe.model import Explanation, Part, Way
from offer_check.probe.probes import Condition, conditions
from offer_check.rule.pattern import speaks_of
from offer_check.rule.rule import Patterns
from tests.oracle.decide import Sitting
from tests.oracle.noted import read_fields
from tests.oracle.solve import solutions
from tests.oracle.truth import Mode
from tests.oracle.world import World, ground, world
from tests.probe.cases import CHECKER, LATE, RULES, checker, offer

Truths = list[tuple[str, tuple[str, ...]]]
"""How true each way is, and each of its patterns."""


class Reader:
    """One rule on one offer. Patterns of ways that hold, or that fail only together, are not told one by one."""

    def __init__(self, rule: str, path: Path) -> None:
        self.rule = RULES.rules[rule]
        self.world = _world(rule, path)

    def told(self, one: Explanation) -> Truths:
        """What an explanation says."""
        return [(way.truth, self._each(way)) for _, way in self._ways(one)]

    def truths(self, one: Explanation) -> Truths:
        """What the oracle says of the same."""
        facts = self._facts(one.result.subject)
        found: Truths = []
        for condition, way in self._ways(one):
            whole = self._truth(condition, condition.when, facts)
            each = [
                self._truth(condition, (*condition.context(n), pattern), facts)
                for n, pattern in enumerate(condition.when)
            ]
            found.append((whole, tuple(each) if self._each(way) else ()))
        return found

    def _each(self, way: Way) -> tuple[str, ...]:
        apart = way.truth != "true" and not any(p.together for p in way.patterns)
        return tuple(p.truth for p in way.patterns) if apart else ()

    def _ways(self, one: Explanation) -> Iterator[tuple[Condition, Way]]:
        groups = {key: list(group) for key, group in groupby(conditions(self.rule), key=lambda c: (c.kind, c.part))}
        counts: dict[str, int] = {}
        for part in one.parts:
            yield from self._part(groups, counts, part)

    def _part(
        self, groups: dict[tuple[str, int], list[Condition]], counts: dict[str, int], part: Part
    ) -> Iterator[tuple[Condition, Way]]:
        number = counts.get(part.kind, 0)
        counts[part.kind] = number + 1
        if part.kind == "severity":
            known = [c for (kind, _), found in groups.items() if kind == "severity" for c in found]
        else:
            known = groups.get((part.kind, number), [])
        yield from zip(known, part.ways, strict=True)

    def _facts(self, subject: str) -> Sequence[Fact]:
        each = self.rule.each
        if each is None or not subject:
            return ()
        by = each.by or CHECKER._words.kinds[each.kind].by
        return [f for f in self.world.facts.get(each.kind, ()) if str(f.values[by]) == subject]

    def _truth(self, condition: Condition, when: Patterns, facts: Sequence[Fact]) -> str:
        if self._holds(condition, when, facts, Mode.CERTAIN):
            return "true"
        return "unknown" if self._holds(condition, when, facts, Mode.POSSIBLE) else "false"

    def _holds(self, condition: Condition, when: Patterns, facts: Sequence[Fact], mode: Mode) -> bool:
        numbers = {name: p.value for name, p in self.rule.parameters.items()}
        usable = condition.usable and mode is Mode.CERTAIN
        each = self.rule.each
        starts: list[tuple[str, Fact] | None] = [None]
        if each is not None and condition.about:
            starts = [(each.alias, fact) for fact in facts]
            if not facts and speaks_of(each.alias, when):
                if mode is Mode.CERTAIN:
                    return False
                starts = [(each.alias, None)]  # type: ignore[list-item]
            elif not facts:
                starts = [None]  # nothing that needs a subject
        return any(any(solutions(self.world, when, mode, numbers, usable=usable, start=start)) for start in starts)


def _world(rule: str, path: Path) -> World:
    """What the oracle knows of an offer; what other rules read belongs to it."""
    rules = checker(rule).rules
    on = ground(rules, CHECKER.tables, TODAY)
    facts = Builder(CHECKER.tables).build(Given(offer(path).offer))
    first = Sitting(rules, world(facts, on))
    if rule not in LATE:
        return first.world
    noted = read_fields(rules, offer(path).offer, lambda known: first.of(known).values())
    return world(facts, on, more=noted)
