"""Which fields with evidence or unclear words are read by rules that apply, as facts for the rules that ask."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from offer_check.facts.build import Fact
from offer_check.offer import Offer
from offer_check.report import SEVERITIES
from offer_check.rule.rule import Rule
from offer_check.ruleset.ruleset import Rules
from tests.oracle.interest import conditions, fields_of
from tests.oracle.noted import KIND, asks, base


class Noted:
    """What every rule reads, found once."""

    def __init__(self, rules: Rules) -> None:
        self._read = [
            (rule, SEVERITIES.index(rule.severity), _fields(rule, rules))
            for rule in rules.active
            if not asks(rules, [pattern for when in conditions(rule) for pattern in when])
        ]

    def facts(self, offer: Offer, outcomes: Callable[[Rule], Collection[str]]) -> Iterator[Fact]:
        """A fact for each noted path, of the rules that `outcomes` does not only call not applicable."""
        for path in sorted({*offer.evidence, *offer.unclear}):
            reading = ((rule, rank) for rule, rank, fields in self._read if base(path) in fields)
            ranks = [rank for rule, rank in reading if {*outcomes(rule)} != {"not_applicable"}]
            if ranks:
                yield Fact(KIND, {"field": path, "severity": SEVERITIES[min(ranks)]})


def _fields(rule: Rule, rules: Rules) -> frozenset[str]:
    return frozenset(map(base, (*fields_of(rules, conditions(rule)), *rule.also)))
