"""The values of a table: none, one row for each combination of what rules ask of its columns, and some pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any

from offer_check.facts.kinds import COLUMNS, NAMED, TABLES
from offer_check.offer import FIELDS, Field

from .asked import Asked, Inquiry
from .choice import NOT_STATED, UNCLEAR, Choice, Dimension
from .values import STATES, Values

Row = dict[str, Any]
"""The values of columns; `~unclear` for unclear words, nothing for what is not stated."""
NAMES = ("North", "South")


@dataclass(frozen=True)
class Rows:
    """Makes the rows of the table at `path`."""

    path: str
    inquiry: Inquiry
    values: Values

    @property
    def kind(self) -> str:
        """The kind of fact that a row makes."""
        return TABLES[self.path]

    def dimension(self, *, totals: Sequence[Decimal] = (), counts: Sequence[Decimal] = ()) -> Dimension:
        """The table with its rows. `totals`: sums of shares that rules compare; `counts`: numbers of rows."""
        singles = list(self.singles())
        tables = [[], *([row] for row in singles), *self.pairs(singles)]
        tables += [*self._shared(totals), *(self._many(int(count) + step) for count in counts for step in (-1, 0, 1))]
        kept = {str(rows): rows for rows in tables}.values()
        return Dimension((self.path,), (*map(self._choice, kept), Choice(), Choice(unclear=(self.path,))))

    def singles(self) -> Iterator[Row]:
        """One row for each combination."""
        columns = {column: self._column(column, field) for column, field in self._fields().items()}
        asked = {column: found for column, found in columns.items() if found}
        for values in product(*asked.values()):
            yield {name: value for name, value in zip(asked, values, strict=True) if value != NOT_STATED}

    def pairs(self, singles: Sequence[Row]) -> Iterator[list[Row]]:
        """Two rows: the first and the last complete ones, about different things and, by another route, about one."""
        whole = [row for row in singles if UNCLEAR not in row.values() and [] not in row.values()]
        whole = [row for row in whole if len(row) == max(map(len, whole))]
        for second in (whole[0], whole[-1]):
            yield [whole[0], second | self._other(whole[0])]
        if self.kind == "license":
            yield [{**whole[0], "route": "full_application"}, {**whole[-1], "route": "compact"}]
            yield [{**whole[0], "route": "full_application"}, {**whole[len(whole) // 2], "route": "compact"}]

    def _fields(self) -> dict[str, Field]:
        return {f.path.rpartition(".")[2]: f for f in FIELDS.values() if f.table == self.path}

    def _column(self, column: str, field: Field) -> list[Any]:
        """What a column holds: nothing where no rule asks for it and it may be left out."""
        asked = self._asked(column, field)
        if column == NAMED[self.kind] and column == "name":
            return list(NAMES[:1])
        if column == NAMED[self.kind] and column == "state":
            states = self.values.states(asked or Asked())
            return states[:1] if states == list(STATES) else states
        if asked is None:
            return self.values.of(field.shape, Asked())[:1] if field.required else []
        found = _few(self.values.of(field.shape, asked), field, asked)
        return found if field.required else [*found, NOT_STATED, UNCLEAR]

    def _asked(self, column: str, field: Field) -> Asked | None:
        entries = self.inquiry.of((COLUMNS.get(field.path, ""), "is"))
        return entries or self.inquiry.of((self.kind, column))

    def _other(self, row: Row) -> Row:
        """What makes a row be about another thing."""
        if self.kind == "site":
            return {"name": NAMES[1]}
        if self.kind == "license":
            return {"state": next(state for state in reversed((*STATES, "NY")) if state != row["state"])}
        kinds = self.values.of(FIELDS[f"{self.path}.kind"].shape, Asked())
        return {"kind": next(kind for kind in kinds if kind != row["kind"])}

    def _shared(self, totals: Sequence[Decimal]) -> Iterator[list[Row]]:
        """Two rows whose shares add up to what rules compare with, and around it."""
        for total in totals:
            rest = int(total) - 50
            for share in (rest - 1, rest, rest + 1, {"min": rest - 1, "max": rest + 1}, None):
                other = {"kind": "follow_up"} | ({"share": share} if share is not None else {})
                yield [{"kind": "new_consult", "share": 50}, other]

    def _many(self, count: int) -> list[Row]:
        """So many rows, however they differ."""
        states = list(self.values.tables.jurisdictions)[: max(count, 0)]
        if self.kind == "license":
            return [{"state": state, "status": "held"} for state in states]
        return [{"name": f"Site {state}"} for state in states]

    def _choice(self, rows: Sequence[Row]) -> Choice:
        stated = [{name: value for name, value in row.items() if value != UNCLEAR} for row in rows]
        names = FIELDS[self.path].shape.row.IDENTITY  # type: ignore[attr-defined]
        unclear = [
            f"{self.path}[{', '.join(stated[number][name] for name in names if name in stated[number])}].{column}"
            for number, row in enumerate(rows)
            for column, value in row.items()
            if value == UNCLEAR
        ]
        if len(rows) == 1:
            return Choice({self.path: stated}, tuple(unclear), self._says(rows[0]), about=rows[0][NAMED[self.kind]])
        return Choice({self.path: stated}, tuple(unclear), {self.path: []} if not rows else {})

    def _says(self, row: Row) -> dict[str, Any]:
        """The columns of a row that rules ask for."""
        asked = (column for column, field in self._fields().items() if self._asked(column, field))
        return {f"{self.path}.{column}": row.get(column, NOT_STATED) for column in asked}


def _few(found: Sequence[Any], field: Field, asked: Asked) -> list[Any]:
    """The words that rules name and one other; everything where words are no matter."""
    shape = field.shape.items or field.shape
    if shape.name != "choice":
        return list(found)
    words = {str(word) for value in found for word in (value if isinstance(value, list) else [value])}
    other = next((word for word in sorted(words) if word not in asked.words), None)
    kept = {word for word in asked.words if word in words} | ({other} if other else set())
    return [value for value in found if {*(value if isinstance(value, list) else [value])} <= kept]
