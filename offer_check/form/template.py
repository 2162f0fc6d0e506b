"""A form in, an annotated offer file out: valid as it is, and with any of its examples in force.

A line with `#` right before its text is an example: it counts once that sign is taken away. `# ` begins an explanation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from ..offer import FIELDS, Field
from ..offer.example import example
from ..offer.tables import Tables
from ..source.flow import written
from .fields import Form, Group
from .wording import told

WIDTH = 110
INTRODUCTION = (
    "What your papers do not say stays as it is here: it counts as not stated, and becomes a question to the employer.",
    "A key without # before it is one of the facts to fill in first: write its value, or take away the # before the "
    "example. Further facts stand below, each behind a #: take that away, and put your value in the place of the "
    "example.",
    "A number may be a range, {min: 8, max: 14}. A list with nothing in it, [], says that there is none.",
    'Words that cannot be checked ("as needed") are no value: note them under unclear, at the end. Evidence, also '
    "there, says in which paper a value stands.",
)
EVIDENCE = "Evidence. Where a value comes from, by the path of its field: the paper, the clause or page, its words."
UNCLEAR = (
    "Unclear words. Words of the offer that cannot be checked, by the path of the field that they should decide; for "
    'example, workload.minimum_hours: "as needed".'
)


def template(form: Form, tables: Tables, *, schema: str = "", name: str = "FILE", short: bool = False) -> str:
    """The file as text. `schema` is where an editor finds the schema (empty: nowhere), `name` is what the file is
    called; `short` leaves out all but the facts to fill in first."""
    return "".join(f"{line}\n" for line in _Template(form, tables, short).lines(schema, name))


@dataclass(frozen=True, slots=True)
class _Template:
    form: Form
    tables: Tables
    short: bool

    def lines(self, schema: str, name: str) -> Iterator[str]:
        if schema:
            yield f"# yaml-language-server: $schema={schema}"
        yield from self._introduction(name)
        yield from ("", "offer_format: 1")
        for group in self.form.groups:
            if group.first or not self.short:
                yield from self._group(group)
        yield from ("", *_explained(EVIDENCE), "evidence:", *self._evidence())
        yield from ("", *_explained(UNCLEAR), "unclear:")

    def _introduction(self, name: str) -> Iterator[str]:
        kind, known = self.form.kind, self.tables
        roles = ", ".join(known.roles[role].label for role in kind.roles)
        yield from _explained(f"A job offer for offer-check. {known.specialties[kind.specialty].label}: {roles}.")
        yield from _explained(f"When it is filled in: offer-check check {name}")
        yield "#"
        for advice in INTRODUCTION:
            yield from _explained(f"- {advice}", hang=2)

    def _group(self, group: Group) -> Iterator[str]:
        yield from ("", *_explained(f"---- {group.title} ----"))
        if group.key in FIELDS:
            (field,) = (*group.first, *group.others)
            yield from self._field(field, "")
            return
        yield f"{group.key}:"
        for field in group.first:
            yield from self._field(field, "  ")
        if group.others and not self.short:
            if group.first:
                yield from ("", *_explained(f"-- further facts: {group.title.lower()} --", "  "))
            for field in group.others:
                yield from self._field(field, "  ", first=False)

    def _field(self, field: Field, indent: str, *, first: bool = True) -> Iterator[str]:
        key = field.path.rpartition(".")[2]
        yield from self._about(field, indent)
        if field.path in self.form.kind.values:
            yield f"{indent}{key}: {written(self.form.kind.values[field.path])}"
            return
        value: Any = example(field, self.tables)
        if field.shape.name == "table":
            yield f"{indent}{key}:"
            yield from (f"{indent}  #- {written(row)}" for row in value)
        else:
            yield f"{indent}{key}: #{written(value)}" if first else f"{indent}#{key}: {written(value)}"

    def _about(self, field: Field, indent: str) -> Iterator[str]:
        if field.shape.name != "table":
            yield from _explained(told(field, self.tables), indent, hang=2)
            return
        yield from _explained(f"{field.label}. {field.description} A row has:", indent)
        for column in FIELDS.values():
            if column.table == field.path:
                name = column.path.rpartition(".")[2]
                yield from _explained(f"{name}: {told(column, self.tables)}", indent, lead="#   ", hang=2)

    def _evidence(self) -> Iterator[str]:
        """One example, on a field of this form that an agreement may settle."""
        paths = (f.path for f in self.form.fields if f.found.startswith("A") and f.shape.name != "table")
        paper = {"source": "agreement", "where": "section 7.2", "words": "the words of the section"}
        yield from (f"  #{path}: {written(paper)}" for path in list(paths)[:1])


def _explained(text: str, indent: str = "", *, lead: str = "# ", hang: int = 0) -> Iterable[str]:
    """`text` as comments; lines after the first begin `hang` further to the right."""
    return wrap(
        text,
        WIDTH,
        initial_indent=indent + lead,
        subsequent_indent=indent + lead + " " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
