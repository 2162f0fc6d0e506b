"""The values that changed, under the titles of their groups; a row of a table that came or went as one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...compare import ChangedTerm
from ...report import Term
from ..view import words
from ..view.rows import column, heading, repeats_name, row_of

ABSENT = "not stated"


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One value that changed; `note` says what else there is to know, `old` and `new` where they stand."""

    label: str
    old: str
    new: str
    old_place: str = ""
    new_place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """The lines of one group of the offer."""

    title: str
    lines: tuple[ValueLine, ...]


def value_groups(terms: Sequence[ChangedTerm]) -> tuple[ValueGroup, ...]:
    """Arrange `terms`, which stand in the order of the offer form."""
    groups = groupby(terms, key=lambda term: term.group)
    return tuple(ValueGroup(title, tuple(_lines(found))) for title, found in groups)


def _lines(terms: Iterable[ChangedTerm]) -> Iterator[ValueLine]:
    for (row, kind), found in groupby(terms, key=lambda term: (row_of(term.field), term.kind)):
        if row and kind in ("added", "removed"):
            yield _whole_row(tuple(found))
        else:
            yield from map(_line, found)


def _line(term: ChangedTerm) -> ValueLine:
    note = "the same value, in other papers" if term.kind == "source" else ""
    return ValueLine(term.label, _shown(term.old), _shown(term.new), _place(term.old), _place(term.new), note)


def _whole_row(terms: Sequence[ChangedTerm]) -> ValueLine:
    label = heading(terms[0].label)
    sides = [(column(term.label), side) for term in terms if (side := term.new or term.old)]
    told = [(name, side) for name, side in sides if not repeats_name(side.field, [side.value])] or sides
    text = "; ".join(f"{name}: {_shown(side)}" for name, side in told)
    place = f"line {min(side.line for _, side in sides)}"
    if terms[0].kind == "added":
        return ValueLine(label, ABSENT, text, new_place=place)
    return ValueLine(label, text, ABSENT, old_place=place)


def _shown(term: Term | None) -> str:
    return words.value(term.value, term.state) if term else ABSENT


def _place(term: Term | None) -> str:
    if term is None:
        return ""
    return f"line {term.line}; {words.papers(term.evidence)}" if term.evidence else f"line {term.line}"
