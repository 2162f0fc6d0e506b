"""Which fields a condition reads: what a result names as having decided it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..compiler.vocabulary import Vocabulary
from ..facts.property import Kind
from ..rule.pattern import AliasTest, FactPattern, FieldTest, Is, Reference, references
from ..rule.rule import Derivation, Patterns, Rule


class Reading:
    """Finds the fields behind patterns, through derived facts and computed fields."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._known: dict[Patterns, tuple[str, ...]] = {}
        self._spoken: dict[tuple[str, str], bool] = {}

    def fields(self, patterns: Patterns) -> tuple[str, ...]:
        """The fields, tables and lists that the patterns read, each once, in their order."""
        if patterns not in self._known:  # conditions repeat every check
            self._known[patterns] = tuple(dict.fromkeys(self._fields(patterns)))
        return self._known[patterns]

    def of_rule(self, rule: Rule) -> tuple[str, ...]:
        """The fields that the rule's flags and passes read, and those that only add to its question."""
        each = (FactPattern(rule.each.kind),) if rule.each else ()
        conditions = [a.when for a in (*rule.flags, *rule.passes)]
        found = [path for when in (*conditions, each) for path in self._fields(when)]
        return tuple(dict.fromkeys((*found, *rule.also)))

    def _fields(self, patterns: Patterns) -> Iterator[str]:
        for pattern in patterns:
            match pattern:
                case FieldTest(field=path):
                    yield path
                case FactPattern(kind=kind):
                    yield from self._kind(kind)
        yield from self.referenced(references(patterns))

    def referenced(self, values: Iterable[object]) -> Iterator[str]:
        """The fields that references among `values` stand for."""
        for value in values:
            if isinstance(value, Reference) and value.name in self._words.fields:
                yield value.name

    def _kind(self, kind: str) -> Iterator[str]:
        if kind in self._words.derived:
            for rule in self._words.derived[kind].rules:
                yield from self._fields(rule.when)
                yield from self.referenced(rule.give.values())
        elif source := self._words.kinds[kind].source:
            yield source

    def speaks_of(self, rule: Rule, kind: str) -> bool:
        """Whether a flag or pass of the rule speaks of facts of `kind`, be it through derived ones."""
        if (rule.id, kind) not in self._spoken:
            kinds = {found for a in (*rule.flags, *rule.passes) for found in self._kinds(a.when)}
            self._spoken[rule.id, kind] = kind in kinds
        return self._spoken[rule.id, kind]

    def _kinds(self, patterns: Patterns) -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, FactPattern):
                yield pattern.kind
                for rule in self._words.derived[pattern.kind].rules if pattern.kind in self._words.derived else ():
                    yield from self._kinds(rule.when)

    def kind(self, name: str) -> Kind:
        """The kind of that name."""
        return self._words.kinds[name]

    def derivations(self, kind: str) -> Sequence[Derivation]:
        """The ways to derive facts of `kind`."""
        return self._words.derived[kind].rules

    def always(self, path: str) -> bool:
        """Whether every offer states the field at `path`."""
        return self._words.fields[path].always


def joins(pattern: FactPattern) -> Iterator[tuple[str, Reference]]:
    """The properties that the pattern sets equal to those of other facts, with the reference to them."""
    for name, test in pattern.tests:
        if isinstance(test, Is) and isinstance(test.value, Reference):
            yield name, test.value


def columns(patterns: Patterns, alias: str, kind: str) -> Iterator[str]:
    """The properties that patterns test of the facts of `kind` named `alias`, those that they join left out."""
    for pattern in patterns:
        match pattern:
            case FactPattern(kind=k, tests=tests, alias=a) if k == kind and a == alias:
                joined = dict(joins(pattern))
                yield from (name for name, _ in tests if name not in joined)
            case AliasTest(alias=a, property=name) if a == alias:
                yield name
