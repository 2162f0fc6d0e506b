"""Patterns as English clauses: `there is no license whose state is that patient state`."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.computed import COMPUTED
from ..facts.property import Property
from ..offer.catalog import FIELDS
from ..offer.display import spelled
from ..rule.pattern import AliasTest, FactPattern, FieldTest, ParameterTest, Pattern, Test
from ..rule.rule import Patterns
from .phrases import phrase
from .words import Words, article, unit_of


def clauses(patterns: Patterns, words: Words) -> str:
    """All patterns of one condition as one clause, joined by `and`."""
    return "; and ".join(_clause(pattern, words) for pattern in patterns)


def _clause(pattern: Pattern, words: Words) -> str:
    match pattern:
        case FieldTest(field=path, test=test):
            prop = words.vocabulary.fields[path]
            computed = COMPUTED.get(path)
            unit = computed.unit if computed else FIELDS[path].unit
            return f"{words.label(path)} {_test(test, words, prop, unit)}"
        case AliasTest(alias=alias, property=name, test=test):
            kind = words.aliases[alias]
            prop = words.vocabulary.kinds[kind].properties[name]
            return f"the {words.property(kind, name)} of that {words.noun(kind)} {_test(test, words, prop)}"
        case ParameterTest(name=name, set=wanted):
            return f"the parameter {name} is {'set' if wanted else 'unset'}"
        case FactPattern(kind="role"):
            return _role(pattern, words)
        case FactPattern():
            return _fact(pattern, words)


def _test(test: Test, words: Words, prop: Property, unit: str = "") -> str:
    return phrase(test, words, unit=unit_of(unit), date=prop.measured == "date")


def _role(pattern: FactPattern, words: Words) -> str:
    """Roles are called by their labels, groups of roles by their names."""
    found = [phrase(test, words).replace("is stated and is not", "is not") for _, test in pattern.tests]
    groups = {group for role in words.tables.roles.values() for group in role.groups}
    text = " and ".join(found)
    for group in sorted(groups):
        text = text.replace(f" {spelled(group)}", f" {group.replace('_', '-')}")
    return f"the job has {'no' if pattern.negated else 'a'} role that {text}"


def _fact(pattern: FactPattern, words: Words) -> str:
    properties = list(_properties(pattern, words))
    ending = f" whose {' and whose '.join(properties)}" if properties else ""
    if pattern.kind in words.rules.derived:
        return _derived(pattern, words, ending)
    noun = words.noun(pattern.kind)
    return f"there is {f'no {noun}' if pattern.negated else article(noun)}{ending}"


def _derived(pattern: FactPattern, words: Words, ending: str) -> str:
    means = words.rules.derived[pattern.kind].means
    if pattern.negated:
        return f"nothing stated amounts to this: {means}{',' if ending else ''}{ending}"
    return f"there is {means}{',' if ending else ''}{ending}"


def _properties(pattern: FactPattern, words: Words) -> Iterator[str]:
    kind = words.vocabulary.kinds[pattern.kind]
    for name, test in pattern.tests:
        column = FIELDS.get((kind.columns or {}).get(name, ""))
        unit = column.unit if column else ""
        yield f"{words.property(pattern.kind, name)} {_test(test, words, kind.properties[name], unit)}"


def alternatives(conditions: tuple[Patterns, ...], words: Words) -> str:
    """Conditions of which one is enough."""
    return "; or ".join(clauses(patterns, words) for patterns in conditions)
