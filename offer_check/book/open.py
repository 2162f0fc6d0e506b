"""Values that a rule leaves open: stated, and yet neither flagged nor passed, so that they end in the question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..compiler.vocabulary import Vocabulary
from ..facts.computed import COMPUTED
from ..facts.kinds import COLUMNS, TABLES
from ..offer.catalog import FIELDS
from ..rule.pattern import AliasTest, FactPattern, FieldTest, Reference, references
from ..rule.rule import Patterns, Rule
from .stated import COLUMN, EMPTY, ENTRY, Aliases, Stated, bound_in

SORTS = ("listed", "text", "given", "number", "date", "amount")
"""Words that say what sort of value is given, not which."""


def open_values(rule: Rule, words: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """The values that can only end in the default ask of `rule`, by field or column, in the order of its conditions.

    Every flag and every pass alternative has a test that such a value cannot satisfy, and the rule applies all the
    same. Looked at are closed words: yes and no, choices, roles, codes of lists, the words of a measured field or a
    text such as `none`, and `empty` for a list or table without entries. A code of a list stands for the list that
    holds it alone; a value of a column for all rows, of which the one that a condition picks is there. What a
    parameter switches off at its present value cannot hold. A gate may keep a value waiting.
    """
    bound = {rule.each.alias: rule.each.kind} if rule.each else {}
    alternatives = [alternative.when for alternative in (*rule.flags, *rule.passes)]
    probe = Stated("", "", words, rule.parameters)
    active = [when for when in alternatives if not probe.off(when)]
    found: dict[str, list[str]] = {}
    for path in dict.fromkeys(path for when in active for path in _tested(when, bound, words)):
        for stated in _values(path, probe):
            if all(stated.condition(when, bound) is False for when in active) and _applies(rule, stated):
                found.setdefault(path, []).append(stated.word)
    return {path: tuple(values) for path, values in found.items()}


def _applies(rule: Rule, stated: Stated) -> bool:
    """Whether the value leaves room for the rule to apply."""
    possible = replace(stated, possible=True)
    for line in rule.applies:
        if line.kind == "unless":
            if stated.condition(line.alternatives[0], {}) is True:
                return False
        elif all(possible.condition(patterns, {}) is False for patterns in line.alternatives):
            return False
    return rule.each is None or possible.fact(FactPattern(rule.each.kind), {}) is not False


def _values(path: str, probe: Stated) -> Iterator[Stated]:
    """Every closed value of a field: codes of a list, then its other words."""
    for code in _codes(path, probe.words):
        yield replace(probe, path=path, word=code, entry=True)
    shape = FIELDS[path].shape
    needs_entries = shape.name == "state_map" or shape.low > 0
    for word in probe.words.fields[path].words:
        if word not in SORTS and not (word == EMPTY and needs_entries):
            yield replace(probe, path=path, word=word)


def _codes(path: str, words: Vocabulary) -> tuple[str, ...]:
    """The closed codes that a list can hold."""
    kind = words.fields[path].items or COLUMNS.get(path, "")
    if not kind or path in TABLES:
        return ()
    properties = words.kinds[kind].properties
    entry = properties.get("is") or properties[words.kinds[kind].by]
    return () if entry.open else entry.words


def _tested(patterns: Patterns, aliases: Aliases, words: Vocabulary) -> Iterator[str]:
    """The fields and columns that patterns test or compare with, also through derived facts."""
    bound = {**aliases, **bound_in(patterns)}
    for pattern in patterns:
        match pattern:
            case FieldTest(field=path):
                yield from _behind(path)
            case AliasTest(alias=alias, property=name):
                yield from _column(bound[alias], name, words)
            case FactPattern(kind=kind, tests=tests):
                yield from _kind(kind, words)
                for name, _ in tests:
                    yield from _column(kind, name, words)
    for reference in references(patterns):
        yield from _reference(reference, bound, words)


def _reference(reference: Reference, aliases: Aliases, words: Vocabulary) -> Iterator[str]:
    if reference.property and reference.alias in aliases:
        yield from _column(aliases[reference.alias], reference.property, words)
    elif reference.name in words.fields:
        yield from _behind(reference.name)


def _behind(path: str) -> Iterator[str]:
    """A field, with the one that it is part of; in place of a computed field, the one that it is computed from."""
    if path in FIELDS:
        yield path
        if FIELDS[path].part_of:
            yield FIELDS[path].part_of
    elif len(COMPUTED[path].parts) == 1:
        yield from COMPUTED[path].parts


def _kind(kind: str, words: Vocabulary) -> Iterator[str]:
    """The lists and tables that facts of a kind are made from."""
    if kind in words.derived:
        for rule in words.derived[kind].rules:
            yield from _tested(rule.when, {}, words)
    elif source := words.kinds[kind].source:
        yield source


def _column(kind: str, name: str, words: Vocabulary) -> Iterator[str]:
    """The columns behind a property of the facts of a kind."""
    known = words.kinds[kind]
    if kind in words.derived:
        for rule in words.derived[kind].rules:
            if isinstance(value := rule.give[name], Reference):
                yield from _reference(value, bound_in(rule.when), words)
    elif known.columns:
        yield known.columns[name]
    elif kind in COLUMN and name in ENTRY:
        yield COLUMN[kind]
