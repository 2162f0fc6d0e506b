"""Rules, an offer and a day in, outcome and severity of every rule and subject out: by CLIPS."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from offer_check.compiler.vocabulary import vocabulary
from offer_check.facts.build import Builder, Fact, Facts, Given
from offer_check.facts.property import Property
from offer_check.offer import Offer, Preferences
from offer_check.offer.tables import Tables
from offer_check.ruleset.ruleset import Rules
from tests.oracle.world import table_rows

from .notes import Noted
from .rulebook import Part, rulebook
from .session import Session, Told
from .verdicts import Sitting, Verdicts


class Clips:
    """One set of rules, translated once; a session a day, since rows of tables come of age."""

    def __init__(self, rules: Rules, tables: Tables) -> None:
        self._rules, self._tables = rules, tables
        self._words = vocabulary(rules, tables)
        self.book = rulebook(rules, tables)
        self._builder = Builder(tables)
        self._fields = tuple(name for path, prop in self._words.fields.items() for name in _names(path, prop))
        self._noted = Noted(rules)
        self._sessions: dict[date, Session] = {}

    def session(self, as_of: date) -> Session:
        """The environment with the tables of a day."""
        if as_of not in self._sessions:
            rows = [row for row in table_rows(self._rules, as_of) if row.kind in self.book.templates]
            self._sessions[as_of] = Session(self.book, rows, self._fields)
        return self._sessions[as_of]

    def decide(self, offer: Offer, *, as_of: date, preferences: Preferences | None = None) -> Verdicts:
        """Outcome and severity by rule and subject."""
        facts = self._builder.build(Given(offer, preferences))

        def later(told: Told) -> Iterator[Fact]:
            sitting = self._sitting(facts, told)
            yield from self._noted.facts(offer, lambda rule: {said for said, _ in sitting.of(rule).values()})

        return self._sitting(facts, self.session(as_of).told(facts, later)).all()

    def _sitting(self, facts: Facts, told: Told) -> Sitting:
        parts: defaultdict[Part, set[str]] = defaultdict(set)
        for number, subjects in told.items():
            for part in self.book.parts[number]:
                parts[part] |= subjects
        return Sitting(self._rules, self._words, facts, parts)


def _names(path: str, prop: Property) -> tuple[str, ...]:
    return (path, f"{path}.low", f"{path}.high") if prop.measured else (path,)
