"""Which fields an offer of some kind needs: those that a rule reads which may apply to it.

The engine is asked, with an offer of which all but the kind is unclear: what does not apply to that offer applies to
none of the kind, whatever else it says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from .. import source
from ..checker.checker import Checker
from ..compiler.reads import Reads
from ..compiler.vocabulary import vocabulary
from ..offer import FIELDS, Field, file
from ..offer.catalog import GROUPS
from .first import FIRST

ENTERED = {path: f for path, f in FIELDS.items() if not (f.table or f.part_of) and f.group != "preferences"}
"""What a person fills in: a table as a whole, and a value with parts as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of job, by codes; `stage` is the career stage, empty where it is not known."""

    specialty: str
    roles: tuple[str, ...]
    stage: str = ""

    @property
    def values(self) -> dict[str, str | list[str]]:
        """What it says of an offer, by path."""
        stage = {"about.career_stage": self.stage} if self.stage else {}
        return {"about.specialty": self.specialty, "about.role_type": list(self.roles), **stage}


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of a form under one key of an offer file: `first` to fill in, and the others."""

    key: str
    title: str
    first: tuple[Field, ...]
    others: tuple[Field, ...]


@dataclass(frozen=True)
class Form:
    """The fields of a kind of job, in the order of reports."""

    kind: Kind
    fields: tuple[Field, ...]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The fields by group; groups with something to fill in first come first."""
        found = [_group(key, tuple(fields)) for key, fields in groupby(self.fields, key=lambda field: field.group)]
        return tuple(sorted(found, key=lambda group: not group.first))

    @property
    def first(self) -> int:
        """How many facts there are to fill in first."""
        return sum(len(group.first) for group in self.groups)


def form(checker: Checker, kind: Kind) -> Form:
    """The form for an offer of `kind`, with the rules that are active. What no rule reads at all is in every form."""
    reads = Reads(vocabulary(checker.rules, checker.tables))
    read = {rule.id: reads.rule(rule) for rule in checker.rules.active}
    wanted = frozenset().union(*(read[rule] for rule in _applying(checker, kind)))
    unread = ENTERED.keys() - frozenset().union(*read.values())
    return Form(kind, tuple(field for path, field in ENTERED.items() if path in wanted | unread | kind.values.keys()))


def _applying(checker: Checker, kind: Kind) -> Iterator[str]:
    """The ids of the rules that apply to an offer of which nothing but the kind is clear."""
    raw = json.dumps(_unclear(kind)).encode()
    offer = file.of(source.read_bytes(raw, name="form", syntax="json"), checker.tables)
    for result in checker.check(offer, as_of=date.min).results:
        if result.outcome != "not_applicable":
            yield result.rule


def _unclear(kind: Kind) -> dict[str, object]:
    about = {path.partition(".")[2]: value for path, value in kind.values.items()}
    unclear = {path: "as needed" for path in ENTERED if path not in kind.values}
    return {"offer_format": 1, "about": about, "unclear": unclear}


def _group(key: str, fields: tuple[Field, ...]) -> Group:
    first = tuple(field for field in fields if field.path in FIRST)
    return Group(key, GROUPS[key], first, tuple(field for field in fields if field not in first))
