"""A table of outside or own data -> facts: one for each row, which says whether it may decide on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal

from ..compiler.vocabulary import USABLE
from ..facts.build import Fact
from ..facts.encode import span
from ..facts.property import Encoded
from ..offer.values import Range
from ..record import record
from ..ruleset.table import Table


@record()
class RowFact(Fact):
    """The fact of a row, with the row."""

    row: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


def facts(table: Table, as_of: date) -> Iterator[RowFact]:
    """The rows of `table`. A weak row may not decide, and no row may past the table's last day."""
    current = table.current(as_of)
    for row in table.rows:
        usable = current and row.get("weak") != "yes"
        yield RowFact(table.name, {**values(table, row), USABLE: "yes" if usable else "no"}, row=row)


def values(table: Table, row: Mapping[str, str]) -> Mapping[str, Encoded]:
    """What the engine sees of a row: words, and the two ends of numbers and dates."""
    found: dict[str, Encoded] = {}
    for name in table.columns:
        measured = table.measured.get(name)
        found[name] = measured or row[name]
        if measured:
            found[f"{name}.low"], found[f"{name}.high"] = span(_measure(measured, row[name]))
    return found


def _measure(measured: str, text: str) -> date | Range:
    return date.fromisoformat(text) if measured == "date" else Range(Decimal(text), Decimal(text))
