"""Which fields a condition reads: what a result names as having decided it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..compiler.vocabulary import Vocabulary
from ..facts.property import Kind
from ..rule.pattern import FactPattern, FieldTest, Reference, references
from ..rule.rule import Derivation, Line, Patterns, Rule
from .condition import Condition, Sought


class Reading:
    """Finds the fields behind patterns, through derived facts and computed fields. What it found it keeps."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        # By identity: a hash of patterns would walk through all that they hold, every time.
        self._conditions: dict[int, Condition] = {}
        self._rules: dict[int, tuple[Rule, tuple[str, ...]]] = {}
        self._lines: dict[int, tuple[Line, tuple[str, ...]]] = {}
        self._sources: dict[str, tuple[str, ...]] = {}
        self._spoken: dict[tuple[str, str], bool] = {}

    def condition(self, patterns: Patterns) -> Condition:
        """What the patterns read."""
        known = self._conditions.get(id(patterns))
        if known is None:
            known = self._conditions[id(patterns)] = Condition(
                patterns,
                fields=tuple(dict.fromkeys(self._fields(patterns))),
                referenced=tuple(self.referenced(references(patterns))),
                sought=tuple(self._sought(p) for p in patterns if isinstance(p, FactPattern)),
            )
        return known

    def _sought(self, pattern: FactPattern) -> Sought:
        return Sought.of(pattern, self.kind(pattern.kind), tuple(dict.fromkeys(self._fields((pattern,)))))

    def subjects(self, kind: str) -> tuple[str, ...]:
        """The fields, tables and lists that facts of `kind` come from."""
        if kind not in self._sources:
            self._sources[kind] = tuple(dict.fromkeys(self._kind(kind)))
        return self._sources[kind]

    def of_rule(self, rule: Rule) -> tuple[str, ...]:
        """The fields that the rule's flags and passes read, and those that only add to its question."""
        known = self._rules.get(id(rule))
        if known is None:
            found = [path for a in (*rule.flags, *rule.passes) for path in self.condition(a.when).fields]
            each = self.subjects(rule.each.kind) if rule.each else ()
            known = self._rules[id(rule)] = rule, tuple(dict.fromkeys((*found, *each, *rule.also)))
        return known[1]

    def of_line(self, line: Line) -> tuple[str, ...]:
        """The fields that a condition of `applies` reads."""
        known = self._lines.get(id(line))
        if known is None:
            found = dict.fromkeys(path for when in line.alternatives for path in self.condition(when).fields)
            known = self._lines[id(line)] = line, tuple(found)
        return known[1]

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
