"""A set of rules with the derived facts, tables and topics that they use; what a user may select and change in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from ..errors import UsageError
from ..record import record
from ..rule.faults import suggestion
from ..rule.rule import Derived, Rule
from ..source import limit
from ..source.number import is_usual
from .table import Table

PACKS = ("core", "extended", "program")


@record(kw_only=True)
class Topic:
    """Which question the results of one topic ask the employer together. `path` is the file that it comes from.

    `lawyer` is what to ask one's own lawyer, empty where that is no matter for one; results of a `private` topic are
    not for the employer.
    """

    id: str
    title: str
    question: str
    lawyer: str = ""
    private: bool = False
    path: str = ""


@record()
class Guide:
    """A document that rules cite, with its headings."""

    id: str
    title: str
    sections: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Rules:
    """All rules by id, sorted, with everything that they rest on. `raw` is the data of each table file by table name,
    `digest` is over the files that all of it was read from. `built`: it is the bundle of a build, known to be sound;
    `programs` are what the build compiled, as two lines of JSON each."""

    rules: Mapping[str, Rule]
    derived: Mapping[str, Derived]
    tables: Mapping[str, Table]
    topics: Mapping[str, Topic]
    guides: Mapping[str, Guide]
    raw: Mapping[str, Any]
    digest: str
    roots: tuple[str, ...] = ()
    selected: frozenset[str] | None = None
    built: bool = False
    programs: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def active(self) -> tuple[Rule, ...]:
        """The rules that are evaluated and reported."""
        return tuple(r for r in self.rules.values() if self.is_active(r.id))

    def is_active(self, rule: str) -> bool:
        """Whether a rule is evaluated and reported."""
        return self.selected is None or rule in self.selected

    @cached_property
    def packs(self) -> tuple[str, ...]:
        """The packs of the active rules, in their fixed order."""
        return tuple(pack for pack in PACKS if any(r.pack == pack for r in self.active))

    def select(
        self,
        *,
        packs: Iterable[str] = ("core",),
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
    ) -> Rules:
        """The same rules with fewer active: those of `packs`, or just the ids or families `select`, less `ignore`.

        Raises UsageError for an id, family or pack that does not exist, or where nothing is left.
        """
        packs, select, ignore = tuple(packs), tuple(select), tuple(ignore)
        for pack in packs:
            if pack not in PACKS:
                raise UsageError(f"unknown pack {pack!r}; accepted: {', '.join(PACKS)}")
        chosen = self._ids(select) if select else {r.id for r in self.rules.values() if r.pack in packs}
        chosen -= self._ids(ignore)
        if not chosen:
            raise UsageError("no rules are left to evaluate")
        return dataclasses.replace(self, selected=frozenset(chosen))

    def _ids(self, names: Iterable[str]) -> set[str]:
        """The ids of rules and families."""
        found: set[str] = set()
        for name in names:
            ids = {r.id for r in self.rules.values() if name in (r.id, r.family)}
            if not ids:
                known = [*self.rules, *{r.family for r in self.rules.values()}]
                hint = suggestion(name.upper(), known)
                raise UsageError(f"unknown rule {name!r}" + (f"; {hint}" if hint else ""))
            found |= ids
        return found

    def set(self, values: Mapping[str, Decimal | None]) -> Rules:
        """The same rules with parameters changed: `{"MIX-02.most": Decimal(50)}`, None unsets.

        Raises UsageError for a parameter that does not exist, and for a number out of all bounds.
        """
        if not values:
            return self
        rules = dict(self.rules)
        known = [f"{r.id}.{name}" for r in rules.values() for name in r.parameters]
        for key, value in values.items():
            if key not in known:
                hint = suggestion(key, known)
                raise UsageError(f"unknown parameter {key!r}" + (f"; {hint}" if hint else ""))
            if value is not None and not is_usual(value):
                raise UsageError(f"{key}: a number out of all bounds; accepted: one below {limit.PARAMETER:,}")
            rule_id, name = key.rsplit(".", 1)
            rule = rules[rule_id]
            changed = dataclasses.replace(rule.parameters[name], value=value, changed=True)
            parameters = {**rule.parameters, name: changed}
            rules[rule_id] = dataclasses.replace(rule, parameters=parameters)
        return dataclasses.replace(self, rules=rules, programs={})
