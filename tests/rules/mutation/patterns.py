"""Patterns of one condition -> the conditions that differ from it in one pattern, each with what is different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from offer_check.rule.pattern import AliasTest, FactPattern, FieldTest, ParameterTest, Pattern
from offer_check.rule.rule import Patterns

from .tests import others
from .words import named, written

Change = tuple[str, Patterns]


def conditions(patterns: Patterns) -> Iterator[Change]:
    """Every condition with a pattern less, or another one in its place."""
    for index, pattern in enumerate(patterns):
        before, after = patterns[:index], patterns[index + 1 :]
        yield named(pattern), (*before, *after)
        for what, other in _others(pattern):
            yield what, (*before, other, *after)


def _others(pattern: Pattern) -> Iterator[tuple[str, Pattern]]:
    match pattern:
        case FieldTest(test=test) | AliasTest(test=test):
            for what, other in others(test):
                yield f"{named(pattern)} {what}", replace(pattern, test=other)
        case ParameterTest(set=wanted):
            turned = replace(pattern, set=not wanted)
            yield f"{named(turned)} for {named(pattern)}", turned
        case FactPattern(negated=negated):
            opposite = replace(pattern, negated=not negated, alias="")
            yield f"{named(opposite)} for {named(pattern)}", opposite
            yield from _other_facts(pattern)


def _other_facts(pattern: FactPattern) -> Iterator[tuple[str, Pattern]]:
    for index, (name, test) in enumerate(pattern.tests):
        before, after = pattern.tests[:index], pattern.tests[index + 1 :]
        title = f"{named(pattern)}, {name}: {written(test)}"
        yield title, replace(pattern, tests=(*before, *after))
        for what, other in others(test):
            yield f"{title} {what}", replace(pattern, tests=(*before, (name, other), *after))
