"""The offer as a reader sees it: each field with label, text, state, evidence and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from ..compiler.vocabulary import USABLE
from ..facts.build import Fact, Given
from ..facts.computed import COMPUTED
from ..facts.encode import item, word
from ..facts.property import Property
from ..offer import FIELDS
from ..offer.display import show, spelled
from ..offer.file import OfferFile
from ..record import record
from ..report import Because, Evidence, State
from ..ruleset.table import Table
from ..source import Path
from .rows import RowFact
from .spot import Spot, spot

UNIT = re.compile(r"^([a-z-]+)s\b")
"""The plural at the beginning of a unit."""
WHOLE = {p: f for p, f in FIELDS.items() if not f.table and not f.part_of and f.group != "preferences"}
COLUMNS = {
    path: {p.rpartition(".")[2]: f for p, f in FIELDS.items() if f.table == path}
    for path, known in WHOLE.items()
    if known.shape.name == "table"
}
_IN_TABLES = {path for path, known in FIELDS.items() if known.table}


@record()
class Paper:
    """One offer with its file, and the dated tables that were used with it."""

    file: OfferFile
    given: Given
    properties: Mapping[str, Property]
    tables: Mapping[str, Table]
    _known: dict[str, Because] = field(default_factory=dict)
    _found: dict[str, tuple[Because, ...]] = field(default_factory=dict)

    def because(self, path: str) -> Because:
        """What the offer says at `path`: a field, a column of a row, an entry of a list."""
        if path not in self._known:
            self._known[path] = self._because(spot(path))
        return self._known[path]

    def of(self, path: str) -> tuple[Because, ...]:
        """What the offer says of the field or column at `path`: of every part that it was made from, in every row."""
        if path not in self._found:
            if path not in COMPUTED and path not in _IN_TABLES:
                self._found[path] = (self.because(path),)
            else:
                places = [place for part in self.parts(path) for place in self.places(part)]
                self._found[path] = tuple(map(self.because, places))
        return self._found[path]

    def _because(self, at: Spot) -> Because:
        offer = self.given.offer
        source = self._source(at) if at.source is None or at.placed in offer.unclear else at.source
        line, column, end_line, end_column = self.file.document.span(source)
        state, value = self._entry(at) if at.is_entry else self._said(at)
        return Because(
            field=at.path,
            label=self._label(at) if at.is_entry else at.label,
            value=value,
            state=state,
            evidence=self._evidence(at) if at.path in offer.evidence or at.entry is not None else (),
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
        )

    def parts(self, path: str) -> tuple[str, ...]:
        """The path itself; of a computed field the fields that it was made from."""
        if path not in COMPUTED:
            return (path,)
        first, *_ = parts = COMPUTED[path].parts
        instead = COMPUTED[path].instead
        if instead and self.because(first).state == "stated":
            return tuple(part for part in parts if part not in instead)
        if instead and all(self.because(part).state == "stated" for part in instead):
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
        return "[" not in path and isinstance(self.given.value(path), tuple | Mapping)

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
        assert isinstance(fact, RowFact)
        table, row = self.tables[fact.kind], fact.row
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
        return self._label(spot(path))

    def _label(self, at: Spot) -> str:
        named = at.is_entry and isinstance(self.given.value(at.whole), Mapping)
        return f"{at.label}, {at.entry}" if named else at.label

    def text(self, path: str) -> str:
        """The value as a report shows it, a number without its unit; of unclear fields the words."""
        at = spot(path)
        if at.is_entry:
            return self._entry(at)[1]
        if self.given.state(path) != "stated":
            return self._said(at)[1]
        return show(self.given.value(path), at.shape)

    def _said(self, at: Spot) -> tuple[State, str]:
        """The state of a field or column, and its value as a report shows it, a plain number with its unit: `14 days`;
        of unclear ones the words."""
        offer = self.given.offer
        if at.path in offer.vague:
            return "unclear", offer.unclear.get(at.path) or offer.unclear[at.part_of]
        value = self.given.value(at.path)
        if value is None:
            return "not_stated", ""
        text = show(value, at.shape)
        if not at.unit or not text[:1].isdigit():
            return "stated", text
        unit = UNIT.sub(r"\1", at.unit) if text == "1" else at.unit
        return "stated", f"{text} {unit}"

    def _entry(self, at: Spot) -> tuple[State, str]:
        """The state of an entry of a list or map, and its text."""
        value, items, entry = self.given.value(at.whole), FIELDS[at.whole].shape.items, at.entry or ""
        state = self.given.state(at.whole)
        if isinstance(value, Mapping):
            return (state, str(value[entry])) if entry in value else ("not_stated", "")
        shown = [show(e, items) for e in value or () if items and item(e) == entry]
        return state, "; ".join(shown) or spelled(entry)

    def word(self, path: str) -> str | None:
        """The word by which conditions know the field."""
        value = self.given.value(path)
        return None if value is None else word(value, self.properties[path])

    def _evidence(self, at: Spot) -> tuple[Evidence, ...]:
        """Where the value was found; of an entry or a row, else where the list or table was."""
        noted = self.given.offer.evidence
        entries = noted.get(at.path)
        if entries is None and at.entry is not None:
            entries = noted.get(at.path.rpartition(".")[0]) or noted.get(at.whole)
        if not entries:
            return ()
        return tuple(
            Evidence(
                source=e.source,
                where=e.where or "",
                words=e.words or "",
                value="" if e.value is None or at.is_entry else show(e.value, at.shape),
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

    def _source(self, at: Spot) -> Path:
        """The path of the value in the file."""
        unclear = self.given.offer.unclear
        if at.placed in unclear and self.file.document.place(("unclear", at.placed)):
            return "unclear", at.placed
        if at.source is not None:
            return at.source
        return self._place(at.whole, at.entry or "") if at.is_entry else self.given.offer.path_of(at.path)

    def _place(self, field: str, entry: str) -> Path:
        """The path of one entry of a list or map."""
        base = self.given.offer.path_of(field)
        entries = self.given.value(field)
        if isinstance(entries, tuple):
            names = [item(e) for e in entries]
            position: Path = (*base, names.index(entry)) if entry in names else base
            return position if self.file.document.place(position) else base
        return (*base, entry) if self.file.document.place((*base, entry)) else base
