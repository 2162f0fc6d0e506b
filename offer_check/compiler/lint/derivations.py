"""Derived facts: their conditions, what they give, and that none rests on itself."""

from __future__ import annotations

from collections.abc import Mapping

from ...rule.pattern import FactPattern, Reference
from ...rule.rule import Derived
from ...source import Path
from .conditions import Conditions


def check(derived: Derived, conditions: Conditions) -> None:
    """Note every fault of the derivations of one kind."""
    for index, rule in enumerate(derived.rules):
        scope = conditions.check(rule.when, ("rules", index, "when"))
        for name, value in rule.give.items():
            if isinstance(value, Reference):
                scope.reference(value, ("rules", index, "give", name))


def rests_on(derived: Mapping[str, Derived]) -> Mapping[str, tuple[str, ...]]:
    """The derived kinds that each derived kind is made from."""
    return {
        kind: tuple(p.kind for rule in one.rules for p in rule.when if isinstance(p, FactPattern) and p.kind in derived)
        for kind, one in derived.items()
    }


def place_of(derived: Derived, kind: str) -> tuple[Path, bool]:
    """Where `derived` names `kind` first, and whether it is by its absence."""
    for index, rule in enumerate(derived.rules):
        for number, pattern in enumerate(rule.when):
            if isinstance(pattern, FactPattern) and pattern.kind == kind:
                return ("rules", index, "when", number, "without" if pattern.negated else "fact"), pattern.negated
    return ("derive",), False
