"""What a message of the engine says of one compiled rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from ..compiler.clause import Compiled, Join, Target
from ..facts.build import Fact
from ..facts.property import Encoded
from ..record import record

Binding = Mapping[str, Fact]
Bound = tuple[tuple[str, int], ...]


@record(kw_only=True)
class Listener:
    """Reads the messages of one compiled rule.

    `told` are the aliases of facts whose numbers are told, with the engine's names for them. A derived fact gets
    `words`, properties of these facts (`joins`: its name, the alias, the name there), and properties of facts of which
    there is one (`fields`: its name, the kind, the name there).
    """

    target: Target
    told: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, Encoded], ...] = ()
    joins: tuple[tuple[str, str, str], ...] = ()
    fields: tuple[tuple[str, str, str], ...] = ()
    derives: bool = field(init=False)
    _marks: tuple[tuple[str, str], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "derives", self.target.role == "derive")
        # Inside texts quotes are escaped, so that nothing there looks like the beginning of a bound fact.
        marks = tuple([(alias, f'"{name}":{{"id":"f') for alias, name in self.told])
        object.__setattr__(self, "_marks", marks)

    @classmethod
    def of(cls, item: Compiled, names: Mapping[str, str], single: set[str]) -> Listener:
        """The listener for a rule. `names` are the engine's for aliases, `single` the kinds of which there is one fact.

        Those are not told, and of gates nothing is: they hold or they do not.
        """
        alone = {match.alias: match.kind for match in item.clause.facts if match.kind in single}
        told = sorted(names.keys() - alone) if item.target.role != "gate" else ()
        joins = [(name, value) for name, value in item.give if isinstance(value, Join)]
        return cls(
            target=item.target,
            told=tuple((alias, names[alias]) for alias in told),
            words=tuple((name, value) for name, value in item.give if not isinstance(value, Join)),
            joins=tuple((name, join.alias, join.property) for name, join in joins if join.alias not in alone),
            fields=tuple((name, alone[join.alias], join.property) for name, join in joins if join.alias in alone),
        )

    def bound(self, message: str) -> Bound:
        """The aliases of facts that were bound, with their numbers. Only ids are read: the rest came from here."""
        found: list[tuple[str, int]] = []
        for alias, mark in self._marks:
            start = message.index(mark) + len(mark)
            found.append((alias, int(message[start : message.index('"', start)])))
        return tuple(found)

    def given(self, binding: Binding, kinds: Mapping[str, Sequence[Fact]]) -> Fact:
        """The fact that comes of a binding, and of facts of which there is one among all facts by kind."""
        values = dict(self.words)
        for name, alias, prop in self.joins:
            values[name] = binding[alias].values[prop]
        for name, kind, prop in self.fields:
            values[name] = kinds[kind][0].values[prop]
        return Fact(self.target.name, values)
