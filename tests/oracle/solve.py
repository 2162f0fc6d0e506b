"""Every way in which the patterns of one condition hold in a world: the scopes with the facts that they name.

Kept from the engine on purpose: in one condition no fact is named twice, and what must be absent is looked for among
the facts that the condition does not name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from offer_check.facts.build import Fact
from offer_check.facts.kinds import COLUMNS
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

from .truth import UNSEEN, Cell, Mode, Truth, answer, cell, number

if TYPE_CHECKING:
    from .world import World

Numbers = Mapping[str, Decimal | None]
Tests = tuple[tuple[str, Test], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition has named so far. A name stands for None where the fact may be there unseen."""

    world: World
    numbers: Numbers
    names: Mapping[str, Fact | None] = field(default_factory=dict)
    used: tuple[Fact, ...] = ()
    absent: tuple[tuple[FactPattern, Scope], ...] = ()
    firm: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By name, the properties that a derived fact which might be there has from fields, not from entries of lists."""

    def resolve(self, reference: Reference) -> Cell:
        """The value that a reference stands for."""
        if reference.property and reference.alias in self.names:
            fact = self.names[reference.alias]
            return UNSEEN if fact is None else cell(fact.values, reference.property)
        if reference.name in self.world.properties:
            return self.world.field_at(reference.name)
        value = self.numbers[reference.name]
        assert value is not None
        return number(value)

    def off(self, pattern: Pattern) -> bool:
        """Whether the pattern uses a parameter that is unset."""
        unset = [name for name, value in self.numbers.items() if value is None]
        return bool(unset) and any(r.name in unset for r in references((pattern,)))

    def free(self, kind: str) -> Iterator[Fact]:
        """The facts of a kind that the condition has not named."""
        return (f for f in self.world.facts.get(kind, ()) if not any(f is other for other in self.used))

    def from_fields(self, give: Mapping[str, object]) -> frozenset[str]:
        """The properties that a derivation with these aliases takes from fields."""
        taken = {name: value for name, value in give.items() if isinstance(value, Reference)}
        return frozenset(
            name
            for name, value in taken.items()
            if value.name in self.world.properties or value.property in self.firm.get(value.alias, ())
        )

    def named(self, alias: str, fact: Fact | None) -> Scope:
        """The scope with a further fact named."""
        used = self.used if fact is None else (*self.used, fact)
        return replace(self, names={**self.names, alias: fact}, used=used)


@dataclass(frozen=True, slots=True)
class Solver:
    """How a condition is read: how true it has to be, whether rows of tables have to be usable, and whether only
    entries of lists may be there unseen while fields have to be stated."""

    mode: Mode
    usable: bool = False
    lists_only: bool = False

    def solve(self, patterns: Patterns, scope: Scope) -> Iterator[Scope]:
        """The scopes in which all patterns hold, those of absences aside."""
        if not patterns:
            yield scope
            return
        for grown in self._pattern(patterns[0], scope):
            yield from self.solve(patterns[1:], grown)

    def _pattern(self, pattern: Pattern, scope: Scope) -> Iterator[Scope]:
        if isinstance(pattern, ParameterTest):
            if (scope.numbers.get(pattern.name) is not None) == pattern.set:
                yield scope
            return
        if scope.off(pattern):
            return
        match pattern:
            case FieldTest(field=path, test=Has() | Lacks() as test):
                yield from self._pattern(_of_list(path, test, scope), scope)
            case FieldTest(field=path, test=test):
                mode = Mode.CERTAIN if self.lists_only else self.mode
                if answer(scope.world.field_at(path), test, scope.resolve, mode) >= mode:
                    yield scope
            case AliasTest(alias=alias, property=name, test=test):
                fact = scope.names[alias]
                if fact is None or self._passes(fact, ((name, test),), scope, scope.firm.get(alias, frozenset())):
                    yield scope
            case FactPattern(negated=True):
                yield replace(scope, absent=(*scope.absent, (pattern, scope)))
            case FactPattern():
                yield from self._fact(pattern, scope)

    def _fact(self, pattern: FactPattern, scope: Scope) -> Iterator[Scope]:
        if pattern.kind in scope.world.derived and self.mode is not Mode.CERTAIN:
            yield from self._might_be(pattern, scope)
            return
        for fact in scope.free(pattern.kind):
            unusable = self.usable and fact.kind in scope.world.tables and fact.values["usable"] != "yes"
            if not unusable and self._passes(fact, pattern.tests, scope):
                yield scope.named(pattern.alias or f"#{len(scope.names)}", fact)
        if self._unseen(pattern.kind, scope):
            yield scope.named(pattern.alias or f"#{len(scope.names)}", None)

    def _unseen(self, kind: str, scope: Scope) -> bool:
        """Whether a fact of the kind may be there that nobody listed."""
        if scope.world.complete(kind) or self.mode is Mode.CERTAIN:
            return False
        word = scope.world.list_word(kind)
        return self.mode is Mode.POSSIBLE or Cell(word).doubt is Truth.VAGUE

    def _might_be(self, pattern: FactPattern, scope: Scope) -> Iterator[Scope]:
        """A derived fact might be there where what it is derived from might."""
        from .world import given

        for rule in scope.world.derived[pattern.kind].rules:
            for inner in self.solve(rule.when, replace(scope, names={}, numbers={}, firm={})):
                fact, firm = Fact(pattern.kind, given(scope.world, rule, inner)), inner.from_fields(rule.give)
                if self._passes(fact, pattern.tests, scope, firm):
                    alias = pattern.alias or f"#{len(scope.names)}"
                    outer = replace(scope.named(alias, fact), firm={**scope.firm, alias: firm})
                    yield replace(outer, used=inner.used, absent=inner.absent)

    def _passes(self, fact: Fact, tests: Tests, scope: Scope, firm: frozenset[str] = frozenset()) -> bool:
        """Whether a fact passes tests; where only lists may hold what is unseen, fields have to pass for certain."""
        for name, test in tests:
            mode = Mode.CERTAIN if self.lists_only and name in firm else self.mode
            if answer(cell(fact.values, name), test, scope.resolve, mode) < mode:
                return False
        return True

    def absences(self, scope: Scope) -> bool:
        """Whether everything that must be absent is."""
        return all(self._absent(pattern, replace(then, used=scope.used)) for pattern, then in scope.absent)

    def _absent(self, pattern: FactPattern, scope: Scope) -> bool:
        # Certain, whatever the mode: unclear words are a mention of what is there, not of what is absent.
        rows = [_row(fact, pattern, scope, Mode.CERTAIN) for fact in scope.free(pattern.kind)]
        if self.mode is Mode.POSSIBLE:
            return Truth.YES not in rows
        if any(scope.resolve(r).doubt is not None for r in references((pattern,))):
            return False
        if pattern.kind in scope.world.derived:
            return Truth.YES not in rows
        if self._hidden_in_a_row(pattern, scope):
            return False
        return scope.world.complete(pattern.kind) and all(row is Truth.NO for row in rows)

    def _hidden_in_a_row(self, pattern: FactPattern, scope: Scope) -> bool:
        """Whether the pattern is about the entries of a column, and a row it speaks of has nothing stated there."""
        column = next((path.rpartition(".")[2] for path, kind in COLUMNS.items() if kind == pattern.kind), "")
        named = [("name", test) for name, test in pattern.tests if name == "site"]
        return bool(column) and any(
            cell(row.values, column).doubt is not None
            and _row(row, FactPattern("site", tuple(named)), scope, Mode.CERTAIN) is not Truth.NO
            for row in scope.free("site")
        )


def _row(fact: Fact, pattern: FactPattern, scope: Scope, mode: Mode) -> Truth:
    """How true it is that the fact passes every test of the pattern."""
    found = [answer(cell(fact.values, name), test, scope.resolve, mode) for name, test in pattern.tests]
    return min(found, default=Truth.YES)


def _of_list(path: str, test: Has | Lacks, scope: Scope) -> FactPattern:
    kind = scope.world.properties[path].items
    inner = AnyOf(tuple(Is(value) for value in test.values))
    return FactPattern(kind, ((scope.world.kinds[kind].by, inner),), negated=isinstance(test, Lacks))


def solutions(
    world: World,
    patterns: Patterns,
    mode: Mode,
    numbers: Numbers | None = None,
    *,
    usable: bool = False,
    lists_only: bool = False,
    start: tuple[str, Fact] | None = None,
) -> Iterator[Scope]:
    """Every scope in which all patterns hold. `start` names a fact beforehand, as `each` does."""
    scope = Scope(world, numbers or {})
    if start is not None:
        scope = scope.named(*start)
    solver = Solver(mode, usable, lists_only)
    return (found for found in solver.solve(patterns, scope) if solver.absences(found))
