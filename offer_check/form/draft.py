"""An offer that is being filled in: the data of an offer file in which any value may still be wrong, and is kept.

Evidence and unclear words are held by the place that they speak of, so that they follow a row whose name changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from ..errors import Fault, OfferError
from ..offer import FIELDS, GROUPS
from ..offer.entry import Row
from ..offer.identity import at as found_at
from ..offer.identity import row_names
from ..offer.paths import TABLES, RowNames, SourcePath, Target
from ..offer.refusal import Refused, found
from ..offer.tables import Tables
from ..source import Document
from . import branch
from .answer import NOTHING, Answer

Address = SourcePath
"""The place of a question: `("pay", "base")`, and of a column in the first row `("licenses", 0, "status")`."""

BESIDE = ("evidence", "unclear")
_NUMBERED = re.compile(r"(?P<table>[a-z_.]+)\[row (?P<number>[0-9]{1,4})\]\.(?P<column>[a-z_]+)")
"""A row that has no name yet, as the keys of evidence and unclear words give it while the draft is kept; no finished
file has such a key."""
_FIRST = ("$schema", "offer_format", *GROUPS)
_ORDER: Mapping[tuple[str, ...], int] = {tuple(path.split(".")): number for number, path in enumerate(FIELDS)}

T = TypeVar("T")


@dataclass(frozen=True)
class Draft:
    """`values` is the data without `evidence` and `unclear`; what stands there is in `papers` and `words`, by address.

    `stray` has the entries of those two whose key leads nowhere, as they are.
    """

    values: Mapping[str, Any] = field(default_factory=lambda: {"offer_format": 1})
    words: Mapping[Address, Any] = field(default_factory=dict)
    papers: Mapping[Address, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    stray: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, document: Document, tables: Tables) -> Draft:
        """The draft in a file. Raises OfferError with every fault of what holds the values together; a wrong value is
        none of these."""
        faults = [_fault(document, path, accepted) for path, accepted in _misshapen(document.data)]
        if faults:
            raise OfferError(faults)
        return cls.of(document.data, tables)

    @classmethod
    def of(cls, data: Mapping[str, Any], tables: Tables) -> Draft:
        """The draft with the data of an offer file, which is sound in its groups and rows."""
        rows, _ = row_names(data, tables)
        stray: dict[str, dict[str, Any]] = {name: {} for name in BESIDE}
        words: dict[Address, Any] = {}
        papers: dict[Address, tuple[Mapping[str, Any], ...]] = {}
        for key, said in _said(data, "unclear"):
            target = _target(rows, key)
            if target is None or target.source in words:
                stray["unclear"][key] = said
            else:
                words[target.source] = said
        for key, said in _said(data, "evidence"):
            target, entries = _target(rows, key), tuple(said) if isinstance(said, list) else (said,)
            if target is None or target.source in papers or not all(isinstance(entry, Mapping) for entry in entries):
                stray["evidence"][key] = said
            else:
                papers[target.source] = entries
        return cls({key: value for key, value in data.items() if key not in BESIDE}, words, papers, stray)

    def data(self, tables: Tables) -> dict[str, Any]:
        """All of it as an offer file has it: groups and keys in the order of the model, what is unknown behind them."""
        said = {key: value for key, value in self.values.items() if value is not None or key != "offer_format"}
        known = {"offer_format": 1, **said}
        values = {key: _ordered(known[key], (key,)) for key in _sorted(known, _FIRST)}
        evidence = {key: _papers(self.papers[at]) for at, key in self.keys(self.papers, tables)}
        unclear = {key: self.words[at] for at, key in self.keys(self.words, tables)}
        beside = {"evidence": {**evidence, **self.stray.get("evidence", {})}}
        beside["unclear"] = {**unclear, **self.stray.get("unclear", {})}
        return {**values, **{name: entries for name, entries in beside.items() if entries}}

    def keys(self, addresses: Mapping[Address, T], tables: Tables) -> Iterator[tuple[Address, str]]:
        """The addresses that still stand for something, each with the path by which a file knows it."""
        rows, _ = row_names(self.values, tables)
        for address in addresses:
            target = _known(address)
            if target.row is None or _has_name(rows, target.field.table, target.row):
                yield address, rows.canonical(target)
            else:
                yield address, f"{target.field.table}[row {target.row + 1}].{target.column}"

    def answer(self, at: Address) -> Answer:
        """What is said of the question at an address."""
        words = self.words.get(at, "")
        return Answer(
            value=found_at(self.values, at),
            words=words if isinstance(words, str) else str(words),
            papers=self.papers.get(at, ()),
        )

    def answered(self, at: Address, answer: Answer) -> Draft:
        """The draft with another answer; a group goes when its last value does."""
        value = None if answer.words and answer.value is None else answer.value
        return replace(
            self,
            values=branch.grown(self.values, at, value) or {},
            words=_set(self.words, at, answer.words if value is None else ""),
            papers=_set(self.papers, at, answer.papers),
        )

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        rows = found_at(self.values, table.split("."))
        return len(rows) if isinstance(rows, list) else 0

    def with_row(self, table: str, row: Mapping[str, Any]) -> Draft:
        """The draft with one more row at the end of a table."""
        path = tuple(table.split("."))
        rows = found_at(self.values, path) or []
        return replace(
            self,
            values=branch.grown(self.values, path, [*rows, dict(row)]),
            words=_set(self.words, path, ""),
        )

    def without_row(self, table: str, number: int) -> Draft:
        """The draft without a row and all that is said of it; the rows behind it move up, with what is said of them.
        After the last row nothing is stated of the table."""
        path = tuple(table.split("."))
        rows = [*found_at(self.values, path)]
        del rows[number]
        moved = _mover(path, number)
        return replace(
            self,
            values=branch.grown(self.values, path, rows or None) or {},
            words={to: said for at, said in self.words.items() if (to := moved(at))},
            papers={to: said for at, said in self.papers.items() if (to := moved(at))},
        )

    def cleared(self, at: Address) -> Draft:
        """The draft with nothing at an address, not even evidence; of what is stray, too, by its two keys."""
        if at[0] in self.stray:
            name, key = str(at[0]), at[1]
            others = {other: said for other, said in self.stray[name].items() if other != key}
            return replace(self, stray={**self.stray, name: others})
        return self.answered(at, NOTHING)


def _said(data: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    """The entries of evidence or unclear words that say something."""
    for key, said in (data.get(name) or {}).items():
        if said not in (None, []):
            yield key, said


def _has_name(rows: RowNames, table: str, number: int) -> bool:
    """Whether a row has a name, and is the first one of that name."""
    identities = rows.identities.get(table, ())
    return number < len(identities) and bool(identities[number]) and identities[number] not in identities[:number]


def _target(rows: RowNames, key: str) -> Target | None:
    numbered = _NUMBERED.fullmatch(key)
    if numbered and numbered["column"] in TABLES.get(numbered["table"], Row).model_fields:
        number = int(numbered["number"]) - 1
        if number in range(len(rows.identities.get(numbered["table"], ()))):
            return Target(FIELDS[f"{numbered['table']}.{numbered['column']}"], number)
    try:
        return rows.target(key)
    except Refused:
        return None


def _known(address: Address) -> Target:
    """The field at an address; in a table, with the number of its row."""
    number = next((step for step in address if isinstance(step, int)), None)
    return Target(FIELDS[".".join(step for step in address if isinstance(step, str))], number)


def _mover(path: Address, number: int) -> Callable[[Address], Address | None]:
    """Where something goes when row `number` of the table at `path` goes; None where it goes with it."""

    def moved(at: Address) -> Address | None:
        row = at[len(path)] if at[: len(path)] == path and len(at) > len(path) else None
        if not isinstance(row, int) or row < number:
            return at
        return None if row == number else (*path, row - 1, *at[len(path) + 1 :])

    return moved


def _set(said: Mapping[Address, Any], at: Address, what: Any) -> Mapping[Address, Any]:
    others = {address: told for address, told in said.items() if address != at}
    return {**others, at: what} if what else others


def _papers(papers: tuple[Mapping[str, Any], ...]) -> Any:
    return papers[0] if len(papers) == 1 else [*papers]


def _ordered(value: Any, path: tuple[str, ...]) -> Any:
    """A group, a table or a value with its keys in the order of the model; lists of rows stay in theirs."""
    if isinstance(value, list) and ".".join(path) in TABLES:
        return [_ordered(row, path) for row in value]
    if not isinstance(value, Mapping) or (path in _ORDER and ".".join(path) not in TABLES):
        return value
    known = sorted((key for key in value if (*path, key) in _ORDER), key=lambda key: _ORDER[*path, key])
    return {key: _ordered(value[key], (*path, key)) for key in _sorted(value, known)}


def _sorted(keys: Mapping[str, Any], first: tuple[str, ...] | list[str]) -> list[str]:
    return [*(key for key in first if key in keys), *(key for key in keys if key not in first)]


def _misshapen(data: Mapping[str, Any]) -> Iterator[tuple[Address, str]]:
    """What is no mapping or no list although it holds answers, and what would be right."""
    holders = [name for name in (*GROUPS, *BESIDE) if name not in FIELDS]
    for name in holders:
        if not isinstance(data.get(name, None), Mapping | None):
            yield (name,), "a mapping of keys to values"
    for table in TABLES:
        path = tuple(table.split("."))
        rows = found_at(data, path)
        if rows is not None and not isinstance(rows, list):
            yield path, "a list of rows"
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            if not isinstance(row, Mapping):
                yield (*path, number), "a mapping of columns to values"


def _fault(document: Document, path: Address, accepted: str) -> Fault:
    span = document.span(path)
    value = found_at(document.data, path)
    return Fault(
        path=document.name, line=span.line, column=span.column, message=f"found {found(value)}", accepted=accepted
    )
