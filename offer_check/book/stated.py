"""One value of one field against conditions: which of them it makes true or false, whatever else an offer says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..compiler.vocabulary import Vocabulary
from ..facts.computed import COMPUTED
from ..facts.kinds import COLUMNS
from ..facts.property import Property
from ..offer.catalog import FIELDS
from ..rule.pattern import (
    AliasTest,
    AnyOf,
    Compare,
    FactPattern,
    FieldTest,
    Has,
    Is,
    Lacks,
    ParameterTest,
    Pattern,
    Reference,
    Test,
    references,
)
from ..rule.rule import Derivation, Parameter, Patterns
from .truth import Resolve, Truth, every, number, opposite, same, silent, some, word

Aliases = Mapping[str, str]
"""The kinds of the facts that a condition names."""
EMPTY = "empty"
COLUMN = {kind: column for column, kind in COLUMNS.items()}
ENTRY = ("is", "code")
"""The properties of a fact that have the entry of a list."""


def bound_in(patterns: Patterns) -> Aliases:
    """The kinds of the facts that patterns name."""
    return {p.alias: p.kind for p in patterns if isinstance(p, FactPattern) and p.alias}


@dataclass(frozen=True, slots=True)
class Stated:
    """The field or column at `path` has the value `word`; with `entry`, it is a list with that word for its only entry.

    A column has it in all rows, and the row that a condition picks by what names it (`state: $place.state`) is there.
    `possible`: a list in words (`open_ended`) may hold anything; without, neither a fact of it nor its absence holds.
    """

    path: str
    word: str
    words: Vocabulary
    parameters: Mapping[str, Parameter]
    entry: bool = False
    possible: bool = False

    @property
    def shown(self) -> str:
        """The word of the field itself."""
        return "listed" if self.entry else self.word

    def value(self, path: str) -> Any:
        """What a computed field is computed from."""
        if path != self.path:
            return None
        return () if self.word == EMPTY else (self.word,) if self.entry else self.word

    def condition(self, patterns: Patterns, aliases: Aliases) -> Truth:
        """Whether all patterns hold; `aliases` are those that are bound outside of them."""
        bound = {**aliases, **bound_in(patterns)}
        return every([self._pattern(pattern, bound) for pattern in patterns])

    def off(self, patterns: Patterns) -> bool:
        """Whether a parameter switches a condition off."""
        return any(self._off(pattern) for pattern in patterns)

    def fact(self, pattern: FactPattern, aliases: Aliases) -> Truth:
        """Whether there is such a fact, be the pattern negated or not."""
        if pattern.kind in self.words.derived:
            rules = self.words.derived[pattern.kind].rules
            return some([self._derived(rule, pattern, aliases) for rule in rules])
        kind = self.words.kinds[pattern.kind]
        own = self.path in (kind.source, COLUMN.get(pattern.kind))
        if own and not self.entry:
            return self._unlisted(negated=pattern.negated)
        there = own or self.path in (kind.columns or {}).values()
        tests = [(name, test) for name, test in pattern.tests if not self._picks(pattern.kind, name, test)]
        return every([True if there else None, *(self._property(pattern.kind, n, t, aliases) for n, t in tests)])

    def _pattern(self, pattern: Pattern, aliases: Aliases) -> Truth:
        if self._off(pattern):
            return False
        match pattern:
            case FieldTest(field=path, test=test):
                return self._field(path, test, aliases)
            case AliasTest(alias=alias, property=name, test=test):
                return self._property(aliases[alias], name, test, aliases)
            case FactPattern(negated=True):
                return opposite(self.fact(pattern, aliases))
            case FactPattern():
                return self.fact(pattern, aliases)
        return True

    def _off(self, pattern: Pattern) -> bool:
        if isinstance(pattern, ParameterTest):
            return (self.parameters[pattern.name].value is not None) != pattern.set
        named = [self.parameters.get(reference.name) for reference in references((pattern,))]
        return any(parameter is not None and parameter.value is None for parameter in named)

    def _unlisted(self, *, negated: bool) -> Truth:
        """Whether a list that is empty or in words has such a fact."""
        if self.word == EMPTY:
            return False
        return None if self.possible else negated

    def _picks(self, kind: str, name: str, test: Test) -> bool:
        """Whether a test only says which row is meant."""
        joined = isinstance(test, Is) and isinstance(test.value, Reference)
        return joined and name == self.words.kinds[kind].by and not self._seen(kind, name)

    def _derived(self, rule: Derivation, pattern: FactPattern, aliases: Aliases) -> Truth:
        """Whether a derivation gives such a fact."""
        given = [self._given(rule, name, test, aliases) for name, test in pattern.tests]
        return every([self.condition(rule.when, {}), *given])

    def _given(self, rule: Derivation, name: str, test: Test, aliases: Aliases) -> Truth:
        """A test on what a derivation gives."""
        value, inner = rule.give[name], bound_in(rule.when)
        if not isinstance(value, Reference):
            return word(str(value), test, self._resolver(aliases))
        if value.name in self.words.fields:
            return self._field(value.name, test, aliases)
        return self._property(inner[value.alias], value.property, test, aliases)

    def _property(self, kind: str, name: str, test: Test, aliases: Aliases) -> Truth:
        """A test on a property of the facts of `kind`."""
        if kind in self.words.derived:
            truths = {self._given(rule, name, test, aliases) for rule in self.words.derived[kind].rules}
            return truths.pop() if len(truths) == 1 else None
        seen = self._seen(kind, name)
        if not seen:
            return self._referring(test, self.words.kinds[kind].properties[name])
        return None if self._of_group(kind, name, test) else word(seen, test, self._resolver(aliases))

    def _seen(self, kind: str, name: str) -> str:
        """The word that all facts of `kind` have in a property; empty where that is open."""
        known = self.words.kinds[kind]
        if known.columns:
            return self.shown if known.columns[name] == self.path else ""
        listed = self.entry and self.path == COLUMN.get(kind, known.source)
        return self.word if listed and name in ENTRY else ""

    def _of_group(self, kind: str, name: str, test: Test) -> bool:
        """Whether a role is tested for a group; which roles a group holds is not in the vocabulary."""
        known = self.words.kinds[kind].properties
        groups = set(known["is"].words) - set(known["code"].words) if kind == "role" and name == "is" else set()
        return any(word(group, test, self._resolver({})) is not False for group in groups)

    def _field(self, path: str, test: Test, aliases: Aliases) -> Truth:
        if path == self.path:
            if isinstance(test, Has | Lacks):
                return self._list(test, aliases)
            return word(self.shown, test, self._resolver(aliases))
        if path in FIELDS and FIELDS[path].part_of == self.path:
            return silent(test, possible=self.possible)
        if path in COMPUTED and COMPUTED[path].parts == (self.path,):
            value = COMPUTED[path].compute(self)
            return number(value.low, test) if value else silent(test, possible=self.possible)
        return self._referring(test, self.words.fields[path])

    def _list(self, test: Has | Lacks, aliases: Aliases) -> Truth:
        has = isinstance(test, Has)
        if self.word == EMPTY:
            return not has
        if not self.entry:
            return None if self.possible else False
        found = some([same(self.word, value, self._resolver(aliases)) for value in test.values])
        return found if has else opposite(found)

    def _referring(self, test: Test, prop: Property) -> Truth:
        """A test on something else, which may be compared with this field."""
        match test:
            case Is(value=Reference(name=self.path)):
                return None if prop.open or self.shown in prop.words else False
            case Compare(limits=limits) if any(limit == Reference(self.path) for _, limit in limits):
                return None if self.possible else False
            case AnyOf(tests=tests):
                return some([self._referring(part, prop) for part in tests])
        return None

    def _resolver(self, aliases: Aliases) -> Resolve:
        def resolve(reference: Reference) -> frozenset[str] | None:
            if reference.property and reference.alias in aliases:
                return self._words_of(aliases[reference.alias], reference.property)
            if reference.name in self.words.fields:
                return _closed(self.words.fields[reference.name])
            return frozenset()  # a parameter is a number

        return resolve

    def _words_of(self, kind: str, name: str) -> frozenset[str] | None:
        """The words that a property of facts of `kind` can have; None for any text."""
        if kind not in self.words.derived:
            return _closed(self.words.kinds[kind].properties[name])
        total: frozenset[str] = frozenset()
        for rule in self.words.derived[kind].rules:
            value = rule.give[name]
            found = self._resolver(bound_in(rule.when))(value) if isinstance(value, Reference) else {str(value)}
            if found is None:
                return None
            total |= found
        return total


def _closed(prop: Property) -> frozenset[str] | None:
    return None if prop.open else frozenset(prop.words)
