"""All that is known of one offer: its fields, its facts, the rows of tables, and the facts derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from offer_check.facts.build import Fact, Facts
from offer_check.facts.kinds import fields, kinds
from offer_check.facts.property import Encoded, Kind, Property, scaled
from offer_check.offer.tables import Tables
from offer_check.rule.pattern import FactPattern, Reference
from offer_check.rule.rule import Derivation, Derived
from offer_check.ruleset.ruleset import Rules

from .interest import conditions
from .solve import Scope, solutions
from .truth import Cell, Mode, cell, known

USABLE = "usable"


@dataclass(slots=True)
class World:
    """Fields by path and facts by kind; of equal facts there is one."""

    fields: Mapping[str, Encoded]
    facts: dict[str, list[Fact]]
    properties: Mapping[str, Property]
    kinds: Mapping[str, Kind]
    derived: Mapping[str, Derived]
    tables: frozenset[str]
    _seen: set[tuple[str, frozenset[tuple[str, Encoded]]]] = field(default_factory=set)

    def field_at(self, path: str) -> Cell:
        """The value of a field."""
        return cell(self.fields, path)

    def list_word(self, kind: str) -> str:
        """The word of the list or table that makes facts of a kind; `listed` where there is none to leave out."""
        source = self.kinds[kind].source if kind in self.kinds else ""
        return str(self.fields[source]) if source else "listed"

    def complete(self, kind: str) -> bool:
        """Whether no fact of the kind can be there unseen."""
        word = self.list_word(kind)
        return word in ("listed", "empty") or (known(word) and word not in self._hiding(kind))

    def _hiding(self, kind: str) -> tuple[str, ...]:
        return self.properties[self.kinds[kind].source].unknown_items

    def add(self, fact: Fact) -> bool:
        """Add a fact; tells whether it is new."""
        key = (fact.kind, frozenset(fact.values.items()))
        if key in self._seen:
            return False
        self._seen.add(key)
        self.facts.setdefault(fact.kind, []).append(fact)
        return True


@dataclass(frozen=True)
class Ground:
    """What is the same for every offer on a day; of derived kinds, those that the rules rest on."""

    derived: Mapping[str, Derived]
    tables: frozenset[str]
    rows: Mapping[str, list[Fact]]
    fields: Mapping[str, Property]
    kinds: Mapping[str, Kind]


def ground(rules: Rules, tables: Tables, as_of: date) -> Ground:
    """The rows of tables on a day, and what conditions may speak of."""
    rows: dict[str, list[Fact]] = {}
    for fact in table_rows(rules, as_of):
        rows.setdefault(fact.kind, []).append(fact)
    return Ground(rested_on(rules), frozenset(rules.tables), rows, fields(tables), kinds(tables))


def rested_on(rules: Rules) -> Mapping[str, Derived]:
    """The derived kinds that the conditions and subjects of active rules speak of, directly or through others."""
    todo = [when for rule in rules.active for when in conditions(rule)]
    found: set[str] = set()
    while todo:
        kinds = {p.kind for p in todo.pop() if isinstance(p, FactPattern)} & rules.derived.keys() - found
        todo += [rule.when for kind in kinds for rule in rules.derived[kind].rules]
        found |= kinds
    return {kind: item for kind, item in rules.derived.items() if kind in found}


def world(facts: Facts, on: Ground, more: Iterable[Fact] = ()) -> World:
    """What is known of an offer, and of `more`, derived facts included."""
    made = World(facts.fields, dict(on.rows), on.fields, on.kinds, on.derived, on.tables)
    for fact in (*facts.rows, *more):
        made.add(fact)
    for stratum in _strata(on.derived):
        while sum(made.add(fact) for kind in stratum for fact in _derive(made, on.derived[kind])):
            pass
    return made


def table_rows(rules: Rules, as_of: date) -> Iterable[Fact]:
    """The rows of all tables; a weak row, and any row past its table's last day, may not decide."""
    for table in rules.tables.values():
        current = not table.check_by or as_of.isoformat() <= table.check_by
        for row in table.rows:
            usable = current and row.get("weak") != "yes"
            cells: dict[str, Encoded] = {USABLE: "yes" if usable else "no"}
            for name in table.columns:
                cells |= _cell(name, table.measured.get(name, ""), row[name])
            yield Fact(table.name, cells)


def _cell(name: str, measured: str, text: str) -> dict[str, Encoded]:
    """A column of a row; numbers and dates have two ends, which are the same."""
    if not measured:
        return {name: text}
    end = scaled(Decimal(date.fromisoformat(text).toordinal() if measured == "date" else text))
    return {name: measured, f"{name}.low": end, f"{name}.high": end}


def _strata(derived: Mapping[str, Derived]) -> Iterable[list[str]]:
    """Derived kinds in layers: whatever a kind wants absent belongs to an earlier one."""
    needs = {
        kind: [p for rule in item.rules for p in rule.when if isinstance(p, FactPattern) and p.kind in derived]
        for kind, item in derived.items()
    }
    level, before = dict.fromkeys(derived, 0), {}
    while level != before:
        before = level
        level = {kind: max([0, *(level[p.kind] + p.negated for p in found)]) for kind, found in needs.items()}
    return [[kind for kind in derived if level[kind] == at] for at in range(max(level.values(), default=-1) + 1)]


def _derive(made: World, item: Derived) -> list[Fact]:
    return [
        Fact(item.kind, given(made, rule, scope))
        for rule in item.rules
        for scope in solutions(made, rule.when, Mode.CERTAIN, usable=True)
    ]


def given(made: World, rule: Derivation, scope: Scope) -> dict[str, Encoded]:
    """The properties of a fact that a derivation gives."""
    values: dict[str, Encoded] = {}
    for name, value in rule.give.items():
        found = scope.resolve(value) if isinstance(value, Reference) else Cell(str(value))
        values[name] = found.word
        if found.span is not None:
            values[f"{name}.low"], values[f"{name}.high"] = found.span
    return values
