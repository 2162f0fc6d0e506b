"""Which fields the patterns of a condition read: by name, through facts and their columns, through derived facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..facts.computed import COMPUTED
from ..facts.kinds import COLUMNS
from ..offer.catalog import FIELDS
from ..rule.pattern import AliasTest, FactPattern, FieldTest, Reference, references
from ..rule.rule import Patterns, Rule
from .vocabulary import Vocabulary

_COLUMN = {kind: column for column, kind in COLUMNS.items()}


class Reads:
    """Finds the fields behind patterns. What the vocabulary does not know reads nothing."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def fields(self, patterns: Patterns, bound: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """The fields, tables and tested columns, each once, in their order; `bound` are the kinds of aliases."""
        return tuple(dict.fromkeys(self._fields(patterns, dict(bound or {}), ())))

    def rule(self, rule: Rule) -> frozenset[str]:
        """The fields behind all conditions of a rule, its subjects and its question, as a person fills them in: a
        table for its columns, a whole for its parts, and the parts of what is computed."""
        each = (FactPattern(rule.each.kind, alias=rule.each.alias),) if rule.each else ()
        bound = {rule.each.alias: rule.each.kind} if rule.each else {}
        found = {*rule.also, *(path for when in (*rule.conditions, each) for path in self.fields(when, bound))}
        parts = {part for path in found & COMPUTED.keys() for part in COMPUTED[path].parts}
        entered = (FIELDS[path] for path in found | parts if path in FIELDS)
        return frozenset(field.table or field.part_of or field.path for field in entered)

    def kind(self, kind: str) -> tuple[str, ...]:
        """The fields that facts of a kind are made from."""
        return tuple(dict.fromkeys(self._kind(kind, ())))

    def _fields(self, patterns: Patterns, bound: dict[str, str], above: tuple[str, ...]) -> Iterator[str]:
        bound |= {p.alias: p.kind for p in patterns if isinstance(p, FactPattern) and p.alias}
        for pattern in patterns:
            match pattern:
                case FieldTest(field=path):
                    yield path
                case FactPattern(kind=kind, tests=tests):
                    yield from self._kind(kind, above)
                    for name, _ in tests:
                        yield from self._column(kind, name, above)
                case AliasTest(alias=alias, property=name):
                    yield from self._column(bound.get(alias, ""), name, above)
        for reference in references(patterns):
            yield from self._reference(reference, bound, above)

    def _reference(self, reference: Reference, bound: Mapping[str, str], above: tuple[str, ...]) -> Iterator[str]:
        if reference.property and reference.alias in bound:
            yield from self._column(bound[reference.alias], reference.property, above)
        elif reference.name in self._words.fields:
            yield reference.name

    def _kind(self, kind: str, above: tuple[str, ...]) -> Iterator[str]:
        if kind in self._words.derived and kind not in above:
            for rule in self._words.derived[kind].rules:
                yield from self._fields(rule.when, {}, (*above, kind))
                for value in rule.give.values():
                    if isinstance(value, Reference) and value.name in self._words.fields:
                        yield value.name
        elif kind in self._words.kinds and (source := self._words.kinds[kind].source):
            yield source

    def _column(self, kind: str, name: str, above: tuple[str, ...]) -> Iterator[str]:
        """The column behind a property, where it can be silent."""
        known = self._words.kinds.get(kind)
        if known is None or name not in known.properties:
            return
        if kind in _COLUMN:
            yield _COLUMN[kind]
        elif known.columns and not known.properties[name].always:
            yield known.columns[name]
        elif kind in self._words.derived and kind not in above:
            yield from self._given(kind, name, (*above, kind))

    def _given(self, kind: str, name: str, above: tuple[str, ...]) -> Iterator[str]:
        for rule in self._words.derived[kind].rules:
            value = rule.give.get(name)
            aliases = {p.alias: p.kind for p in rule.when if isinstance(p, FactPattern) and p.alias}
            if isinstance(value, Reference) and value.alias in aliases:
                yield from self._column(aliases[value.alias], value.property, above)
