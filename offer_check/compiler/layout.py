"""Compiled clauses -> records: which fields travel together, within the engine's limits, and the clauses over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..errors import EngineError
from ..facts.property import Property
from ..record import record
from .clause import Atom, Clause, Comparison, Compiled, Join, Match
from .program import Record

MOST_TESTS = 50
"""Different tests on one record; the engine refuses a fact that more than 64 of its branches match."""
MOST_PROPERTIES = 200
"""Properties of one record; the engine takes 252."""
TURNED: Mapping[Comparison, Comparison] = {
    "eq": "eq",
    "neq": "neq",
    "lt": "gt",
    "lte": "gte",
    "gt": "lt",
    "gte": "lte",
}
"""The comparison that says the same from the other side."""


@record()
class Layout:
    """The record that each field is in."""

    records: tuple[Record, ...]
    home: Mapping[str, str]


def lay_out(compiled: Sequence[Compiled], fields: Mapping[str, Property]) -> Layout:
    """Put the fields that clauses read into as few records as the limits allow: every fact costs the engine time.

    A field that others are compared with is a record of its own, so that no fact is compared with itself.
    """
    tests: defaultdict[str, set[Atom]] = defaultdict(set)
    joined: set[str] = set()
    for item in compiled:
        for path, atoms in item.clause.fields:
            tests[path].update(atoms)
        joined |= {join.alias[1:] for join in _joins(item) if join.alias.startswith("@")}
    records: list[Record] = []
    home: dict[str, str] = {}
    for name, paths in _parted(sorted(tests), joined):
        for number, chunk in enumerate(_chunks(paths, tests, fields)):
            kind = f"{name}#{number}"
            records.append(Record(kind, tuple(name for path in chunk for name in _names(path, fields))))
            home |= dict.fromkeys(chunk, kind)
    return Layout(tuple(records), home)


def _parted(paths: Iterable[str], joined: set[str]) -> Iterator[tuple[str, list[str]]]:
    """The fields that may travel together, and those that others are compared with."""
    yield "fields", [path for path in paths if path not in joined]
    yield from ((path, [path]) for path in sorted(joined))


def _chunks(
    paths: Sequence[str], tests: Mapping[str, set[Atom]], fields: Mapping[str, Property]
) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = width = 0
    for path in paths:
        count, names = len(tests[path]), len(_names(path, fields))
        if chunk and (size + count > MOST_TESTS or width + names > MOST_PROPERTIES):
            yield chunk
            chunk, size, width = [], 0, 0
        chunk.append(path)
        size, width = size + count, width + names
    if chunk:
        yield chunk


def _names(path: str, fields: Mapping[str, Property]) -> tuple[str, ...]:
    return (path, f"{path}.low", f"{path}.high") if fields[path].measured else (path,)


def _joins(item: Compiled) -> Iterator[Join]:
    clause = item.clause
    atoms = [atom for match in (*clause.facts, *clause.absent) for atom in match.atoms]
    atoms += [atom for _, found in clause.fields for atom in found]
    for atom in atoms:
        if isinstance(atom.operand, Join):
            yield atom.operand
    for _, value in item.give:
        if isinstance(value, Join):
            yield value


def over_records(item: Compiled, layout: Layout) -> Compiled:
    """The same rule with its fields' atoms as matches of records, in an order in which joins look back."""
    clause = item.clause
    atoms: defaultdict[str, list[Atom]] = defaultdict(list)
    for path, found in clause.fields:
        atoms[layout.home[path]].extend(_settled(atom, layout) for atom in found)
    records = tuple(
        Match(kind, kind, tuple(sorted(found, key=lambda atom: atom.key))) for kind, found in sorted(atoms.items())
    )
    facts = tuple(_settled_match(m, layout) for m in clause.facts)
    absent = tuple(_settled_match(m, layout) for m in clause.absent)
    give = tuple((name, _settled_join(v, layout) if isinstance(v, Join) else v) for name, v in item.give)
    return replace(item, clause=Clause(_ordered((*records, *facts)), absent), give=give)


def _settled_match(match: Match, layout: Layout) -> Match:
    return replace(match, atoms=tuple(_settled(atom, layout) for atom in match.atoms))


def _settled(atom: Atom, layout: Layout) -> Atom:
    if isinstance(atom.operand, Join):
        return replace(atom, operand=_settled_join(atom.operand, layout))
    return atom


def _settled_join(join: Join, layout: Layout) -> Join:
    if not join.alias.startswith("@"):
        return join
    return Join(layout.home[join.alias[1:]], join.property)


def _ordered(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Every match after those that it joins; otherwise as they come. Matches that join each other are turned round."""
    rest, placed = list(matches), []
    done: set[str] = set()
    while rest:
        ready = next((m for m in rest if not _waits_for(m, done)), None)
        if ready is None:
            rest = _turned(rest, done)
            continue
        rest.remove(ready)
        placed.append(ready)
        done.add(ready.alias)
    return tuple(placed)


def _waits_for(match: Match, done: Collection[str]) -> tuple[Atom, ...]:
    return tuple(a for a in match.atoms if isinstance(a.operand, Join) and a.operand.alias not in done)


def _turned(matches: Sequence[Match], done: Collection[str]) -> list[Match]:
    """The same matches with the first one free: what it joins is compared with it instead, the other way round."""
    first, *others = matches
    open_atoms = _waits_for(first, done)
    free = replace(first, atoms=tuple(atom for atom in first.atoms if atom not in open_atoms))
    given: defaultdict[str, list[Atom]] = defaultdict(list)
    for atom in open_atoms:
        assert isinstance(atom.operand, Join)
        given[atom.operand.alias].append(
            Atom(atom.operand.property, TURNED[atom.comparison], Join(first.alias, atom.name))
        )
    if first.alias in given:
        raise EngineError(f"a condition compares {first.alias} with itself")
    return [free, *(replace(m, atoms=(*m.atoms, *given[m.alias])) for m in others)]
