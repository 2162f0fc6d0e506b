"""Tables of data under `rules/data/`: rows of text, with the dates and the source that an outside fact needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ..errors import Fault
from ..record import record
from ..rule.shape import shape_faults
from ..source import Document

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@record(kw_only=True)
class Table:
    """One table. Rows are text by column; a `weak` row, and any row past `check_by`, satisfies no flag and no pass.

    `sure` says how sure its facts are (`high`, `medium`, `low`), `words` says codes of the rows in words, for reports;
    `measured` are the columns whose every value is a `number` or a `date`, which conditions may compare.
    """

    name: str
    title: str
    as_of: str
    check_by: str
    source: str
    sure: str = ""
    rows: tuple[Mapping[str, str], ...]
    words: Mapping[str, str]
    measured: Mapping[str, str]
    path: str

    def current(self, today: date) -> bool:
        """Whether the table may still decide on `today` (its last day is included)."""
        return not self.check_by or today <= date.fromisoformat(self.check_by)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that conditions may test."""
        return tuple(name for name in (self.rows[0] if self.rows else ()) if name != "weak")


def table(document: Document, *, checked: bool = False) -> tuple[Table | None, list[Fault]]:
    """The table that `document` holds (None where its shape is wrong) and every fault found.

    `checked`: the document comes out of the bundle of rules that passed the lint.
    """
    faults = [] if checked else shape_faults(document, "table")
    if faults:
        return None, faults
    return of(document.data, document.name), list(_date_faults(document))


def of(data: Any, path: str) -> Table:
    """The table of well-formed data; `path` is the file that it comes from."""
    return Table(
        name=data["table"],
        title=data.get("title") or data["table"].replace("_", " "),
        as_of=data.get("as_of") or "",
        check_by=data.get("check_by") or "",
        source=data.get("source") or "",
        sure=data.get("sure") or "",
        rows=tuple(map(_row, data["rows"])),
        words=data.get("words") or {},
        measured=_measured(data["rows"]),
        path=path,
    )


def _measured(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    """The columns that hold nothing but numbers, or nothing but dates."""
    kinds = {name: {_kind_of(row.get(name)) for row in rows} for name in (rows[0] if rows else ())}
    return {name: found for name, (found, *others) in kinds.items() if found and not others}


def _kind_of(value: Any) -> str:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return "number"
    return "date" if isinstance(value, str) and _DAY.fullmatch(value) else ""


def _row(row: Mapping[str, Any]) -> Mapping[str, str]:
    return {name: _text(value) for name, value in row.items() if not isinstance(value, list | dict)}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _date_faults(document: Document) -> Iterator[Fault]:
    for name in ("as_of", "check_by"):
        text = document.data.get(name)
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
