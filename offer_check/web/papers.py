"""The papers behind an answer: as rows to fill in, and back from what was posted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..offer.evidence import PARTS, paper
from ..offer.tables import Tables
from .controls import Control, Entries, Spot, drawn, posted
from .controls.alike import alike
from .controls.rows import numbers

Paper = Mapping[str, Any]

EMPTY = 1
"""How many empty rows follow those that are filled in."""
_PAPER = paper(None)
_SHOWN = tuple(key for key, _ in PARTS)


def papers(entries: Sequence[Paper], name: str, tables: Tables) -> Control:
    """What a person fills in for where the answer at `name` stands: a row for each paper, and an empty one."""
    shown = [*entries, *[{}] * EMPTY]
    rows = (_row(entry, _spot(name, number, tables)) for number, entry in enumerate(shown))
    return Control(kind="rows", name=f"{name}!papers", parts=tuple(rows))


def posted_papers(entries: Entries, name: str, tables: Tables, before: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers that were filled in. Of those of `before` that the page did not show, and of what it does not show
    of a paper (what it says itself), nothing is lost; a row that was emptied is gone."""
    return tuple(_kept(entries, name, tables, before))


def _kept(entries: Entries, name: str, tables: Tables, before: Sequence[Paper]) -> Iterator[Paper]:
    for number in sorted({*range(len(before)), *numbers(entries, f"{name}!papers.")}):
        spot = _spot(name, number, tables)
        entry = before[number] if number < len(before) else {}
        sent = any(key.startswith(f"{spot.name}.") for key in entries)
        found = posted(_PAPER, entries, spot) if sent else _parts(entry)
        if found is not None:
            yield entry if alike(_PAPER, _parts(entry), found, tables) else {**_rest(entry), **found}


def _row(entry: Paper, spot: Spot) -> Control:
    return replace(drawn(_PAPER, _parts(entry), spot), kind="row")


def _spot(name: str, number: int, tables: Tables) -> Spot:
    return Spot(name=f"{name}!papers.{number}", tables=tables, label=f"Source {number + 1}", compact=True)


def _parts(entry: Paper) -> dict[str, Any] | None:
    """What a page shows of a paper."""
    return {key: entry[key] for key in _SHOWN if entry.get(key) is not None} or None


def _rest(entry: Paper) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in _SHOWN}
