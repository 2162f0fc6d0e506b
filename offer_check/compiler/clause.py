"""The compiled form of conditions: clauses of positive and negated matches with primitive comparisons only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..facts.property import Encoded
from ..record import record

Comparison = Literal["eq", "neq", "lt", "lte", "gt", "gte"]


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """A property of a fact that the same clause binds earlier."""

    alias: str
    property: str


@record()
class Atom:
    """One comparison of a property with a word, a number or a joined property."""

    name: str
    comparison: Comparison
    operand: Encoded | Join

    @property
    def key(self) -> tuple[str, str, str, str]:
        """A total order over atoms, literals first."""
        joined = isinstance(self.operand, Join)
        return ("1" if joined else "0", self.name, self.comparison, repr(self.operand))


@record()
class Match:
    """A fact of `kind` (there is one, or there is none) for which every atom holds."""

    kind: str
    alias: str
    atoms: tuple[Atom, ...] = ()

    @property
    def key(self) -> tuple[str, str, tuple[tuple[str, str, str, str], ...]]:
        """A total order over matches."""
        return self.kind, self.alias, tuple(atom.key for atom in self.atoms)


@record()
class Clause:
    """All of `facts` are there and none of `absent`. `fields` holds the atoms on fields, by path."""

    facts: tuple[Match, ...] = ()
    absent: tuple[Match, ...] = ()
    fields: tuple[tuple[str, tuple[Atom, ...]], ...] = ()


class Target(NamedTuple):
    """What a compiled rule decides: `role` is `derive`, `gate`, `flag`, `pass` or `step`, its `number` of `name`."""

    role: str
    name: str
    number: int = 0


@record()
class Compiled:
    """One rule for the engine. `give` are the properties of a derived fact: words or joined properties."""

    target: Target
    clause: Clause
    give: tuple[tuple[str, Encoded | Join], ...] = field(default=())


def field_alias(path: str) -> str:
    """The alias that stands for a field until the layout of records is known."""
    return f"@{path}"
