"""What the conditions of a rule set may speak of: fields, kinds of facts, tables and derived facts together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from ..facts.kinds import READ_FIELD, fields, kinds
from ..facts.property import Kind, Property
from ..offer.tables import Tables
from ..record import record
from ..rule.pattern import FactPattern, FieldTest, Is, Reference
from ..rule.rule import Derivation, Derived
from ..ruleset.ruleset import Rules

USABLE = "usable"
"""The property of a table's row that says whether it may decide."""


@record()
class Vocabulary:
    """Fields by path, kinds by name, and how the derived ones come about."""

    fields: Mapping[str, Property]
    kinds: Mapping[str, Kind]
    derived: Mapping[str, Derived]
    late: frozenset[str] = frozenset()

    def is_late(self, kinds: Collection[str]) -> bool:
        """Whether one of the kinds speaks of what rules come to."""
        return not self.late.isdisjoint(kinds)


def vocabulary(rules: Rules, tables: Tables) -> Vocabulary:
    """The vocabulary of `rules` over offers read with `tables`."""
    known_fields = fields(tables)
    known = dict(kinds(tables))
    for table in rules.tables.values():
        columns = {name: _column(table.measured.get(name, "")) for name in (*table.columns, USABLE)}
        known[table.name] = Kind(columns, by=next(iter(columns)), table=True)
    for _ in rules.derived:  # a derived fact may give what another one gives that comes later
        before = dict(known)
        for derived in rules.derived.values():
            properties = {name: _given(derived, name, known_fields, known) for name in derived.properties}
            known[derived.kind] = Kind(properties, by=next(iter(properties), ""), derived=True)
        if known == before:
            break
    return Vocabulary(known_fields, known, rules.derived, _late(rules.derived))


def _late(derived: Mapping[str, Derived]) -> frozenset[str]:
    """The kinds of facts that are there only once the rules before them are decided."""
    late = {READ_FIELD}
    for _ in derived:  # through as many others as there are
        late |= {kind for kind, item in derived.items() if late & _spoken_of(item)}
    return frozenset(late)


def _spoken_of(item: Derived) -> set[str]:
    return {pattern.kind for rule in item.rules for pattern in rule.when if isinstance(pattern, FactPattern)}


def _column(measured: str) -> Property:
    """A column of a table: any text, or nothing but numbers or dates."""
    return Property((measured,), measured=measured, always=True) if measured else Property(open=True, always=True)


def _given(derived: Derived, name: str, known: Mapping[str, Property], kinds: Mapping[str, Kind]) -> Property:
    """A derived property: what the properties are that its derivations give, taken together."""
    found = [_property(rule, rule.give.get(name), known, kinds) for rule in derived.rules]
    measured = next((p.measured for p in found if p.measured), "")
    return Property(open=True, measured=measured, always=all(p.always for p in found))


def _property(rule: Derivation, value: object, known: Mapping[str, Property], kinds: Mapping[str, Kind]) -> Property:
    """What a derivation gives: a constant, a field, or a property of a fact that it names."""
    if isinstance(value, Reference):
        if value.name in known:
            stated = FieldTest(value.name, Is("stated")) in rule.when
            return replace(known[value.name], always=True) if stated else known[value.name]
        aliases = {p.alias: p.kind for p in rule.when if isinstance(p, FactPattern)}
        kind = kinds.get(aliases.get(value.alias, ""))
        if kind is not None and value.property in kind.properties:
            return kind.properties[value.property]
    return Property(open=True, always=True)
