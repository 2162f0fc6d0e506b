"""Which words a property can ever have: a condition that tests for another one can never hold."""

from __future__ import annotations

from ...facts.property import Property
from ...offer.catalog import FIELDS
from ...offer.tables import Tables
from ...rule.pattern import FactPattern, Reference
from ...rule.rule import Derivation
from ...ruleset.ruleset import Rules
from ..vocabulary import Vocabulary

Words = frozenset[str] | None
"""The words of a property; None for any text."""


class Choices:
    """Knows the words of fields and of the properties of facts."""

    def __init__(self, words: Vocabulary, rules: Rules, tables: Tables) -> None:
        self._words = words
        self._rules = rules
        self._states = frozenset(tables.jurisdictions)
        self._asked: set[tuple[str, str]] = set()

    def field(self, path: str) -> Words:
        """The words of a field."""
        known = FIELDS.get(path)
        if known is not None and known.shape.name == "state":
            return self._states | frozenset(self._words.fields[path].words)
        return _closed(self._words.fields[path])

    def property(self, kind: str, name: str) -> Words:
        """The words of a property of facts of `kind`; a circle of derived facts gives any text."""
        known = self._words.kinds[kind]
        if known.table:
            return frozenset(row[name] for row in self._rules.tables[kind].rows if name in row)
        if known.derived:
            return self._derived(kind, name)
        if name == "state":
            return self._states
        if kind in ("evidence", "unclear") and name == "field":
            return frozenset(FIELDS)
        return _closed(known.properties[name])

    def _derived(self, kind: str, name: str) -> Words:
        if (kind, name) in self._asked:
            return None
        self._asked.add((kind, name))
        try:
            total: frozenset[str] = frozenset()
            for rule in self._words.derived[kind].rules:
                found = self._given(rule, name)
                if found is None:
                    return None
                total |= found
            return total
        finally:
            self._asked.remove((kind, name))

    def _given(self, rule: Derivation, name: str) -> Words:
        value = rule.give.get(name)
        if not isinstance(value, Reference):
            return frozenset({str(value)})
        if value.name in self._words.fields:
            return self.field(value.name)
        aliases = {p.alias: p.kind for p in rule.when if isinstance(p, FactPattern)}
        kind = self._words.kinds.get(aliases.get(value.alias, ""))
        if kind is None or value.property not in kind.properties:
            return None
        return self.property(aliases[value.alias], value.property)


def _closed(prop: Property) -> Words:
    return None if prop.open else frozenset(prop.words)
