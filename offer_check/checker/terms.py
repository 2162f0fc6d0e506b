"""What a paper says -> terms: every field that the offer or the wishes state, with the ends of numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..offer import FIELDS
from ..offer.catalog import GROUPS, Field
from ..offer.values import Range
from ..report import Because, Term
from .message import plain
from .paper import COLUMNS, WHOLE, Paper


def terms(paper: Paper) -> Iterator[Term]:
    """Every field that the offer states or has unclear words for, in the order of the form."""
    return (_term(paper, paper.because(path), known) for path, known in _said(paper))


def preferences(paper: Paper) -> Iterator[Term]:
    """Every wish that the reader states, in the order of the form."""
    for path, known in FIELDS.items():
        if known.group == "preferences" and paper.given.value(path) is not None:
            yield _term(paper, paper.because(path), known)


def _term(paper: Paper, because: Because, known: Field) -> Term:
    low, high = _ends(paper.given.value(because.field)) if because.state == "stated" else ("", "")
    return Term(
        field=because.field,
        group=GROUPS[known.group],
        label=because.label,
        value=because.value,
        state=because.state,
        low=low,
        high=high,
        evidence=because.evidence,
        line=because.line,
    )


def _ends(value: Any) -> tuple[str, str]:
    match value:
        case date():
            return value.isoformat(), value.isoformat()
        case Range(low=low, high=high):
            text = plain(low)
            return text, text if low is high else plain(high)
    return "", ""


def _said(paper: Paper) -> Iterator[tuple[str, Field]]:
    """The fields about which the offer says something, tables as the columns of their rows."""
    values, vague, rows = paper.given.values, paper.given.offer.vague, paper.given.offer.rows
    for path, known in WHOLE.items():
        if path in COLUMNS and values[path]:
            names = (rows.name(path, row) for row in range(len(values[path])))
            cells = ((f"{name}.{column}", field) for name in names for column, field in COLUMNS[path].items())
            yield from ((cell, field) for cell, field in cells if values[cell] is not None or cell in vague)
        elif values[path] is not None or path in vague:
            yield path, known
