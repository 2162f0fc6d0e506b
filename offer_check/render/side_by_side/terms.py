"""The terms that differ, as sections of a table: a row of a table in the offers is one row here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ...compare import TermRow, Value
from ..view import words
from ..view.rows import column, heading, repeats_name, row_of
from .table import Line, Row, Section


def term_sections(terms: Sequence[TermRow]) -> tuple[Section, ...]:
    """Arrange `terms`, which stand in the order of the offer form, under the titles of their groups."""
    groups = groupby(terms, key=lambda term: term.group)
    return tuple(Section(title, tuple(_rows(tuple(found)))) for title, found in groups)


def _rows(terms: Sequence[TermRow]) -> Iterator[Row]:
    for row, found in groupby(terms, key=lambda term: row_of(term.field)):
        columns = tuple(found)
        if row:
            yield _table_row(columns)
        else:
            for term in columns:
                yield Row(term.label, cells=tuple((_line(value),) for value in term.values))


def _table_row(terms: Sequence[TermRow]) -> Row:
    told = [term for term in terms if not _repeats(term)] or list(terms)
    offers = range(len(terms[0].values))
    return Row(heading(terms[0].label), cells=tuple((_parts(told, offer),) for offer in offers))


def _parts(terms: Sequence[TermRow], offer: int) -> Line:
    stated = [(column(term.label), term.values[offer]) for term in terms]
    parts = [f"{name}: {words.value(v.value, v.state)}" for name, v in stated if v.state != "not_stated"]
    return Line("; ".join(parts)) if parts else _line(Value())


def _line(value: Value) -> Line:
    return Line(words.value(value.value, value.state))


def _repeats(term: TermRow) -> bool:
    return repeats_name(term.field, [value.value for value in term.values if value.state != "not_stated"])
