"""Patterns -> clauses: every way in which the patterns of one condition can hold, in primitive comparisons."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from ..errors import EngineError
from ..facts.property import NOT_STATED, UNKNOWN, Kind, Property
from ..record import record
from ..rule.pattern import (
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
    Value,
    references,
)
from ..rule.rule import Patterns
from .branches import Branch, Joined, Mode, branches
from .clause import Atom, Clause, Join, Match, field_alias
from .column import spelled_out
from .rename import renamed, settled
from .vocabulary import USABLE, Vocabulary

MOST_CLAUSES = 400
"""More alternatives than this in one condition are refused: nobody can read them, and the engine has limits."""


@record()
class Draft:
    """A clause while it is being built. `bound` has the kind of each alias; None for a fact that may exist unseen.

    `given` has, by alias, what stands for the properties of a derived fact that was replaced by its conditions.
    """

    facts: tuple[Match, ...] = ()
    absent: tuple[Match, ...] = ()
    fields: Mapping[str, tuple[Atom, ...]] = field(default_factory=dict)
    bound: Mapping[str, str | None] = field(default_factory=dict)
    given: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    def with_atoms(self, alias: str, atoms: Iterable[Atom]) -> Draft:
        """The draft with more atoms on a bound fact, or on the field that `alias` stands for."""
        atoms = tuple(atoms)
        if alias.startswith("@"):
            path = alias[1:]
            return dataclasses.replace(self, fields={**self.fields, path: (*self.fields.get(path, ()), *atoms)})
        facts = tuple(dataclasses.replace(m, atoms=(*m.atoms, *atoms)) if m.alias == alias else m for m in self.facts)
        return dataclasses.replace(self, facts=facts)

    def clause(self) -> Clause:
        """The finished clause, its atoms in one order and without repeats."""
        return Clause(
            tuple(_tidy(m) for m in self.facts),
            tuple(sorted((_tidy(m) for m in self.absent), key=lambda m: m.key)),
            tuple(sorted((path, _unique(atoms)) for path, atoms in self.fields.items())),
        )


def _tidy(match: Match) -> Match:
    return dataclasses.replace(match, atoms=_unique(match.atoms))


def _unique(atoms: tuple[Atom, ...]) -> tuple[Atom, ...]:
    return tuple(sorted(dict.fromkeys(atoms), key=lambda atom: atom.key))


@record()
class Lowering:
    """Lowers conditions over a vocabulary, with the numbers that parameters stand for (None: unset).

    `usable`: rows of tables have to be usable. `lists_only`: only entries of lists and tables may be there unseen,
    single fields have to be stated.
    """

    vocabulary: Vocabulary
    parameters: Mapping[str, Decimal | None] = field(default_factory=dict)
    usable: bool = False
    lists_only: bool = False

    def clauses(self, patterns: Patterns, mode: Mode, start: Draft | None = None) -> tuple[Clause, ...]:
        """Every clause under which all patterns hold. Raises EngineError for a condition with too many."""
        drafts = self.drafts(patterns, mode, start or Draft())
        return tuple(dict.fromkeys(draft.clause() for draft in drafts))

    def drafts(self, patterns: Patterns, mode: Mode, start: Draft) -> list[Draft]:
        """The drafts that `start` grows into."""
        drafts = [start]
        for pattern in spelled_out(patterns, mode):
            drafts = [grown for draft in drafts for grown in self._grow(draft, pattern, mode)]
            if len(drafts) > MOST_CLAUSES:
                raise EngineError(f"a condition has more than {MOST_CLAUSES} alternatives")
        return drafts

    def _grow(self, draft: Draft, pattern: Pattern, mode: Mode) -> Iterator[Draft]:
        match settled(pattern, draft.given):
            case ParameterTest(name=name, set=wanted):
                if (self.parameters.get(name) is not None) == wanted:
                    yield draft
            case _ if self._unset(pattern):
                return
            case AliasTest(alias=alias, property=name, test=test) if alias in draft.given:
                yield from self._of_given(draft, draft.given[alias][name], test, mode)
            case FieldTest(field=path, test=Has() | Lacks() as test):
                yield from self._list(draft, path, test, mode)
            case FieldTest(field=path, test=test):
                yield from self._field(draft, path, test, mode)
            case AliasTest(alias=alias, property=name, test=test):
                yield from self._alias(draft, alias, name, test, mode)
            case FactPattern(negated=True) as absent:
                yield from self._absent(draft, absent, mode)
            case FactPattern() as fact:
                yield from self._fact(draft, fact, mode)

    def _field(self, draft: Draft, path: str, test: Test, mode: Mode) -> Iterator[Draft]:
        accept = Mode.CERTAIN.value if self.lists_only else mode.value
        found = branches(path, self.vocabulary.fields[path], test, accept, self._resolver(draft))
        yield from (self._take(draft, field_alias(path), branch) for branch in found)

    def _alias(self, draft: Draft, alias: str, name: str, test: Test, mode: Mode) -> Iterator[Draft]:
        kind = draft.bound[alias]
        if kind is None:
            yield draft
            return
        prop = self.vocabulary.kinds[kind].properties[name]
        found = branches(name, prop, test, mode.value, self._resolver(draft))
        yield from (self._take(draft, alias, branch) for branch in found)

    def _take(self, draft: Draft, alias: str, branch: Branch) -> Draft:
        draft = self._with_others(draft.with_atoms(alias, branch.own), branch)
        return self._with_joins(draft, branch.own)

    def _with_others(self, draft: Draft, branch: Branch) -> Draft:
        for alias, atom in branch.others:
            draft = draft.with_atoms(alias, (atom,))
        return draft

    def _with_joins(self, draft: Draft, atoms: Iterable[Atom]) -> Draft:
        """Fields that atoms join have to be bound as well."""
        for atom in atoms:
            if isinstance(atom.operand, Join) and atom.operand.alias.startswith("@"):
                draft = draft.with_atoms(atom.operand.alias, ())
        return draft

    def _list(self, draft: Draft, path: str, test: Has | Lacks, mode: Mode) -> Iterator[Draft]:
        """`has` and `lacks` are patterns over the facts that the list makes."""
        kind = self.vocabulary.fields[path].items
        name = self.vocabulary.kinds[kind].by
        inner = AnyOf(tuple(Is(value) for value in test.values))
        pattern = FactPattern(kind, ((name, inner),), negated=isinstance(test, Lacks))
        yield from self._grow(draft, pattern, mode)

    def _fact(self, draft: Draft, pattern: FactPattern, mode: Mode) -> Iterator[Draft]:
        kind = self.vocabulary.kinds[pattern.kind]
        if kind.derived and mode is not Mode.CERTAIN:
            yield from self._inlined(draft, pattern, mode)
            return
        alias = pattern.alias or f"f{len(draft.facts)}"
        for alternative in self._row(draft, kind, pattern, mode.value):
            own = self._guard(kind, alternative.own)
            grown = dataclasses.replace(
                draft,
                facts=(*draft.facts, Match(pattern.kind, alias, own)),
                bound={**draft.bound, alias: pattern.kind},
            )
            yield self._with_joins(self._with_others(grown, alternative), own)
        for word in self._unseen(kind, mode):
            grown = draft.with_atoms(field_alias(kind.source), (Atom(kind.source, "eq", word),))
            yield dataclasses.replace(grown, bound={**draft.bound, alias: None})

    def _unseen(self, kind: Kind, mode: Mode) -> Iterator[str]:
        """The words of a kind's list under which there may be facts that nobody listed."""
        if not kind.source or self.vocabulary.fields[kind.source].always:
            return
        yield from sorted(mode.value)
        if NOT_STATED in mode.value:
            yield from self.vocabulary.fields[kind.source].unknown_items

    def _guard(self, kind: Kind, atoms: tuple[Atom, ...]) -> tuple[Atom, ...]:
        """A flag and a pass rest on usable rows of tables alone."""
        return (*atoms, Atom(USABLE, "eq", "yes")) if kind.table and self.usable else atoms

    def _row(self, draft: Draft, kind: Kind, pattern: FactPattern, accept: frozenset[str]) -> list[Branch]:
        """The alternatives under which a fact of the kind passes every test of the pattern."""
        result = [Branch()]
        resolve = self._resolver(draft)
        for name, test in pattern.tests:
            found = branches(name, kind.properties[name], test, accept, resolve)
            result = [Branch((*b.own, *more.own), (*b.others, *more.others)) for b in result for more in found]
        return result

    def _absent(self, draft: Draft, pattern: FactPattern, mode: Mode) -> Iterator[Draft]:
        if mode is not Mode.POSSIBLE and None in map(self._resolver(draft), references((pattern,))):
            return  # it is compared with a fact that nobody listed, see `_with_known`
        kind = self.vocabulary.kinds[pattern.kind]
        accept = frozenset() if mode is Mode.POSSIBLE or kind.derived else UNKNOWN
        rows = [row for row in self._row(draft, kind, pattern, accept) if not row.joins_unknown]
        if mode is Mode.POSSIBLE:  # nothing certainly matches what is unknown
            for alias, name in dict.fromkeys((alias, atom.name) for row in rows for alias, atom in row.others):
                other = [row for row in rows if all((a, atom.name) != (alias, name) for a, atom in row.others)]
                for marker in sorted(UNKNOWN):
                    yield self._excluding(draft.with_atoms(alias, (Atom(name, "eq", marker),)), other, pattern)
        else:
            draft = self._with_known(draft, pattern)
        draft = self._excluding(draft, rows, pattern)
        if kind.source and mode is not Mode.POSSIBLE and not self.vocabulary.fields[kind.source].always:
            hidden = (*sorted(UNKNOWN), *self.vocabulary.fields[kind.source].unknown_items)
            atoms = (Atom(kind.source, "neq", word) for word in hidden)
            draft = draft.with_atoms(field_alias(kind.source), atoms)
        yield draft

    def _excluding(self, draft: Draft, rows: Iterable[Branch], pattern: FactPattern) -> Draft:
        """The draft without any such row."""
        for row in rows:
            draft = self._with_joins(self._with_others(draft, row), row.own)
            match = Match(pattern.kind, f"n{len(draft.absent)}", row.own)
            draft = dataclasses.replace(draft, absent=(*draft.absent, match))
        return draft

    def _with_known(self, draft: Draft, pattern: FactPattern) -> Draft:
        """What an absence refers to has to be known: nobody can say that there is nothing of the kind otherwise."""
        resolve = self._resolver(draft)
        for reference in references((pattern,)):
            found = resolve(reference)
            if isinstance(found, Joined) and not found.property.always:
                atoms = (Atom(found.join.property, "neq", marker) for marker in sorted(UNKNOWN))
                draft = draft.with_atoms(found.join.alias, atoms)
        return draft

    def _inlined(self, draft: Draft, pattern: FactPattern, mode: Mode) -> Iterator[Draft]:
        """A derived fact that might be: one of its derivations might hold, with the tests on what it gives."""
        for number, rule in enumerate(self.vocabulary.derived[pattern.kind].rules):
            prefix = f"{pattern.kind}{number}_{len(draft.facts) + len(draft.bound)}_"
            for inner in self.drafts(renamed(rule.when, prefix), mode, draft):
                given = {name: self._prefixed(value, prefix, inner) for name, value in rule.give.items()}
                drafts = [inner]
                for name, test in pattern.tests:
                    drafts = [grown for d in drafts for grown in self._of_given(d, given[name], test, mode)]
                for grown in drafts:
                    yield dataclasses.replace(grown, given={**grown.given, pattern.alias: given})

    def _prefixed(self, value: Value, prefix: str, draft: Draft) -> Value:
        """What stands for a value that a derivation gives, in the condition that its patterns are put into."""
        if not isinstance(value, Reference):
            return str(value)
        if value.name in self.vocabulary.fields:
            return value
        inner = draft.given.get(prefix + value.alias)
        return inner[value.property] if inner else Reference(prefix + value.name)

    def _of_given(self, draft: Draft, value: Value, test: Test, mode: Mode) -> Iterator[Draft]:
        """The drafts in which what a derived fact gives passes a test."""
        if not isinstance(value, Reference):
            constant = Property((str(value),), always=True)
            if branches("", constant, test, Mode.CERTAIN.value, self._resolver(draft)):
                yield draft
        elif value.name in self.vocabulary.fields:
            yield from self._grow(draft, FieldTest(value.name, test), mode)
        else:
            yield from self._grow(draft, AliasTest(value.alias, value.property, test), mode)

    def _unset(self, pattern: Pattern) -> bool:
        """Whether the pattern compares with a parameter that is unset; it is off then, an absence, too."""
        return any(self.parameters.get(r.name, 0) is None for r in references((pattern,)))

    def _resolver(self, draft: Draft) -> _Resolver:
        return _Resolver(self, draft)


@record()
class _Resolver:
    """Finds what a reference stands for: an alias of the draft, a field, a parameter."""

    lowering: Lowering
    draft: Draft

    def __call__(self, reference: Reference) -> Joined | Decimal | None:
        vocabulary = self.lowering.vocabulary
        if reference.property and reference.alias in self.draft.bound:
            kind = self.draft.bound[reference.alias]
            if kind is None:
                return None
            prop = vocabulary.kinds[kind].properties[reference.property]
            return Joined(Join(reference.alias, reference.property), prop)
        if reference.name in vocabulary.fields:
            return Joined(Join(field_alias(reference.name), reference.name), vocabulary.fields[reference.name])
        return self.lowering.parameters[reference.name]
