"""Patterns, tests and values as the ids of mutants name them."""

from __future__ import annotations

from offer_check.rule.pattern import (
    AliasTest,
    AnyOf,
    Compare,
    FactPattern,
    FieldTest,
    Has,
    Is,
    Lacks,
    Not,
    Operator,
    ParameterTest,
    Pattern,
    Reference,
    Test,
    Value,
)


def named(pattern: Pattern) -> str:
    """A pattern in one line, without the tests of a fact."""
    match pattern:
        case FieldTest(field=path, test=test):
            return f"{path}: {written(test)}"
        case AliasTest(alias=alias, property=name, test=test):
            return f"${alias}.{name}: {written(test)}"
        case ParameterTest(name=name, set=wanted):
            return f"${name}: {'stated' if wanted else 'not_stated'}"
        case FactPattern(kind=kind, negated=True):
            return f"without {kind}"
        case FactPattern(kind=kind, alias=alias):
            return f"fact {kind} as {alias}" if alias else f"fact {kind}"


def written(test: Test) -> str:
    """A test in one line."""
    match test:
        case Is(value=value):
            return text(value)
        case AnyOf(tests=parts):
            return f"[{', '.join(map(written, parts))}]"
        case Compare(limits=limits):
            return ", ".join(limit(*one) for one in limits)
        case Not(values=values) | Has(values=values) | Lacks(values=values):
            return f"{type(test).__name__.lower()} {', '.join(map(text, values))}"


def limit(operator: Operator, value: Value) -> str:
    """One side of a comparison."""
    return f"{operator} {text(value)}"


def text(value: Value) -> str:
    """A value as the file has it."""
    return f"${value.name}" if isinstance(value, Reference) else str(value)
