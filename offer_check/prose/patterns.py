"""Patterns as English clauses: `there is no license whose state is that patient state`."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.computed import COMPUTED
from ..facts.property import Property
from ..offer.catalog import FIELDS
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
            return f"{words.label(path)} {_test(test, words.of(path), prop, unit)}"
        case AliasTest(alias=alias, property=name, test=test):
            kind = words.aliases[alias]
            prop = words.vocabulary.kinds[kind].properties[name]
            return f"{words.named(alias, name)} {_test(test, words.of_facts(kind), prop)}"
        case ParameterTest(name=name, set=wanted):
            return f"the parameter {name} is {'set' if wanted else 'unset'}"
        case FactPattern(kind="role"):
            return _role(pattern, words)
        case FactPattern():
            return _fact(pattern, words)


def _test(test: Test, words: Words, prop: Property, unit: str = "") -> str:
    return phrase(test, words, unit=unit_of(unit), date=prop.measured == "date", always=prop.always)


def _role(pattern: FactPattern, words: Words) -> str:
    """Roles are called by their labels, groups of roles by their names."""
    text = " and ".join(phrase(test, words.of_facts("role"), always=True) for _, test in pattern.tests)
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
    shows = "nothing stated shows" if pattern.negated else "what is stated shows"
    return f"{shows} {means}{',' if ending else ''}{ending}"


def _properties(pattern: FactPattern, words: Words) -> Iterator[str]:
    kind = words.vocabulary.kinds[pattern.kind]
    for name, test in pattern.tests:
        column = FIELDS.get((kind.columns or {}).get(name, ""))
        unit = column.unit if column else ""
        said = _test(test, words.of_facts(pattern.kind), kind.properties[name], unit)
        yield f"{words.property(pattern.kind, name)} {said}"


def alternatives(conditions: tuple[Patterns, ...], words: Words) -> str:
    """Conditions of which one is enough; one of several parts stands in parentheses beside others."""
    texts = [clauses(patterns, words) for patterns in conditions]
    if len(texts) == 1:
        return texts[0]
    marked = (f"({text})" if len(when) > 1 else text for when, text in zip(conditions, texts, strict=True))
    return "; or ".join(marked)
