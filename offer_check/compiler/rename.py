"""Patterns with other alias names, so that those of a derived fact can stand inside another condition."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from ..rule.pattern import (
    AliasTest,
    AnyOf,
    Compare,
    FactPattern,
    FieldTest,
    Has,
    Is,
    Lacks,
    Not,
    Pattern,
    Reference,
    Test,
    Value,
)
from ..rule.rule import Patterns

Swap = Callable[[Value], Value]


def renamed(patterns: Patterns, prefix: str) -> Patterns:
    """The patterns with `prefix` before every alias that they bind."""
    aliases = {p.alias for p in patterns if isinstance(p, FactPattern) and p.alias}

    def swap(value: Value) -> Value:
        bound = isinstance(value, Reference) and value.alias in aliases
        return Reference(prefix + value.name) if bound and isinstance(value, Reference) else value

    return tuple(_prefixed(_pattern(pattern, swap), prefix) for pattern in patterns)


def settled(pattern: Pattern, given: Mapping[str, Mapping[str, Value]]) -> Pattern:
    """The pattern with what stands for the properties of aliases in the place of references to them."""

    def swap(value: Value) -> Value:
        known = given.get(value.alias) if isinstance(value, Reference) and value.property else None
        return known[value.property] if known and isinstance(value, Reference) else value

    return _pattern(pattern, swap) if given else pattern


def _prefixed(pattern: Pattern, prefix: str) -> Pattern:
    if isinstance(pattern, AliasTest) or (isinstance(pattern, FactPattern) and pattern.alias):
        return dataclasses.replace(pattern, alias=prefix + pattern.alias)
    return pattern


def _pattern(pattern: Pattern, swap: Swap) -> Pattern:
    match pattern:
        case FieldTest(test=test) | AliasTest(test=test):
            return dataclasses.replace(pattern, test=_test(test, swap))
        case FactPattern(tests=tests):
            return dataclasses.replace(pattern, tests=tuple((name, _test(test, swap)) for name, test in tests))
    return pattern


def _test(test: Test, swap: Swap) -> Test:
    match test:
        case AnyOf(tests=tests):
            return AnyOf(tuple(_test(part, swap) for part in tests))
        case Is(value=value):
            return Is(swap(value))
        case Compare(limits=limits):
            return Compare(tuple((op, swap(value)) for op, value in limits))
        case Not(values=values) | Has(values=values) | Lacks(values=values):
            return dataclasses.replace(test, values=tuple(map(swap, values)))
