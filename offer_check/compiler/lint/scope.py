"""What a condition may name at one point: fields, facts named before, parameters; and what a reference stands for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ...facts.kinds import TABLES
from ...facts.property import Property
from ...record import record
from ...rule.faults import suggestion
from ...rule.pattern import Reference
from ...source import Path
from ..vocabulary import Vocabulary
from .choices import Choices, Words
from .notes import Notes


@record()
class Term:
    """A field or a property of a fact as a message names it, what it can be, and its words (None: any text)."""

    name: str
    property: Property
    words: Words


@record()
class Number:
    """What a parameter stands for."""


@dataclass(slots=True)
class Scope:
    """The names of one condition while it is read from front to back. `bound` has the kind of each alias, empty where
    that kind is unknown; `later` the aliases that patterns further down bind."""

    vocabulary: Vocabulary
    choices: Choices
    notes: Notes
    parameters: Collection[str] = ()
    bound: dict[str, str] = field(default_factory=dict)
    later: Collection[str] = ()

    def field(self, path: str, place: Path, *, at_key: bool = True) -> Term | None:
        """The field at `path`; a fault and None where there is no such field."""
        if path in self.vocabulary.fields and not column_of(path):
            return Term(path, self.vocabulary.fields[path], self.choices.field(path))
        if path in self.vocabulary.fields:
            table, _, column = path.rpartition(".")
            hint = f"test it in a fact: {{fact: {TABLES[table]}, {column}: ...}}"
            self.notes.add(place, f"{path} is a column of a table", hint=hint, at_key=at_key)
        else:
            self.notes.add(place, f"unknown field {path!r}", hint=self._field_hint(path), at_key=at_key)
        return None

    def _field_hint(self, path: str) -> str:
        plain = [known for known in self.vocabulary.fields if not column_of(known)]
        same = [known for known in plain if known.rpartition(".")[2] == path.rpartition(".")[2]]
        return suggestion(path, plain) or (f"did you mean {same[0]!r}?" if same else "")

    def kind(self, name: str, place: Path) -> str:
        """The kind of that name; a fault and an empty text where there is none."""
        if name in self.vocabulary.kinds:
            return name
        self.notes.add(place, f"unknown fact {name!r}", hint=suggestion(name, self.vocabulary.kinds))
        return ""

    def property(self, kind: str, name: str, place: Path, *, at_key: bool = True) -> Term | None:
        """A property of facts of `kind` (empty: an unknown kind); a fault and None where there is none."""
        if not kind:
            return None
        properties: Mapping[str, Property] = self.vocabulary.kinds[kind].properties
        if name in properties:
            return Term(f"{kind}.{name}", properties[name], self.choices.property(kind, name))
        accepted = ", ".join(properties) or "no properties"
        message = f"{kind} has no property {name!r}"
        self.notes.add(place, message, accepted=accepted, hint=suggestion(name, properties), at_key=at_key)
        return None

    def alias(self, alias: str, name: str, place: Path) -> Term | None:
        """A property of the fact that `alias` names; a fault and None where nothing before has that name."""
        if alias in self.bound:
            return self.property(self.bound[alias], name, place)
        self._unbound(Reference(f"{alias}.{name}"), place, at_key=True)
        return None

    def reference(self, reference: Reference, place: Path) -> Term | Number | None:
        """What a reference stands for; a fault and None where it stands for nothing."""
        if reference.property and reference.alias in self.bound:
            return self.property(self.bound[reference.alias], reference.property, place, at_key=False)
        if reference.name in self.vocabulary.fields:
            return self.field(reference.name, place, at_key=False)
        if reference.name in self.parameters:
            return Number()
        self._unbound(reference, place, at_key=False)
        return None

    def parameter(self, name: str, place: Path) -> None:
        """Note a fault where there is no such parameter."""
        if name not in self.parameters:
            hint = suggestion(name, self.parameters)
            self.notes.add(place, f"unknown parameter {name!r}", hint=hint, at_key=True)

    def _unbound(self, reference: Reference, place: Path, *, at_key: bool) -> None:
        text = f"${reference.name}"
        if reference.alias in self.later:
            message, hint = f"{text} stands before the fact that is named {reference.alias!r}", ""
        else:
            message = f"{text} stands for nothing here"
            hint = suggestion(text, [f"${name}" for name in self.names()])
        self.notes.add(place, message, hint=hint, at_key=at_key)

    def names(self) -> list[str]:
        """Everything that a reference may name here."""
        kinds = self.vocabulary.kinds
        properties = [f"{alias}.{p}" for alias, kind in self.bound.items() if kind for p in kinds[kind].properties]
        return [*properties, *self.parameters, *(f for f in self.vocabulary.fields if not column_of(f))]


def column_of(path: str) -> str:
    """The table that a path is a column of, empty for other fields."""
    table = path.rpartition(".")[0]
    return table if table in TABLES else ""
