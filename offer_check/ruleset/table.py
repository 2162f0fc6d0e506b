"""Tables of data under `rules/data/`: rows of text, with the dates and the source that an outside fact needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from ..errors import Fault
from ..rule.faults import faults_of
from ..rule.file import TableFile
from ..source import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table. Rows are text by column; a `weak` row, and any row past `check_by`, satisfies no flag and no pass.

    `words` says codes of the rows in words, for reports.
    """

    name: str
    title: str
    as_of: str
    check_by: str
    source: str
    rows: tuple[Mapping[str, str], ...]
    words: Mapping[str, str]
    path: str

    def current(self, today: date) -> bool:
        """Whether the table may still decide on `today` (its last day is included)."""
        return not self.check_by or today <= date.fromisoformat(self.check_by)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that conditions may test."""
        return tuple(name for name in (self.rows[0] if self.rows else ()) if name != "weak")


def table(document: Document) -> tuple[Table | None, list[Fault]]:
    """The table that `document` holds (None where its shape is wrong) and every fault found."""
    try:
        file = TableFile.model_validate(document.data)
    except ValidationError as error:
        return None, list(faults_of(error, document, TableFile))
    faults = list(_date_faults(file, document))
    rows = tuple(
        {name: _text(value) for name, value in row.items() if not isinstance(value, list | dict)} for row in file.rows
    )
    built = Table(
        name=file.table,
        title=file.title or file.table.replace("_", " "),
        as_of=file.as_of or "",
        check_by=file.check_by or "",
        source=file.source or "",
        rows=rows,
        words=file.words or {},
        path=document.name,
    )
    return built, faults


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _date_faults(file: TableFile, document: Document) -> Iterator[Fault]:
    for name in ("as_of", "check_by"):
        text = getattr(file, name)
        if text is None:
            continue
        try:
            date.fromisoformat(text)
        except ValueError:
            span = document.span((name,))
            yield Fault(
                path=document.name,
                line=span.line,
                column=span.column,
                message=f"{name} is {text!r}",
                accepted="a date such as 2027-01-15",
            )
