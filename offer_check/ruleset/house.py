"""A table of a further folder over the one of the same name that is there already: more rows, or all of it anew."""

from __future__ import annotations

from typing import Any

from ..errors import Fault
from ..source import Document


def combined(known: Any, document: Document) -> tuple[Any, list[Fault]]:
    """The data of the table `known` with what `document` makes of it by its `existing` (`extend` or `replace`), and
    every fault found: a table that says neither, a row that is there already."""
    data = document.data
    match data.get("existing"):
        case "replace":
            return data, []
        case "extend":
            faults = [*_repeated(known, document), *_dated(document)]
            words = {**(known.get("words") or {}), **(data.get("words") or {})}
            return {**known, "words": words, "rows": [*known["rows"], *data["rows"]]}, faults
    span = document.key_span(("table",))
    return known, [
        Fault(
            path=document.name,
            line=span.line,
            column=span.column,
            message=f"the table {data['table']} is there already",
            accepted="existing: extend, or existing: replace",
        )
    ]


def unknown(document: Document) -> list[Fault]:
    """The fault of a table that wants to change one that is not there; none for a new one."""
    if "existing" not in document.data:
        return []
    span = document.span(("existing",))
    message = f"there is no table {document.data['table']} to {document.data['existing']}"
    return [Fault(path=document.name, line=span.line, column=span.column, message=message)]


def _repeated(known: Any, document: Document) -> list[Fault]:
    key = next(iter(known["rows"][0]), "")
    there = {str(row.get(key)) for row in known["rows"]}
    faults = []
    for number, row in enumerate(document.data["rows"]):
        name = str(row.get(key))  # may be a list or a mapping, in a house's table
        repeated = name in there
        there.add(name)
        if repeated:
            span = document.span(("rows", number))
            message = f"{document.data['table']} has a row for {row.get(key)} already"
            faults.append(Fault(path=document.name, line=span.line, column=span.column, message=message))
    return faults


def _dated(document: Document) -> list[Fault]:
    """The faults of dates and a source for further rows: those of the table that is there count."""
    faults = []
    for name in ("as_of", "check_by", "source", "sure"):
        if name in document.data:
            span = document.key_span((name,))
            message = f"{name} belongs to the table that is there; further rows have none of their own"
            hint = "leave it out, or write existing: replace"
            faults.append(Fault(path=document.name, line=span.line, column=span.column, message=message, hint=hint))
    return faults
