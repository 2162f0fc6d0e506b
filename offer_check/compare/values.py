"""The terms of two reports field by field: what was added, removed, changed, or has other evidence.

Rows of tables have their identity in the path (`licenses[TX].status`), so that their order does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..report import Report, Term
from .comparison import ChangedTerm, TermKind


def changed_terms(old: Report, new: Report) -> Iterator[ChangedTerm]:
    """The fields that the two do not state alike, in the order of the offer form, rows of a table by name."""
    before, after = ({term.field: term for term in report.terms} for report in (old, new))
    for field in fields((old.terms, new.terms)):
        was, is_ = before.get(field), after.get(field)
        kind, term = _kind(was, is_), is_ or was
        if kind and term:
            yield ChangedTerm(kind=kind, field=field, group=term.group, label=term.label, old=was, new=is_)


def fields(reports: Iterable[Sequence[Term]]) -> tuple[str, ...]:
    """The fields of all, each once: groups and fields in the order in which they are told, rows of a table by name."""
    known, order, columns = list(map(tuple, reports)), [""], [""]
    for terms in known:
        _weave(order, (f"{t.group}|{_base(t.field)}" for t in terms))
        _weave(columns, (t.field.rpartition("].")[2] for t in terms if "[" in t.field))
    place = {name: number for number, name in enumerate(order)}
    column = {name: number for number, name in enumerate(columns)}
    found = {t.field: t for terms in known for t in terms}

    def position(field: str) -> tuple[int, str, int]:
        row, _, last = field.rpartition("].")
        return place[f"{found[field].group}|{_base(field)}"], row, column.get(last, 0) if row else 0

    return tuple(sorted(found, key=position))


def loose(value: str) -> tuple[str, ...]:
    """A value as far as two have to be alike: a list is the same in any order of its entries."""
    return tuple(sorted(value.split("; " if "; " in value else ", ")))


def stated_fields(report: Report) -> frozenset[str]:
    """Every field that `report` knows as stated, tables with a row and values that decided a result included."""
    terms = {term.field for term in report.terms if term.state == "stated"}
    deciding = {b.field for r in report.results for b in r.because if b.state == "stated"}
    return frozenset(terms | {_base(field) for field in terms} | deciding)


def _kind(old: Term | None, new: Term | None) -> TermKind | None:
    if old is None or new is None:
        return "added" if old is None else "removed"
    if (old.state, loose(old.value)) != (new.state, loose(new.value)):
        return "changed"
    return None if frozenset(old.evidence) == frozenset(new.evidence) else "source"


def _base(field: str) -> str:
    return field.partition("[")[0]


def _weave(order: list[str], names: Iterable[str]) -> None:
    """Put the names that are not there yet into `order`, each behind the one that it follows."""
    place = 0
    for name in names:
        if name in order:
            place = order.index(name)
        else:
            place += 1
            order.insert(place, name)
