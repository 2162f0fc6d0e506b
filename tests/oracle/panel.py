"""Many rule sets over the same tables, in the engine and in the oracle: each offer is read once for all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from offer_check.checker.checker import tables_of
from offer_check.errors import EngineError
from offer_check.facts.build import Builder, Given
from offer_check.offer import load_preferences
from offer_check.offer.load import examine
from offer_check.ruleset.ruleset import Rules

from .author import Data
from .decide import Oracle
from .deciding import Deciding, Told
from .differ import TODAY, TOO_LATE, Difference, compared, document
from .interest import fields_read, numbers_tested
from .offers import NUMBERS, Sampler
from .rulesets import made_up
from .world import Ground, ground, world

SETS, OFFERS = 6, 60
"""Rule sets of a panel, and offers that each of them decides; the engine keeps the memory of every set."""
MOST_FIRINGS = 1_000
"""A rule set that fires more often leaves its panel: three rows of a table, each with each, take seconds an offer."""


@dataclass(frozen=True)
class Member:
    """One rule set in both. `how` tells how to get it again."""

    rules: Rules
    engine: Deciding
    oracle: Oracle
    how: Data


def members(random: Random, base: Rules, kind: str) -> Iterator[Member]:
    """One rule set after another; those that are beyond the engine are left out."""
    tables = tables_of(base)
    make = {"some": selection, "invented": invention}[kind]
    while True:
        rules, how = make(random, base)
        try:
            yield Member(rules, Deciding(rules, tables), Oracle(rules, tables), how)
        except EngineError:
            continue


def selection(random: Random, base: Rules) -> tuple[Rules, Data]:
    """A few of the real rules, by family or one by one, some of their parameters changed or unset."""
    families = sorted({rule.family for rule in base.rules.values()})
    named = random.sample(families, random.choice((1, 1, 2)))
    names = random.choice((named, random.sample(sorted(base.rules), random.randint(2, 12))))
    chosen = base.select(select=names)
    numbers = {
        f"{rule.id}.{name}": _parameter(random, parameter.value)
        for rule in chosen.active
        for name, parameter in rule.parameters.items()
        if random.random() < 0.4
    }
    shown = {name: None if value is None else float(value) for name, value in numbers.items()}
    return chosen.set(numbers), {"select": names, "set": shown}


def _parameter(random: Random, value: Decimal | None) -> Decimal | None:
    """Another value for a parameter: one near by, any other, or none."""
    near = Decimal(str(random.choice(NUMBERS))) if value is None else value
    return random.choice((None, near + 1, max(near - 1, Decimal(0)), near * 2, Decimal(str(random.choice(NUMBERS)))))


def invention(random: Random, base: Rules) -> tuple[Rules, Data]:
    """A made-up rule set."""
    rules, data = made_up(random, base)
    return rules, {"rules": data}


class Panel:
    """Rule sets, and offers that say something on what any of them reads. `base` has all that they are made of."""

    def __init__(self, random: Random, base: Rules, members: Sequence[Member]) -> None:
        self._random, self._members, self._tables = random, list(members), tables_of(base)
        self._builder = Builder(self._tables)
        self._grounds = {day: self._ground(base, day) for day in (TODAY, TOO_LATE)}
        read = frozenset().union(*(fields_read(member.rules) for member in members))
        numbers = {number for member in members for number in numbers_tested(member.rules)}
        self._sampler = Sampler(random, self._tables, read, (*NUMBERS, *sorted(numbers)))

    def _ground(self, base: Rules, day: date) -> Ground | None:
        """What all members have in common, where they are selections of one set of rules."""
        if any(member.rules.derived is not base.derived for member in self._members):
            return None
        named = {rule.id for member in self._members for rule in member.rules.active}
        return ground(base.select(select=named), self._tables, day)

    def evaluations(self) -> Iterator[list[Difference]]:
        """The differences on a random offer by each member."""
        offer, wishes = self._sampler.offer(), self._sampler.wishes()
        as_of = self._random.choice((TODAY, TODAY, TOO_LATE))
        told = self._told(offer, wishes, as_of)
        on = self._grounds[as_of]
        made = world(told.facts, on) if on else None
        for member in list(self._members):
            expected = member.oracle.said(told.offer, told.facts, as_of, made)
            found = list(compared(expected, member.engine.decide(told)))
            case = {"offer": offer, "preferences": wishes, "as_of": as_of.isoformat(), **member.how}
            if member.engine.firings > MOST_FIRINGS:
                self._members.remove(member)
            yield [dataclasses.replace(difference, case=case) for difference in found]

    def _told(self, offer: Any, wishes: Any, as_of: date) -> Told:
        read, problems = examine(document(offer).data, self._tables)
        assert read is not None, problems
        preferences = None if wishes is None else load_preferences(document(wishes))
        return Told(read, self._builder.build(Given(read, preferences)), as_of)


def panels(rules: Rules, seed: int, kind: str) -> Iterator[list[Difference]]:
    """One evaluation after another: by `some` of the real rules, or by `invented` ones over the tables of `rules`."""
    random = Random(seed)
    source = members(random, rules, kind)
    while True:
        panel = Panel(random, rules, [next(source) for _ in range(SETS)])
        for _ in range(OFFERS):
            yield from panel.evaluations()
