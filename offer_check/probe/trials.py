"""A rule and an offer -> everything that is worth trying, one field at a time: what the rule asks for first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ..checker.paper import Paper
from ..facts.build import Given
from ..facts.computed import COMPUTED
from ..facts.kinds import STATES, TABLES
from ..offer import FIELDS
from ..offer.catalog import Field
from ..offer.tables import Tables
from ..offer.values import Range
from . import entries, rows
from .asked import Asked, Inquiry
from .data import at, cleared
from .model import Edit, Plain
from .trial import Trial
from .values import Candidate, Values, known_days

HOMES = ("where.physician_home_state", "where.main_site_state", "licensing.principal_state")
"""Fields that hold one state."""
MEASURED = ("number", "wrvu_credit")


@dataclass(frozen=True, slots=True)
class Trials:
    """Makes the trials on one offer. `subject` is the name of the subject, `subject_table` the table of which it is a
    row, empty for others."""

    given: Given
    paper: Paper
    data: dict[str, Plain]
    tables: Tables
    inquiry: Inquiry
    subject: str
    subject_table: str = ""

    def of(self, paths: tuple[str, ...]) -> Iterator[Trial]:
        """The trials of fields, in the order in which they are worth it."""
        whole = dict.fromkeys(part for path in paths for part in self._parts(path))
        known = [FIELDS[path] for path in whole if path in FIELDS]
        for field in sorted(known, key=lambda field: _rank(field.path)):
            yield from self._field(field, {f.path for f in known})

    def _parts(self, path: str) -> tuple[str, ...]:
        return COMPUTED[path].parts if path in COMPUTED else (path,)

    def _field(self, field: Field, read: set[str]) -> Iterator[Trial]:
        if field.table:
            return  # with its table
        shape = field.shape
        if shape.name == "table":
            columns = {path for path in read if FIELDS[path].table == field.path}
            yield from rows.trials(self, field, columns)
        elif shape.name == "list":
            yield from entries.of_list(self, field)
        elif shape.name == "state_map":
            yield from entries.of_map(self, field)
        elif field.part_of:
            yield from self._part(field)
        else:
            yield from self._plain(field)
        if shape.name != "table" and not field.required and not field.part_of:
            yield from self._silence(field)

    def _plain(self, field: Field) -> Iterator[Trial]:
        """Every value of a field that holds a single one."""
        path = tuple(field.path.split("."))
        for candidate in self.values(field.path).of(field.shape, at(self.data, path)):
            yield self.trial(field, candidate, (Edit(path=path, value=candidate.value),))

    def _part(self, field: Field) -> Iterator[Trial]:
        """Every value of one part, the others as they are."""
        whole, _, name = field.path.rpartition(".")
        path = tuple(whole.split("."))
        now = at(self.data, path)
        base: dict[str, Plain] = dict(now) if isinstance(now, dict) else {}
        for candidate in self.values(field.path).of(field.shape, base.get(name)):
            edit = Edit(path=path, value={**base, name: candidate.value})
            edits = (edit, *cleared(self.given.offer, self.data, whole))
            yield replace(self.trial(field, candidate, ()), edits=edits)

    def _silence(self, field: Field) -> Iterator[Trial]:
        """Nothing in a field that is stated."""
        path = tuple(field.path.split("."))
        if at(self.data, path) is not None:
            yield Trial(field.path, self.paper.label(field.path), "silent", "", (Edit(path=path, value=None),))

    def trial(self, field: Field, candidate: Candidate, edits: tuple[Edit, ...]) -> Trial:
        """A trial that says a value."""
        unclear = () if field.group == "preferences" else cleared(self.given.offer, self.data, field.path)
        text = candidate.text if candidate.at is None else self._measured(field, candidate)
        return Trial(
            field=field.path,
            label=self.paper.label(field.path),
            verb="says",
            text=text,
            edits=(*edits, *unclear),
            at=candidate.at,
            limits=self.limits(field.path),
            day=field.shape.name in ("date", "board_certified"),
        )

    def _measured(self, field: Field, candidate: Candidate) -> str:
        return candidate.text if field.shape.name not in MEASURED else f"{candidate.text} {field.unit}".rstrip()

    def limits(self, path: str) -> frozenset[Decimal]:
        """What decides between numbers of a field, days as their number."""
        values = self.values(path)
        return values.numbers | {Decimal(day.toordinal()) for day in values.days}

    def values(self, path: str) -> Values:
        """The maker of values for a field or a column."""
        asked = self.inquiry.of(path)
        computed = [name for name, known in COMPUTED.items() if path in known.parts and self._speaks(name)]
        numbers = set(asked.numbers)
        for name in computed:
            if "share" in name and FIELDS[path].unit == "percent":
                numbers |= {number for number in self.inquiry.of(name).numbers if 0 <= number <= 100}
        days = {*asked.days, *known_days(self.given.value(other) for other in self._others(asked))}
        numbers |= {n for other in self._others(asked) for n in _ends(self.given.value(other))}
        states = self._named(asked) if FIELDS.get(path) and FIELDS[path].shape.name == "state" else ()
        return Values(self.tables, frozenset(numbers), frozenset(days), states, fine=bool(computed))

    def _named(self, asked: Asked) -> tuple[str, ...]:
        """The states that the offer or a rule names, and one that nobody does."""
        known = {state for path in STATES for state in self.given.value(path) or () if isinstance(state, str)}
        known |= {row.state for row in self.given.value("licenses") or ()}
        known |= {str(self.given.value(path)) for path in HOMES} | {*asked.words}
        other = next((state for state in self.tables.jurisdictions if state not in known), "")
        return tuple(state for state in self.tables.jurisdictions if state in known or state == other)

    def _speaks(self, path: str) -> bool:
        asked = self.inquiry.of(path)
        return bool(asked.numbers or asked.words or asked.others)

    def _others(self, asked: Asked) -> Iterator[str]:
        """The fields whose values are compared, columns in every row."""
        for path in sorted(asked.others):
            if path in FIELDS or path in COMPUTED:
                places = self.paper.places(path)
                yield from (place for place in places if place not in TABLES)

    def states(self) -> tuple[str, ...]:
        """The states that matter: the subject where it is one, else those of the patients."""
        if self.subject in self.tables.jurisdictions:
            return (self.subject,)
        found = self.given.value("patients.states")
        return found[:3] if isinstance(found, tuple) else ()


def _rank(path: str) -> int:
    """What the offer promises comes first, then who and what it is for, the specialty last."""
    if path in STATES:
        return 1
    return 0 if not path.startswith("about.") else {"about.role_type": 3, "about.specialty": 4}.get(path, 2)


def _ends(value: object) -> set[Decimal]:
    return {value.low, value.high} if isinstance(value, Range) else set()
