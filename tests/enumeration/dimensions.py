"""A rule -> the dimensions that its combinations are made from: one for each field that it and its gates read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from offer_check.compiler.vocabulary import vocabulary
from offer_check.facts.computed import COMPUTED
from offer_check.facts.kinds import NAMED, TABLES
from offer_check.offer import FIELDS, Field, Tables
from offer_check.rule.rule import Patterns
from tests.oracle.interest import fields_of

from . import papers, split
from .asked import Asked, Inquiry, named_in
from .choice import Choice, Dimension, of_field
from .closure import Closure, Condition, conditions
from .rows import Rows
from .values import Values, dates, numbers

START, AS_OF = "about.start_date", "as_of"
"""A field that others are compared with, and the name of a dimension that is no field."""
DECIDING = ("each", "step", "flag", "pass")


@dataclass(frozen=True)
class Space:
    """All combinations that matter to the rule of `closure`."""

    closure: Closure
    tables: Tables

    @cached_property
    def dimensions(self) -> tuple[Dimension, ...]:
        """What is varied, in the order of the offer's fields."""
        fields = self.fields(c.when for c in self.closure.conditions)
        found = list(self._of(fields))
        if split.together(fields, self._computed()):
            found.append(split.dimension(self.inquiry))
        return (*found, *self._beside())

    @cached_property
    def inquiry(self) -> Inquiry:
        """What the conditions ask."""
        return Inquiry(self.closure, vocabulary(self.closure.rules, self.tables))

    def fields(self, when: Iterable[Patterns]) -> frozenset[str]:
        """The fields of the offer that patterns read, in any way, also those that they only want not to be unclear."""
        when = list(when)
        named = frozenset(path for patterns in when for path in named_in(patterns))
        return fields_of(self.closure.rules, when) | named

    def paths(self, condition: Condition) -> frozenset[str]:
        """The paths of dimensions that a condition reads."""
        kinds = self.closure.kinds(condition.when)
        beside = {AS_OF} if self._dated(kinds) else set()
        beside |= {papers.EVIDENCE} & kinds
        return self.fields([condition.when]) | beside | ({*self.closure.noted.values()} if beside else set())

    @cached_property
    def deciding(self) -> tuple[Condition, ...]:
        """The conditions of the rule that decide once it applies and no gate holds it up."""
        return tuple(c for c in conditions(self.closure.rule) if c.part in DECIDING)

    @property
    def subjects_are_rows(self) -> bool:
        """Whether the name of a subject is compared with that of the rows of a table, as states are."""
        each = self.closure.rule.each
        if each is None:
            return False
        words = vocabulary(self.closure.rules, self.tables)
        asked = self.inquiry.of((each.kind, each.by or words.kinds[each.kind].by))
        rows = {(kind, NAMED[kind]) for kind in TABLES.values()}
        return each.kind in TABLES.values() or bool(asked and asked.seats & rows)

    def _computed(self) -> frozenset[str]:
        return frozenset(path for path in COMPUTED if self.inquiry.of(("", path)))

    def _of(self, fields: frozenset[str]) -> Iterator[Dimension]:
        apart = split.PATHS if split.together(fields, self._computed()) else ()
        values = Values(self.tables)
        for path, field in FIELDS.items():
            if path not in fields or path in apart or field.table:
                continue
            if field.shape.name == "table":
                yield self._rows(path, values)
                continue
            found = self._values(path, field, values)
            vague = not field.required and field.group != "preferences"
            yield of_field(path, found, silent=not field.required, vague=vague)

    def _values(self, path: str, field: Field, values: Values) -> list[Any]:
        asked = self.inquiry.field(path)
        if path == START:
            return dates(asked, still=True)
        if path == split.TODAY and "computed.remote_growth" in self._computed():
            return numbers({split.NOW}, field.shape)
        return values.of(field.shape, self._counted(path, asked), parts=self._parts(path))

    def _rows(self, path: str, values: Values) -> Dimension:
        totals = self.inquiry.field("computed.visit_share_total").numbers if path == "work_mix.visit_types" else ()
        counted = {"licenses": "computed.licenses", "sites": "computed.sites"}.get(path, "")
        counts = self.inquiry.field(counted).numbers if counted else ()
        return Rows(path, self.inquiry, values).dimension(totals=sorted(totals), counts=sorted(counts))

    def _counted(self, path: str, asked: Asked) -> Asked:
        if path != "patients.states":
            return asked
        return Asked(asked.words, self.inquiry.field("computed.patient_states").numbers, asked.seats)

    def _parts(self, path: str) -> Mapping[str, Asked]:
        parts = {f.path: f.path.rpartition(".")[2] for f in FIELDS.values() if f.part_of == path}
        return {name: asked for part, name in parts.items() if (asked := self.inquiry.of(("", part)))}

    def _beside(self) -> Iterator[Dimension]:
        days = self._dated(self.closure.kinds_used)
        if days:
            yield Dimension((AS_OF,), tuple(Choice({AS_OF: day}) for day in days))
        if papers.EVIDENCE in self.closure.kinds_used:
            yield papers.dimension(self.closure.noted)

    def _dated(self, kinds: Iterable[str]) -> list[date]:
        """The last day on which every dated table is current, and the day after the last of each."""
        tables = [table for name, table in self.closure.rules.tables.items() if name in set(kinds) and table.check_by]
        last = sorted({date.fromisoformat(table.check_by) for table in tables})
        return [*last[:1], *(day + timedelta(days=1) for day in last)]
