"""By which property the rows of a table are joined: the engine is told of those that some fact can be joined with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..compiler.clause import Clause, Join, Match
from ..compiler.program import Program
from ..facts.build import Fact
from ..facts.property import Encoded
from ..record import record


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


Use = tuple[int, Clause, Match]
"""A pattern, with the clause that it is in and the number of its stratum."""


def keys(program: Program) -> Iterator[tuple[str, Key]]:
    """The keys of the kinds that no rule derives; none where a pattern speaks of rows that it does not join, or joins
    with facts that come later, or where no pattern speaks of them at all."""
    makers: defaultdict[str, list[int]] = defaultdict(list)
    uses: defaultdict[str, list[Use]] = defaultdict(list)
    for number, stratum in enumerate(program.strata):
        for item in stratum:
            if item.target.role == "derive":
                makers[item.target.name].append(number)
            for match in (*item.clause.facts, *item.clause.absent):
                uses[match.kind].append((number, item.clause, match))
    for kind in sorted(uses.keys() - makers.keys() - {group.kind for group in program.records}):
        if key := _key(uses[kind], makers, program.late):
            yield kind, key


def _key(uses: Sequence[Use], makers: Mapping[str, Sequence[int]], late: int) -> Key | None:
    first, last = min(number for number, _, _ in uses), max(number for number, _, _ in uses)
    if first < late <= last:  # late strata are told of more facts
        return None
    for name in sorted(set.intersection(*(set(_joins(match)) for _, _, match in uses))):
        joins = [(clause, _joins(match)[name]) for _, clause, match in uses]
        joined = frozenset((_kind(join.alias, clause), join.property) for clause, join in joins)
        if all(number < first for kind, _ in joined for number in makers.get(kind, ())):
            return Key(name, joined, first)
    return None


def _joins(match: Match) -> Mapping[str, Join]:
    """What properties have to equal."""
    return {a.name: a.operand for a in match.atoms if a.comparison == "eq" and isinstance(a.operand, Join)}


def _kind(alias: str, clause: Clause) -> str:
    return next(match.kind for match in clause.facts if match.alias == alias)
