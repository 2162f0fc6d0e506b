"""The patterns of a condition -> every way in which they can hold: facts that are there, facts that are not, and tests.

Ways differ only in which entries are listed and which may be there unseen, and in how derived facts might come about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from offer_check.compiler.vocabulary import USABLE, Vocabulary
from offer_check.facts.kinds import COLUMNS, NAMED, TABLES
from offer_check.facts.property import UNCLEAR, UNKNOWN
from offer_check.rule.pattern import (
    AliasTest,
    AnyOf,
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
from offer_check.rule.rule import Patterns

from .degree import Need, number, passes
from .logic import FALSE, TRUE, UNSEEN, Cell, Constant, Expression, Slot, every, negated, said, unknown

RECORD = "the-"
"""What the names of records begin with."""
ROW = "row"
"""The owner of the slots of a fact that is to be absent."""
SILENT = AnyOf((Is("not_stated"), Is("unclear")))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: a fact that the condition binds, the values of a derived fact that might be, or (neither)
    an entry that may be there unseen. `firm` are the values that come from fields."""

    owner: str = ""
    kind: str = ""
    values: Mapping[str, Cell] | None = None
    firm: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a condition holds: facts by owner with their kinds, absent rows, and what holds of all."""

    facts: tuple[tuple[str, str], ...] = ()
    absent: tuple[tuple[str, Expression], ...] = ()
    holds: Expression = TRUE
    names: Mapping[str, Entry] = field(default_factory=dict)

    def but(self, expression: Expression) -> Iterator[Way]:
        """The way with one more expression, unless that never holds."""
        if (holds := every((self.holds, expression))) != FALSE:
            yield replace(self, holds=holds)


@dataclass(frozen=True, slots=True)
class Conditions:
    """How the conditions of a rule are read. `numbers` are its parameters; `usable`, `lists_only`: see the oracle."""

    words: Vocabulary
    numbers: Mapping[str, Decimal | None]
    need: Need
    usable: bool = False
    lists_only: bool = False

    def ways(self, patterns: Patterns, start: Way | None = None) -> list[Way]:
        """Every way in which the patterns hold."""
        found = [start or Way()]
        for pattern in patterns:
            found = [grown for way in found for grown in self._grown(way, pattern)]
        return found

    def _grown(self, way: Way, pattern: Pattern) -> Iterator[Way]:
        if any(self.numbers.get(r.name, 0) is None for r in references((pattern,))) and not isinstance(
            pattern, ParameterTest
        ):
            return
        match pattern:
            case ParameterTest(name=name):
                if (self.numbers.get(name) is not None) == pattern.set:
                    yield way
            case FieldTest(field=path, test=Has() | Lacks() as test):
                yield from self._grown(way, self._of_list(path, test))
            case FieldTest(field=path, test=test):
                need = Need.CERTAIN if self.lists_only else self.need
                yield from way.but(self._passes(way, self.field(path), test, need))
            case AliasTest(alias=alias, property=name, test=test):
                yield from self._alias(way, way.names[alias], name, test)
            case FactPattern(negated=True):
                yield from self._without(way, pattern)
            case FactPattern():
                yield from self._with(way, pattern)

    def field(self, path: str) -> Slot:
        """The slot of a field."""
        prop = self.words.fields[path]
        return Slot(*record(path), prop.measured, prop.always)

    def slot(self, kind: str, owner: str, name: str) -> Slot:
        """The slot of a property."""
        prop = self.words.kinds[kind].properties[name]
        return Slot(owner, name, prop.measured, prop.always)

    def _passes(self, way: Way, of: Cell, test: Test, need: Need) -> Expression:
        mention = self.need is Need.MENTIONED
        return passes(of, test, need, lambda reference: self.resolved(way, reference), mention=mention)

    def resolved(self, way: Way, reference: Reference) -> Cell:
        """What a reference stands for."""
        if reference.property and reference.alias in way.names:
            entry = way.names[reference.alias]
            if entry.values is not None:
                return entry.values[reference.property]
            return self.slot(entry.kind, entry.owner, reference.property) if entry.owner else UNSEEN
        if reference.name in self.words.fields:
            return self.field(reference.name)
        value = self.numbers[reference.name]
        assert value is not None
        return number(value)

    def _of_list(self, path: str, test: Has | Lacks) -> FactPattern:
        kind = self.words.fields[path].items
        inner = AnyOf(tuple(Is(value) for value in test.values))
        return FactPattern(kind, ((self.words.kinds[kind].by, inner),), negated=isinstance(test, Lacks))

    def _alias(self, way: Way, entry: Entry, name: str, test: Test) -> Iterator[Way]:
        if entry.values is not None:
            yield from way.but(self._passes(way, entry.values[name], test, self._firmly(name, entry.firm)))
        elif entry.owner:
            yield from way.but(self._passes(way, self.slot(entry.kind, entry.owner, name), test, self.need))
        else:
            yield way

    def _firmly(self, name: str, firm: frozenset[str]) -> Need:
        return Need.CERTAIN if self.lists_only and name in firm else self.need

    def _with(self, way: Way, pattern: FactPattern) -> Iterator[Way]:
        kind = self.words.kinds[pattern.kind]
        alias = pattern.alias or f"#{len(way.names)}"
        if kind.derived and self.need is not Need.CERTAIN:
            yield from self._might_be(way, pattern, alias)
            return
        if not kind.properties and any(kind == pattern.kind for _, kind in way.facts):
            return  # of facts without properties there is one, and it is named already
        owner = f"{pattern.kind}-{len(way.facts)}"
        tests = [self._passes(way, self.slot(pattern.kind, owner, n), test, self.need) for n, test in pattern.tests]
        if kind.table and self.usable:
            tests.append(said(self.slot(pattern.kind, owner, USABLE), ("yes",)))
        facts = (*way.facts, (owner, pattern.kind))
        yield from replace(way, facts=facts, names={**way.names, alias: Entry(owner, pattern.kind)}).but(every(tests))
        if kind.source and self.need is not Need.CERTAIN:
            unseen = replace(way, names={**way.names, alias: Entry()})
            yield from unseen.but(said(self.field(kind.source), self._hiding(kind.source)))

    def _hiding(self, source: str) -> frozenset[str]:
        """The words of a list under which there may be entries that nobody listed."""
        if self.need is Need.MENTIONED:
            return frozenset({UNCLEAR})
        return UNKNOWN | frozenset(self.words.fields[source].unknown_items)

    def _might_be(self, way: Way, pattern: FactPattern, alias: str) -> Iterator[Way]:
        """A derived fact might be there where what it is derived from might."""
        apart = replace(self, numbers={})
        for rule in self.words.derived[pattern.kind].rules:
            for inner in apart.ways(rule.when, replace(way, names={})):
                values = {name: self.given(inner, value) for name, value in rule.give.items()}
                firm = frozenset(name for name, value in rule.give.items() if self._from_field(inner, value))
                tests = [self._passes(way, values[n], test, self._firmly(n, firm)) for n, test in pattern.tests]
                names = {**way.names, alias: Entry(values=values, firm=firm)}
                yield from replace(inner, names=names).but(every(tests))

    def given(self, way: Way, value: object) -> Cell:
        """What a derivation gives."""
        return self.resolved(way, value) if isinstance(value, Reference) else Constant(str(value))

    def _from_field(self, way: Way, value: object) -> bool:
        if not isinstance(value, Reference):
            return False
        entry = way.names.get(value.alias, Entry())
        return value.name in self.words.fields or value.property in entry.firm

    def _without(self, way: Way, pattern: FactPattern) -> Iterator[Way]:
        kind = self.words.kinds[pattern.kind]
        if self.need is Need.POSSIBLE:
            row = self._row(way, pattern, Need.CERTAIN)
            yield way if row == FALSE else replace(way, absent=(*way.absent, (pattern.kind, row)))
            return
        known = [negated(unknown(self.resolved(way, reference))) for reference in references((pattern,))]
        row = self._row(way, pattern, Need.CERTAIN if kind.derived else Need.POSSIBLE, known=True)
        absent = [*way.absent, (pattern.kind, row)]
        if kind.source:
            known.append(
                negated(said(self.field(kind.source), UNKNOWN | {*self.words.fields[kind.source].unknown_items}))
            )
        if (table := COLUMNS_OF.get(pattern.kind)) is not None:
            absent.append(self._silent_rows(way, pattern, *table))
        yield from replace(way, absent=tuple(absent)).but(every(known))

    def _row(self, way: Way, pattern: FactPattern, need: Need, *, known: bool = False) -> Expression:
        """How a row is that the pattern means; `known`: what it is compared with is known, and tested elsewhere."""

        def resolve(reference: Reference) -> Cell:
            found = self.resolved(way, reference)
            return replace(found, always=True) if known and isinstance(found, Slot) else found

        tests = ((self.slot(pattern.kind, ROW, name), test) for name, test in pattern.tests)
        return every(passes(of, test, need, resolve) for of, test in tests)

    def _silent_rows(self, way: Way, pattern: FactPattern, row: str, column: str) -> tuple[str, Expression]:
        """The rows that the pattern may mean with nothing stated in the column that it is about."""
        named = tuple((NAMED[row], test) for name, test in pattern.tests if name == row)
        return row, self._row(way, FactPattern(row, (*named, (column, SILENT))), Need.POSSIBLE, known=True)


def record(path: str) -> tuple[str, str]:
    """The fact that a field travels in, one a group, and its slot there."""
    group, _, name = path.partition(".")
    return f"{RECORD}{group}", name or group


COLUMNS_OF = {kind: (TABLES[path.rpartition(".")[0]], path.rpartition(".")[2]) for path, kind in COLUMNS.items()}
"""Kinds of facts that the entries of a column make, with the kind of its rows, and the column."""
