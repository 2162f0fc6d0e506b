"""What the conditions of a rule ask of each field and property: the words and numbers that it is compared with.

Places that are compared with each other, or that a derived fact hands on, share what is asked of any of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from offer_check.compiler.vocabulary import Vocabulary
from offer_check.offer import FIELDS
from offer_check.rule.pattern import (
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
from offer_check.rule.rule import Patterns
from offer_check.ruleset.ruleset import Rules

from .closure import Closure, Condition, aliases

Seat = tuple[str, str]
"""A field as `("", path)`, a property of a kind of facts as `(kind, property)`."""
FEW = 4
"""Words of which every two are tried together."""
MOST_ROWS = 24
"""A longer table is taken by one row for each way in which its rows differ."""


@dataclass
class Asked:
    """What is asked of some places together. Rows of tables that they are joined with give words, too."""

    words: list[str] = field(default_factory=list)
    numbers: set[Decimal] = field(default_factory=set)
    seats: set[Seat] = field(default_factory=set)
    together: list[tuple[str, ...]] = field(default_factory=list)
    """Words that one condition wants of several facts of a kind, or that conditions want a list to be without."""


class Inquiry:
    """What all conditions of a closure ask, by place."""

    def __init__(self, closure: Closure, words: Vocabulary) -> None:
        self._words = words
        self._asked: dict[Seat, Asked] = {}
        for condition in closure.conditions:
            for pattern in condition.when:
                self._pattern(pattern, condition)
            self._together(condition)
        for kind, item in closure.rules.derived.items():
            for rule in item.rules:
                for name, value in rule.give.items():
                    self._value((kind, name), value, Condition("", (), aliases(rule.when), {}))
        self._join_tables(closure.rules)
        self._lacked(closure)

    def of(self, seat: Seat) -> Asked | None:
        """What is asked of a place, None where nothing is."""
        return self._asked.get(seat)

    def field(self, path: str) -> Asked:
        """What is asked of a field, or of the entries of a list."""
        own = self._asked.get(("", path), Asked())
        kinds = {name for name, kind in self._words.kinds.items() if kind.source == path}
        entries = [asked for seat, asked in self._asked.items() if seat[0] in kinds]
        words = [word for asked in (own, *entries) for word in asked.words]
        together = [pair for asked in entries for pair in asked.together]
        numbers = own.numbers.union(*(a.numbers for a in entries))
        return Asked(list(dict.fromkeys(words)), numbers, own.seats, together)

    def _pattern(self, pattern: Pattern, condition: Condition) -> None:
        for seat, test in seats(pattern, condition, self._words):
            self._seat(seat)
            for value in values(test):
                self._value(seat, value, condition)

    def _together(self, condition: Condition) -> None:
        """The first words that a condition wants in one place of several facts."""
        first: dict[Seat, list[str]] = {}
        for pattern in condition.when:
            for seat, test in seats(pattern, condition, self._words):
                words = [value for value in values(test) if isinstance(value, str) and value not in STATE_WORDS]
                first.setdefault(seat, []).extend(words[:1])
        for seat, words in first.items():
            if len(set(words)) > 1:
                self._seat(seat).together.append(tuple(dict.fromkeys(words)))

    def _lacked(self, closure: Closure) -> None:
        """Every two of the first few words that conditions want a list to be without: one may be there, or both."""
        lacked: dict[Seat, dict[str, None]] = {}
        for condition in closure.conditions:
            for seat, test in (found for p in condition.when for found in seats(p, condition, self._words)):
                words = test.values if isinstance(test, Lacks) else ()
                lacked.setdefault(seat, {}).update((word, None) for word in words if isinstance(word, str))
        for seat, known in lacked.items():
            self._seat(seat).together += combinations([*known][:FEW], 2)

    def _seat(self, seat: Seat) -> Asked:
        return self._asked.setdefault(seat, Asked(seats={seat}))

    def _value(self, seat: Seat, value: Value, condition: Condition) -> None:
        asked = self._seat(seat)
        if isinstance(value, Reference):
            other = refers_to(value, condition, self._words)
            if other is not None:
                self._join(seat, other)
            elif (number := condition.numbers.get(value.name)) is not None:
                asked.numbers.add(number)
        elif isinstance(value, Decimal):
            asked.numbers.add(value)
        elif value not in STATE_WORDS and value not in asked.words:
            asked.words.append(value)

    def _join(self, one: Seat, other: Seat) -> None:
        into, gone = self._seat(one), self._seat(other)
        if into is gone:
            return
        into.words += [word for word in gone.words if word not in into.words]
        into.numbers |= gone.numbers
        into.seats |= gone.seats
        into.together += gone.together
        self._asked |= dict.fromkeys(into.seats, into)

    def _join_tables(self, rules: Rules) -> None:
        for table in rules.tables.values():
            for column in table.columns:
                asked = self._asked.get((table.name, column))
                if asked is None:
                    continue
                found = _examples(table.rows, column)
                asked.words += [word for word in found if word not in asked.words]
                if table.measured.get(column) == "number":
                    asked.numbers |= set(map(Decimal, found))


def _examples(rows: tuple[Mapping[str, str], ...], column: str) -> list[str]:
    """The words of a column; of a long table those of one row for each way in which rows differ otherwise."""
    if len(rows) <= MOST_ROWS:
        return list(dict.fromkeys(row[column] for row in rows))
    ways = {tuple(word for name, word in row.items() if name != column): row[column] for row in reversed(rows)}
    return list(dict.fromkeys(ways.values()))


def seats(pattern: Pattern, condition: Condition, words: Vocabulary) -> Iterator[tuple[Seat, Test]]:
    """The places that a pattern tests, each with its test."""
    match pattern:
        case FieldTest(field=path, test=Has() | Lacks() as test):
            kind = words.fields[path].items
            yield (kind, words.kinds[kind].by), test
        case FieldTest(field=path, test=test):
            yield ("", path), test
        case FactPattern(kind=kind, tests=tests):
            for name, test in tests:
                yield (kind, name), test
        case AliasTest(alias=alias, property=name, test=test):
            yield (condition.kinds[alias], name), test


def values(test: Test) -> Iterator[Value]:
    """The values in a test."""
    match test:
        case Is(value=value):
            yield value
        case AnyOf(tests=tests):
            for part in tests:
                yield from values(part)
        case Compare(limits=limits):
            yield from (value for _, value in limits)
        case Not(values=found) | Has(values=found) | Lacks(values=found):
            yield from found


def refers_to(reference: Reference, condition: Condition, words: Vocabulary) -> Seat | None:
    """The place that a reference stands for, None for a parameter."""
    if reference.property and reference.alias in condition.kinds:
        return condition.kinds[reference.alias], reference.property
    return ("", reference.name) if reference.name in words.fields else None


def named_in(when: Patterns) -> Iterator[str]:
    """The fields that patterns speak of by their path, as those do that want nothing unclear there."""
    for pattern in when:
        tests = pattern.tests if isinstance(pattern, FactPattern) else ()
        yield from (str(value) for name, test in tests if name == "field" for value in values(test) if value in FIELDS)
