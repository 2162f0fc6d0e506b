"""The offer as a reader sees it: each field with label, text, state, evidence and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..compiler.vocabulary import USABLE
from ..facts.build import Fact, Given
from ..facts.computed import COMPUTED
from ..facts.encode import word
from ..facts.property import Property
from ..offer import FIELDS
from ..offer.display import show
from ..offer.file import OfferFile
from ..report import Because, Evidence, State, Term
from ..ruleset.table import Table
from ..source import Path

IN_ROW = re.compile(r"(?P<field>[a-z_.]+)\[(?P<entry>[^\]]*)\](?:\.(?P<column>[a-z_]+))?")


@dataclass(frozen=True, slots=True)
class Paper:
    """One offer with its file, and the dated tables that were used with it."""

    file: OfferFile
    given: Given
    properties: Mapping[str, Property]
    tables: Mapping[str, Table]

    def because(self, path: str) -> Because:
        """What the offer says at `path`: a field, a column of a row, an entry of a list."""
        span = self.file.document.span(self._source(path))
        return Because(
            field=path,
            label=self.label(path),
            value=self.text(path),
            state=self.state(path),
            evidence=self.evidence(path),
            line=span.line,
            column=span.column,
            end_line=span.end_line,
            end_column=span.end_column,
        )

    def places(self, path: str) -> tuple[str, ...]:
        """The path itself; of a column the path in every row, or the table where it has no rows."""
        field = FIELDS.get(path)
        if field is None or not field.table:
            return (path,)
        rows = self.given.value(field.table) or ()
        column = path.rpartition(".")[2]
        return tuple(f"{self.given.offer.rows.name(field.table, n)}.{column}" for n in range(len(rows))) or (field.table,)

    def table_row(self, fact: Fact) -> Because:
        """What a dated table says, and whether it may decide."""
        table = self.tables[fact.kind]
        values = [str(v) for name, v in fact.values.items() if name != USABLE]
        row = next(row for row in table.rows if all(row[n] == fact.values[n] for n in table.columns))
        used = ""
        if fact.values[USABLE] == "no":
            used = "; not relied on: " + (
                "the sources of this entry disagree" if row.get("weak") == "yes" else f"due for a check since {table.check_by}"
            )
        return Because(
            field=f"{table.name}[{values[0]}]",
            label=f"{table.title}, {values[0]}",
            value=", ".join(values[1:]).replace("_", " ") + f" (as of {table.as_of}{used})",
            state="stated",
        )

    def label(self, path: str) -> str:
        """What a form calls the field."""
        found = IN_ROW.fullmatch(path)
        if found is None:
            return COMPUTED[path].label if path in COMPUTED else FIELDS[path].label
        column = found["column"]
        field = FIELDS[f"{found['field']}.{column}" if column else found["field"]]
        label = field.label.removeprefix("(column) ")
        return f"{found['entry']}: {label}" if column else label

    def state(self, path: str) -> State:
        """Stated, not stated or unclear."""
        if path.startswith("preferences.") or path in COMPUTED:
            return "not_stated" if self.given.value(path) is None else "stated"
        found = IN_ROW.fullmatch(path)
        return self.given.offer.state(path if found is None or found["column"] else found["field"])

    def text(self, path: str) -> str:
        """The value as a report shows it; of unclear fields the words."""
        words = self.given.offer.unclear.get(path)
        if words is not None:
            return words
        found = IN_ROW.fullmatch(path)
        if found is not None and not found["column"]:
            entry = self.given.value(found["field"])
            return f"{found['entry']}: {entry[found['entry']]}" if isinstance(entry, Mapping) else found["entry"]
        value = self.given.value(path)
        if value is None:
            return ""
        if path in COMPUTED:
            return show(value, None)
        field = FIELDS[path if found is None else f"{found['field']}.{found['column']}"]
        return show(value, field.shape)

    def word(self, path: str) -> str | None:
        """The word by which conditions know the field."""
        value = self.given.value(path)
        return None if value is None else word(value, self.properties[path])

    def evidence(self, path: str) -> tuple[Evidence, ...]:
        """Where the field's value was found."""
        entries = self.given.offer.evidence.get(path, ())
        return tuple(Evidence(source=e.source, where=e.where or "", words=e.words or "") for e in entries)

    def terms(self) -> Iterator[Term]:
        """Every field that the offer states or has unclear words for, in the order of the form."""
        for path in self._paths():
            state = self.state(path)
            if state != "not_stated":
                field = FIELDS[IN_ROW.sub(r"\g<field>.\g<column>", path)]
                yield Term(
                    field=path,
                    group=field.group,
                    label=self.label(path),
                    value=self.text(path),
                    state=state,
                    evidence=self.evidence(path),
                    line=self.file.document.span(self._source(path)).line,
                )

    def _paths(self) -> Iterator[str]:
        rows = self.given.offer.rows
        for path, field in FIELDS.items():
            if field.table or field.part_of or field.group == "preferences":
                continue
            if field.shape.name != "table" or not self.given.value(path):
                yield path
                continue
            columns = [p.rpartition(".")[2] for p, f in FIELDS.items() if f.table == path]
            for number in range(len(self.given.value(path))):
                yield from (f"{rows.name(path, number)}.{column}" for column in columns)

    def _source(self, path: str) -> Path:
        """The path of the value in the file; of a computed field that of its first part."""
        if path in COMPUTED:
            path = COMPUTED[path].parts[0]
        if path.startswith("preferences."):
            return ()
        found = IN_ROW.fullmatch(path)
        if found is None or found["column"]:
            return self.given.offer.path_of(path)
        return self._entry(found["field"], found["entry"])

    def _entry(self, field: str, entry: str) -> Path:
        """The path of one entry of a list or map."""
        base = self.given.offer.path_of(field)
        entries = self.given.value(field)
        if isinstance(entries, tuple):
            names = [str(getattr(e, "code", e)) for e in entries]
            position: Path = (*base, names.index(entry)) if entry in names else base
            return position if self.file.document.place(position) else base
        return (*base, entry) if self.file.document.place((*base, entry)) else base
