"""Which fields with evidence or unclear words the rules read that apply, and the highest base severity of these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from offer_check.facts.build import Fact
from offer_check.offer import FIELDS, Offer
from offer_check.report import SEVERITIES
from offer_check.rule.pattern import FactPattern
from offer_check.rule.rule import Rule
from offer_check.ruleset.ruleset import Rules

from .interest import conditions, fields_of

KIND = "read_field"
Outcomes = Callable[[Rule], Iterable[tuple[str, str]]]


def read_fields(rules: Rules, offer: Offer, outcomes: Outcomes) -> list[Fact]:
    """A fact for each noted path. The rules that ask for such facts do not count; `outcomes` decides the others."""
    found, read = [], _read(rules)
    for path in sorted({*offer.evidence, *offer.unclear}):
        field = base(path)
        severities = [
            SEVERITIES.index(rule.severity)  # type: ignore[arg-type]
            for rule in rules.active
            if field in read[rule.id] and {outcome for outcome, _ in outcomes(rule)} != {"not_applicable"}
        ]
        if severities:
            found.append(Fact(KIND, {"field": path, "severity": SEVERITIES[min(severities)]}))
    return found


@lru_cache(maxsize=4)
def _read(rules: Rules) -> Mapping[str, frozenset[str]]:
    """The fields that every active rule reads: none of a rule that asks for such facts."""
    found = {rule.id: (*fields_of(rules, conditions(rule)), *rule.also) for rule in rules.active}
    asking = {rule.id for rule in rules.active if asks(rules, [p for when in conditions(rule) for p in when])}
    return {name: frozenset(map(base, () if name in asking else fields)) for name, fields in found.items()}


def asks(rules: Rules, patterns: Iterable[object]) -> bool:
    """Whether patterns come to such facts, be it through derived ones."""
    kinds = {pattern.kind for pattern in patterns if isinstance(pattern, FactPattern)}
    below = [rule.when for kind in kinds & set(rules.derived) for rule in rules.derived[kind].rules]
    return KIND in kinds or any(asks(rules, when) for when in below)


def base(path: str) -> str:
    """The field that a path leads into: a table for its rows and columns, the whole for a part."""
    path = path.split("[")[0]
    known = FIELDS[path]
    return known.table or known.part_of or path
