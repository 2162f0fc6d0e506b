"""What conditions compare each field and column with: words, numbers and days, through aliases and derived facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..compiler.vocabulary import Vocabulary
from ..facts.kinds import COLUMNS
from ..rule.pattern import (
    STATE_WORDS,
    AliasTest,
    AnyOf,
    Compare,
    FactPattern,
    FieldTest,
    Has,
    Is,
    Lacks,
    Not,
    Pattern,
    Reference,
    Test,
    Value,
)
from ..rule.rule import Patterns, Rule
from ..ruleset.ruleset import Rules

_COLUMN = {kind: column for column, kind in COLUMNS.items()}


@dataclass(slots=True)
class Asked:
    """What one field is compared with; `others` are the paths of the fields and columns among that."""

    words: dict[str, None] = field(default_factory=dict)
    numbers: set[Decimal] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Gathers what the conditions of rules ask."""

    rules: Rules
    words: Vocabulary
    found: dict[str, Asked] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    def of(self, path: str) -> Asked:
        """What is asked of a field or column."""
        return self.found.setdefault(path, Asked())

    def rule(self, rule: Rule) -> None:
        """Take in all conditions of a rule."""
        numbers = {name: p.value for name, p in rule.parameters.items()}
        subject = {rule.each.alias: rule.each.kind} if rule.each else {}
        for when in (*rule.conditions, *((FactPattern(kind),) for kind in subject.values())):
            self._condition(when, subject, numbers)

    def _condition(self, when: Patterns, subject: Mapping[str, str], numbers: Mapping[str, Decimal | None]) -> None:
        kinds = {**subject, **{p.alias: p.kind for p in when if isinstance(p, FactPattern) and p.alias}}
        for pattern in when:
            for paths, test in self._tests(pattern, kinds):
                for value in _values(test):
                    self._value(paths, value, kinds, numbers)
            if isinstance(pattern, FactPattern):
                self._derived(pattern.kind)
                self._table(pattern, kinds)

    def _derived(self, kind: str) -> None:
        if kind in self.words.derived and kind not in self.done:
            self.done.add(kind)
            for rule in self.words.derived[kind].rules:
                self._condition(rule.when, {}, {})

    def _table(self, pattern: FactPattern, kinds: Mapping[str, str]) -> None:
        """The words by which a row of a table is found: one for each way in which its rows differ otherwise."""
        table = self.rules.tables.get(pattern.kind)
        for name, test in pattern.tests if table else ():
            for value in (v for v in _values(test) if isinstance(v, Reference)):
                rows = table.rows if table else ()
                ways = {tuple(v for k, v in row.items() if k != name): row[name] for row in reversed(rows)}
                for path in self._referred(value, kinds):
                    self.of(path).words |= dict.fromkeys(ways.values())

    def _tests(self, pattern: Pattern, kinds: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], Test]]:
        match pattern:
            case FieldTest(field=path, test=test):
                yield (path,), test
            case FactPattern(kind=kind, tests=tests):
                for name, test in tests:
                    yield tuple(self._paths(kind, name)), test
            case AliasTest(alias=alias, property=name, test=test):
                yield tuple(self._paths(kinds[alias], name)), test

    def _paths(self, kind: str, name: str, above: tuple[str, ...] = ()) -> Iterator[str]:
        """The fields and columns behind a property of a kind of facts."""
        known = self.words.kinds[kind]
        if kind in _COLUMN:
            yield _COLUMN[kind]
        elif known.columns:
            yield known.columns[name]
        elif known.source:
            yield known.source
        for rule in self.words.derived[kind].rules if known.derived and kind not in above else ():
            value, aliases = rule.give.get(name), {p.alias: p.kind for p in rule.when if isinstance(p, FactPattern)}
            if isinstance(value, Reference) and value.name in self.words.fields:
                yield value.name
            elif isinstance(value, Reference) and value.alias in aliases:
                yield from self._paths(aliases[value.alias], value.property, (*above, kind))

    def _value(
        self, paths: Iterable[str], value: Value, kinds: Mapping[str, str], numbers: Mapping[str, Decimal | None]
    ) -> None:
        for asked in map(self.of, paths):
            match value:
                case Decimal():
                    asked.numbers.add(value)
                case str() if value not in STATE_WORDS:
                    asked.words[value] = None
                case Reference():
                    self._reference(asked, value, kinds, numbers)
        if isinstance(value, Reference):  # and the other way round
            others = self._referred(value, kinds)
            for asked in map(self.of, others):
                asked.others |= {*paths} - {*others}

    def _reference(
        self, asked: Asked, value: Reference, kinds: Mapping[str, str], numbers: Mapping[str, Decimal | None]
    ) -> None:
        asked.others |= {*self._referred(value, kinds)}
        if (number := numbers.get(value.name)) is not None:
            asked.numbers.add(number)
        table = self.rules.tables.get(kinds.get(value.alias, ""))
        if table is not None:
            for text in dict.fromkeys(row[value.property] for row in table.rows):
                if table.measured.get(value.property) == "date":
                    asked.days.add(date.fromisoformat(text))
                elif table.measured.get(value.property):
                    asked.numbers.add(Decimal(text))

    def _referred(self, value: Reference, kinds: Mapping[str, str]) -> tuple[str, ...]:
        """The fields and columns that a reference stands for."""
        if value.property and value.alias in kinds:
            return tuple(self._paths(kinds[value.alias], value.property))
        return (value.name,) if value.name in self.words.fields else ()


def _values(test: Test) -> Iterator[Value]:
    match test:
        case Is(value=value):
            yield value
        case AnyOf(tests=tests):
            for part in tests:
                yield from _values(part)
        case Compare(limits=limits):
            yield from (value for _, value in limits)
        case Not(values=found) | Has(values=found) | Lacks(values=found):
            yield from found
