"""Which fields a condition reads: what a result names as having decided it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..compiler.vocabulary import Vocabulary
from ..facts.computed import COMPUTED
from ..facts.property import Kind
from ..rule.pattern import AliasTest, FactPattern, FieldTest, Reference, references
from ..rule.rule import Patterns, Rule


class Reading:
    """Finds the fields behind patterns, through derived facts and computed fields."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def fields(self, patterns: Patterns) -> tuple[str, ...]:
        """The fields, tables and lists that the patterns read, each once, in their order."""
        return tuple(dict.fromkeys(self._fields(patterns)))

    def of_rule(self, rule: Rule) -> tuple[str, ...]:
        """The fields that the rule's flags and passes read, and those that only add to its question."""
        each = (FactPattern(rule.each.kind),) if rule.each else ()
        conditions = [a.when for a in (*rule.flags, *rule.passes)]
        found = [path for when in (*conditions, each) for path in self._fields(when)]
        return tuple(dict.fromkeys((*found, *self.plain(rule.also))))

    def _fields(self, patterns: Patterns) -> Iterator[str]:
        for pattern in patterns:
            match pattern:
                case FieldTest(field=path):
                    yield from self.plain([path])
                case FactPattern(kind=kind):
                    yield from self._kind(kind)
        for reference in references(patterns):
            yield from self._reference(reference)

    def _reference(self, reference: Reference) -> Iterator[str]:
        if reference.name in self._words.fields:
            yield from self.plain([reference.name])

    def _kind(self, kind: str) -> Iterator[str]:
        if kind in self._words.derived:
            for rule in self._words.derived[kind].rules:
                yield from self._fields(rule.when)
                given = [value for value in rule.give.values() if isinstance(value, Reference)]
                for reference in given:
                    yield from self._reference(reference)
        elif source := self._words.kinds[kind].source:
            yield source

    def kind(self, name: str) -> Kind:
        """The kind of that name."""
        return self._words.kinds[name]

    def is_list(self, path: str) -> bool:
        """Whether the field at `path` is a list or table."""
        return bool(self._words.fields[path].items)

    def plain(self, paths: Iterable[str]) -> Iterator[str]:
        """The paths, computed fields as the fields that they are made from."""
        for path in paths:
            yield from COMPUTED[path].parts if path in COMPUTED else (path,)


def columns(patterns: Patterns, alias: str, kind: str) -> Iterator[str]:
    """The properties that patterns test of the facts of `kind` named `alias`."""
    for pattern in patterns:
        match pattern:
            case FactPattern(kind=k, tests=tests, alias=a) if k == kind and a == alias:
                yield from (name for name, _ in tests)
            case AliasTest(alias=a, property=name) if a == alias:
                yield name
