"""The offer as a reader sees it: each field with label, text, state, evidence and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..compiler.vocabulary import USABLE
from ..facts.build import Fact, Given
from ..facts.computed import COMPUTED
from ..facts.encode import item, word
from ..facts.property import Property
from ..offer import FIELDS
from ..offer.display import show, spelled
from ..offer.file import OfferFile
from ..offer.numbers import number
from ..offer.rows import TableShape
from ..report import Because, Evidence, State
from ..ruleset.table import Table
from ..source import Path
from .rows import values

NUMBER = number("")
PLAIN_NUMBERS = ("number", "wrvu_credit")
UNIT = re.compile(r"^([a-z-]+)s\b")
"""The plural at the beginning of a unit."""
WHOLE = {p: f for p, f in FIELDS.items() if not f.table and not f.part_of and f.group != "preferences"}
COLUMNS = {
    path: {p.rpartition(".")[2]: f for p, f in FIELDS.items() if f.table == path}
    for path, known in WHOLE.items()
    if known.shape.name == "table"
}
IN_ROW = re.compile(r"(?P<field>[a-z_.]+)\[(?P<entry>.*)\](?:\.(?P<column>[a-z_]+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Paper:
    """One offer with its file, and the dated tables that were used with it."""

    file: OfferFile
    given: Given
    properties: Mapping[str, Property]
    tables: Mapping[str, Table]
    _known: dict[str, Because] = field(default_factory=dict)

    def because(self, path: str) -> Because:
        """What the offer says at `path`: a field, a column of a row, an entry of a list."""
        if path not in self._known:
            self._known[path] = self._because(path)
        return self._known[path]

    def _because(self, path: str) -> Because:
        span = self.file.document.span(self._source(path))
        return Because(
            field=path,
            label=self.label(path),
            value=self.measured(path),
            state=self.state(path),
            evidence=self.evidence(path),
            line=span.line,
            column=span.column,
            end_line=span.end_line,
            end_column=span.end_column,
        )

    def parts(self, path: str) -> tuple[str, ...]:
        """The path itself; of a computed field the fields that it was made from."""
        if path not in COMPUTED:
            return (path,)
        first, *_ = parts = COMPUTED[path].parts
        instead = COMPUTED[path].instead
        if instead and self.state(first) == "stated":
            return tuple(part for part in parts if part not in instead)
        if instead and all(self.state(part) == "stated" for part in instead):
            return parts[1:]
        return parts

    def left_out(self, path: str, name: str) -> Iterator[Because]:
        """The entry `name` that a stated map does not have; a stated list of codes that does not hold it."""
        value = self.given.value(path) if path else None
        if isinstance(value, Mapping):
            yield self.because(f"{path}[{name}]")
        elif isinstance(value, tuple) and FIELDS[path].shape.name == "list":
            yield self.because(path)

    def is_list(self, path: str) -> bool:
        """Whether a list, a table or a map is stated there."""
        found = IN_ROW.fullmatch(path)
        return found is None and isinstance(self.given.value(path), tuple | Mapping)

    def places(self, path: str) -> tuple[str, ...]:
        """The path itself; of a column the path in every row, or the table where it has no rows."""
        known = FIELDS.get(path)
        if known is None or not known.table:
            return (path,)
        rows = self.given.value(known.table) or ()
        column = path.rpartition(".")[2]
        return tuple(f"{self.given.offer.rows.name(known.table, n)}.{column}" for n in range(len(rows))) or (
            known.table,
        )

    def table_row(self, fact: Fact) -> Because:
        """What a dated table says, and whether it may decide."""
        table = self.tables[fact.kind]
        row = next(row for row in table.rows if values(table, row).items() <= fact.values.items())
        said = [row[name] for name in table.columns]
        used = ""
        if fact.values[USABLE] == "no":
            used = "; not relied on: " + (
                "the sources of this entry disagree"
                if row.get("weak") == "yes"
                else f"due for a check since {table.check_by}"
            )
        return Because(
            field=f"{table.name}[{said[0]}]",
            label=f"{table.title}, {table.words.get(said[0], said[0])}",
            value=", ".join(table.words.get(v, spelled(v)) for v in said[1:]) + f" (as of {table.as_of}{used})",
            state="stated",
        )

    def label(self, path: str) -> str:
        """What a form calls the field."""
        found = IN_ROW.fullmatch(path)
        if found is None:
            return COMPUTED[path].label if path in COMPUTED else FIELDS[path].label
        path, entry, column = found.groups()
        if column:
            label = FIELDS[f"{path}.{column}"].label
            row = ", ".join(map(spelled, entry.split(", ")))
            return f"{self._row_word(path)} {row}, {label[:1].lower()}{label[1:]}"
        named = isinstance(self.given.value(path), Mapping)
        return f"{FIELDS[path].label}, {entry}" if named else FIELDS[path].label

    def _row_word(self, table: str) -> str:
        shape = FIELDS[table].shape
        return (shape.row.model_config.get("title") if isinstance(shape, TableShape) else None) or FIELDS[table].label

    def state(self, path: str) -> State:
        """Stated, not stated or unclear."""
        if path.startswith("preferences.") or path in COMPUTED:
            return "not_stated" if self.given.value(path) is None else "stated"
        found = IN_ROW.fullmatch(path)
        if found is None or found["column"]:
            return self.given.offer.state(path)
        value = self.given.value(found["field"])
        if isinstance(value, Mapping) and found["entry"] not in value:
            return "not_stated"
        return self.given.offer.state(found["field"])

    def text(self, path: str) -> str:
        """The value as a report shows it; of unclear fields the words."""
        whole = FIELDS[path].part_of if path in FIELDS else ""
        for name in (path, whole):
            if name in self.given.offer.unclear:
                return self.given.offer.unclear[name]
        found = IN_ROW.fullmatch(path)
        if found is not None and not found["column"]:
            return self._entry_text(found["field"], found["entry"])
        value = self.given.value(path)
        if value is None:
            return ""
        if path in COMPUTED:
            return show(value, NUMBER)
        known = FIELDS[path if found is None else f"{found['field']}.{found['column']}"]
        return show(value, known.shape)

    def measured(self, path: str) -> str:
        """The value as a report shows it, a plain number with its unit: `14 days`."""
        text, known = self.text(path), FIELDS.get(IN_ROW.sub(r"\g<field>.\g<column>", path))
        if known is None or known.shape.name not in PLAIN_NUMBERS or self.state(path) != "stated":
            return text
        unit = (UNIT.sub(r"\1", known.unit) if text == "1" else known.unit).replace("/", " a ")
        return f"{text} {unit}".rstrip() if text[:1].isdigit() else text

    def _entry_text(self, field: str, entry: str) -> str:
        value, items = self.given.value(field), FIELDS[field].shape.items
        if isinstance(value, Mapping):
            return str(value.get(entry, ""))
        shown = [show(e, items) for e in value or () if items and item(e) == entry]
        return "; ".join(shown) or spelled(entry)

    def word(self, path: str) -> str | None:
        """The word by which conditions know the field."""
        value = self.given.value(path)
        return None if value is None else word(value, self.properties[path])

    def evidence(self, path: str) -> tuple[Evidence, ...]:
        """Where the field's value was found; of an entry or a row, else where the list or table was."""
        noted = self.given.offer.evidence
        found = IN_ROW.fullmatch(path)
        whole = (path.rpartition(".")[0], found["field"]) if found else ()
        entries = next((noted[name] for name in (path, *whole) if name in noted), ())
        known = FIELDS.get(IN_ROW.sub(r"\g<field>.\g<column>", path))
        return tuple(
            Evidence(
                source=e.source,
                where=e.where or "",
                words=e.words or "",
                value="" if e.value is None or known is None else show(e.value, known.shape),
            )
            for e in entries
        )

    def no_evidence(self) -> Because:
        """What is missing where no value has a source."""
        span = self.file.document.span(("evidence",))
        return Because(
            field="evidence",
            label="Where the terms come from",
            state="not_stated",
            line=span.line,
            column=span.column,
            end_line=span.end_line,
            end_column=span.end_column,
        )

    def _source(self, path: str) -> Path:
        """The path of the value in the file; of a computed field that of its first part."""
        if path in COMPUTED:
            path = COMPUTED[path].parts[0]
        if path in self.given.offer.unclear and self.file.document.place(("unclear", path)):
            return "unclear", path
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
            names = [item(e) for e in entries]
            position: Path = (*base, names.index(entry)) if entry in names else base
            return position if self.file.document.place(position) else base
        return (*base, entry) if self.file.document.place((*base, entry)) else base
