"""One environment of CLIPS with the rules in it: facts of one offer after another in, what was told out.

All of it takes the way that was found fastest: all facts as one text, silence by the defaults of slots, and what rules
tell as one text, too. clipspy 1.0.6 never lets go of facts that Python has seen, which makes every reset slower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set

import clips

from offer_check.facts.build import Fact, Facts
from offer_check.facts.property import NOT_STATED, Encoded

from .conditions import RECORD, record
from .rulebook import END, LATE, OF, TOLD, Rulebook
from .writing import quoted

Told = Mapping[int, Set[str]]
"""By number, the subjects of which it was told; "" is the offer."""


class Session:
    """Runs one rulebook. `rows` of tables are there after every reset."""

    def __init__(self, book: Rulebook, rows: Iterable[Fact], fields: Iterable[str]) -> None:
        self._kinds = {name for name in book.templates if not name.startswith(RECORD)}
        self._fields = {path: place for path in fields if _has(book, *(place := record(path)))}
        self._env = clips.Environment()
        next(iter(self._env.routers())).delete()  # it asks Python about every character that is read
        for construct in (*book.constructs, f"(deffacts tables {' '.join(map(_written, rows))})"):
            self._env.build(construct)

    def told(self, facts: Facts, later: Callable[[Told], Iterable[Fact]]) -> Told:
        """What is told of one offer. `later` says what the late rules are told, from what was told before."""
        self._env.reset()
        self._env.load_facts(self.text(facts))
        self._env.run()
        more = [_written(fact) for fact in later(self._told()) if fact.kind in self._kinds]
        self._env.load_facts(" ".join([*more, f"({LATE})"]))
        self._env.run()
        return self._told()

    def told_at_once(self, facts: Facts, more: Iterable[Fact]) -> Told:
        """The same where it is known beforehand what the late rules are told."""
        self._env.reset()
        self._env.load_facts(" ".join([self.text(facts), *map(_written, more), f"({LATE})"]))
        self._env.run()
        return self._told()

    def text(self, facts: Facts) -> str:
        """The facts of an offer as CLIPS reads them."""
        return " ".join(self._written(facts))

    def _written(self, facts: Facts) -> Iterator[str]:
        values, places = facts.fields, self._fields
        records: dict[str, str] = dict.fromkeys((owner for owner, _ in places.values()), "")
        for path, (owner, slot) in places.items():
            if (value := values[path]) != NOT_STATED:
                records[owner] += _cell(slot, value)
        for owner, cells in records.items():
            yield f"({owner}{cells})"
        yield from (_written(row) for row in facts.rows if row.kind in self._kinds)

    def _told(self) -> Told:
        found: defaultdict[int, set[str]] = defaultdict(set)
        for said in self._env.eval(f"?*{TOLD}*").split(END)[:-1]:
            number, _, subject = said.partition(OF)
            found[int(number)].add(subject)
        return found


def _has(book: Rulebook, owner: str, slot: str) -> bool:
    return slot in book.templates.get(owner, ())


def _written(fact: Fact) -> str:
    return f"({fact.kind}{''.join([_cell(name, v) for name, v in fact.values.items() if v != NOT_STATED])})"


def _cell(name: str, value: Encoded) -> str:
    return f"({name} {value})" if isinstance(value, int) else f"({name} {quoted(value)})"
