"""Patterns with other alias names, so that those of a derived fact can stand inside another condition."""

from __future__ import annotations

import dataclasses

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


def renamed(patterns: Patterns, prefix: str) -> Patterns:
    """The patterns with `prefix` before every alias that they bind."""
    aliases = {p.alias for p in patterns if isinstance(p, FactPattern) and p.alias}
    return tuple(_pattern(pattern, aliases, prefix) for pattern in patterns)


def _pattern(pattern: Pattern, aliases: set[str], prefix: str) -> Pattern:
    match pattern:
        case FieldTest(field=path, test=test):
            return FieldTest(path, _test(test, aliases, prefix))
        case AliasTest(alias=alias, property=name, test=test):
            return AliasTest(prefix + alias, name, _test(test, aliases, prefix))
        case FactPattern(tests=tests, alias=alias):
            return dataclasses.replace(
                pattern,
                tests=tuple((name, _test(test, aliases, prefix)) for name, test in tests),
                alias=prefix + alias if alias else "",
            )
    return pattern


def _test(test: Test, aliases: set[str], prefix: str) -> Test:
    match test:
        case AnyOf(tests=tests):
            return AnyOf(tuple(_test(part, aliases, prefix) for part in tests))
        case Is(value=value):
            return Is(_value(value, aliases, prefix))
        case Compare(limits=limits):
            return Compare(tuple((op, _value(value, aliases, prefix)) for op, value in limits))
        case Not(values=values):
            return Not(tuple(_value(value, aliases, prefix) for value in values))
        case Has(values=values):
            return Has(tuple(_value(value, aliases, prefix) for value in values))
        case Lacks(values=values):
            return Lacks(tuple(_value(value, aliases, prefix) for value in values))


def _value(value: Value, aliases: set[str], prefix: str) -> Value:
    if isinstance(value, Reference) and value.alias in aliases:
        return Reference(prefix + value.name)
    return value
