"""What a paper says -> terms: every field that the offer or the wishes state, with the ends of numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..offer import FIELDS
from ..offer.catalog import GROUPS, Field
from ..offer.values import Range
from ..report import Term
from .message import plain
from .paper import COLUMNS, WHOLE, Paper


def terms(paper: Paper) -> Iterator[Term]:
    """Every field that the offer states or has unclear words for, in the order of the form."""
    for path, known in _said(paper):
        if paper.state(path) != "not_stated":
            yield _term(paper, path, known)


def preferences(paper: Paper) -> Iterator[Term]:
    """Every wish that the reader states, in the order of the form."""
    for path, known in FIELDS.items():
        if known.group == "preferences" and paper.state(path) == "stated":
            yield _term(paper, path, known)


def _term(paper: Paper, path: str, known: Field) -> Term:
    because = paper.because(path)
    low, high = _ends(paper.given.value(path)) if because.state == "stated" else ("", "")
    return Term(
        field=path,
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
            return plain(low), plain(high)
    return "", ""


def _said(paper: Paper) -> Iterator[tuple[str, Field]]:
    """The fields about which the offer says something, tables as the columns of their rows."""
    given = paper.given
    for path, known in WHOLE.items():
        value = given.value(path)
        if known.shape.name == "table" and value:
            for row in range(len(value)):
                name = given.offer.rows.name(path, row)
                yield from ((f"{name}.{column}", field) for column, field in COLUMNS[path].items())
        elif value is not None or path in given.offer.unclear:
            yield path, known
