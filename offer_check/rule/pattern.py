"""Patterns and tests: the conditions of a rule, as `rules/README.md` describes them.

A value in a condition is text, a whole or decimal number, or a reference. Yes and no are the texts `yes` and `no`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from ..record import record

Operator = Literal["lt", "lte", "gt", "gte"]
STATE_WORDS = frozenset({"stated", "not_stated", "unclear"})


@record()
class Reference:
    """`$place.state`, `$about.start_date`, `$most`: resolved against aliases, then fields, then parameters."""

    name: str

    @property
    def alias(self) -> str:
        """What stands before the first dot."""
        return self.name.split(".", 1)[0]

    @property
    def property(self) -> str:
        """What stands after the first dot, empty for a parameter."""
        return self.name.partition(".")[2]


Value = str | Decimal | Reference


@record()
class Is:
    """The value is this one, or is in this state (`stated`, `listed`, `number`, ...)."""

    value: Value


@record()
class AnyOf:
    """At least one of the tests holds."""

    tests: tuple[Test, ...]


@record()
class Not:
    """A value is stated and is none of these."""

    values: tuple[Value, ...]


@record()
class Compare:
    """The whole range is on this side of each limit."""

    limits: tuple[tuple[Operator, Value], ...]


@record()
class Has:
    """The list holds one of these."""

    values: tuple[Value, ...]


@record()
class Lacks:
    """The list is stated and holds none of these."""

    values: tuple[Value, ...]


Test = Is | AnyOf | Not | Compare | Has | Lacks


@record()
class FieldTest:
    """A field of the offer passes a test."""

    field: str
    test: Test


@record()
class FactPattern:
    """There is (`negated`: there is no) fact of `kind` whose properties pass the tests."""

    kind: str
    tests: tuple[tuple[str, Test], ...] = ()
    alias: str = ""
    negated: bool = False


@record()
class AliasTest:
    """A property of a fact that an earlier pattern (or `each`) named passes a test."""

    alias: str
    property: str
    test: Test


@record()
class ParameterTest:
    """A parameter is set, or is not."""

    name: str
    set: bool


Pattern = FieldTest | FactPattern | AliasTest | ParameterTest


def references(patterns: tuple[Pattern, ...]) -> Iterator[Reference]:
    """Every reference that the patterns use, in their order."""
    for pattern in patterns:
        match pattern:
            case FieldTest(test=test) | AliasTest(test=test):
                yield from _references(test)
            case FactPattern(tests=tests):
                for _, test in tests:
                    yield from _references(test)
            case ParameterTest(name=name):
                yield Reference(name)


def speaks_of(alias: str, patterns: tuple[Pattern, ...]) -> bool:
    """Whether the patterns test or join the fact that `alias` names."""
    tested = any(isinstance(p, AliasTest) and p.alias == alias for p in patterns)
    return tested or any(r.alias == alias and r.property for r in references(patterns))


def _references(test: Test) -> Iterator[Reference]:
    values: tuple[Value, ...]
    match test:
        case Is(value=value):
            values = (value,)
        case AnyOf(tests=tests):
            values = ()
            for part in tests:
                yield from _references(part)
        case Compare(limits=limits):
            values = tuple(value for _, value in limits)
        case Not(values=values) | Has(values=values) | Lacks(values=values):
            pass
    for value in values:
        if isinstance(value, Reference):
            yield value
