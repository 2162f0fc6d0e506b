"""Which rows of a table the engine has to be told of: those that some fact of the offer can be joined with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..compiler.clause import Clause, Join, Match
from ..compiler.program import Program
from ..facts.build import Fact
from ..facts.property import Encoded
from ..record import record
from . import wire
from .run import Run


@record()
class Key:
    """The property of a table by which every pattern joins its rows, and the kinds and properties it is joined with.

    `stratum` is the first one with such a pattern. All facts that rows can be joined with are there before.
    """

    property: str
    joined: frozenset[tuple[str, str]]
    stratum: int

    def words(self, facts: Mapping[str, Sequence[Fact]]) -> set[Encoded]:
        """What the property has to be to be joined with one of the `facts` by kind."""
        return {fact.values[name] for kind, name in self.joined for fact in facts.get(kind, ())}


class Tables:
    """The rows of tables for one program, put into the engine's words."""

    def __init__(self, rows: Sequence[Fact], program: Program) -> None:
        self.rows = rows
        self._texts: dict[str, dict[str, Fact]] = {}
        for row in rows:
            if row.kind in program.kinds:
                self._texts.setdefault(row.kind, {}).setdefault(wire.written(row), row)
        self._keys = {kind: key_of(kind, program) for kind in self._texts}

    def tell(self, run: Run, stratum: int) -> None:
        """Put the rows that a stratum needs; the others only count as being there."""
        for kind, rows in self._texts.items():
            key = self._keys[kind]
            if stratum == (key.stratum if key else 0):
                words = key.words(run.kinds) if key else set()
                run.put((row, text) for text, row in rows.items() if not key or row.values[key.property] in words)
                run.count(kind, rows.values())


def key_of(table: str, program: Program) -> Key | None:
    """The key of a table; None where a pattern speaks of rows that it does not join, or with facts that come later."""
    uses = [(number, clause, match) for number, clause, match in _matches(program) if match.kind == table]
    if not uses:  # rules have its rows as subjects, and say nothing of them
        return None
    first, last = min(number for number, _, _ in uses), max(number for number, _, _ in uses)
    if first < program.late <= last:  # late strata are told of more facts
        return None
    for name in sorted(set.intersection(*(set(_joins(match)) for _, _, match in uses))):
        joins = [(clause, _joins(match)[name]) for _, clause, match in uses]
        joined = frozenset((_kind(join.alias, clause), join.property) for clause, join in joins)
        if all(number < first for kind, _ in joined for number in _makers(kind, program)):
            return Key(name, joined, first)
    return None


def _matches(program: Program) -> Iterator[tuple[int, Clause, Match]]:
    for number, stratum in enumerate(program.strata):
        for clause in (item.clause for item in stratum):
            yield from ((number, clause, match) for match in (*clause.facts, *clause.absent))


def _joins(match: Match) -> Mapping[str, Join]:
    """What properties have to equal."""
    return {a.name: a.operand for a in match.atoms if a.comparison == "eq" and isinstance(a.operand, Join)}


def _kind(alias: str, clause: Clause) -> str:
    return next(match.kind for match in clause.facts if match.alias == alias)


def _makers(kind: str, program: Program) -> Iterator[int]:
    """The strata that derive facts of a kind."""
    for number, stratum in enumerate(program.strata):
        if any(item.target.role == "derive" and item.target.name == kind for item in stratum):
            yield number
