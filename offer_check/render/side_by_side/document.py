"""The tables of several offers as a document shows them: a title, and blocks of as many columns as fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...compare import SideBySide
from ..view import words
from .table import Table, spans
from .view import names, tables

MOST_ON_PAPER = 6
MOST_ON_SCREEN = 6
LONGEST_TITLE = 90
WIDTHS = ("w34", "w28", "w27", "w18", "w17", "w16")
SHEETS: Mapping[str, str] = {"a4": "A4", "letter": "letter"}


@dataclass(frozen=True, slots=True)
class Block:
    """One table with the columns of the offers `first` to `last` (from 1), one of `of` parts."""

    table: Table
    names: tuple[str, ...]
    first: int
    of: int

    @property
    def last(self) -> int:
        """The number of its last offer."""
        return self.first + len(self.names) - 1

    @property
    def label_width(self) -> str:
        """The class of the column of labels: the more offers, the narrower."""
        return WIDTHS[min(len(self.names), len(WIDTHS)) - 1]

    @property
    def name(self) -> str:
        """What it shows: `At a glance, offers 1 to 6`, without the offers where there is one part."""
        return f"{self.table.title}, offers {self.first} to {self.last}" if self.of > 1 else self.table.title


@dataclass(frozen=True)
class Document:
    """What HTML and PDF show: tables in blocks of at most `most` columns; `sheet` is the size of the paper."""

    side_by_side: SideBySide
    most: int
    sheet: str = ""

    @property
    def title(self) -> str:
        """The offers by name, or their number where the names do not fit."""
        together = words.listed(names(self.side_by_side))
        return together if len(together) <= LONGEST_TITLE else f"{len(self.side_by_side.offers)} offers"

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables, from the whole to the detail."""
        return tables(self.side_by_side)

    def blocks(self, table: Table) -> tuple[Block, ...]:
        """The parts of a table that fit beside each other; none where it has no rows."""
        return tuple(self._blocks(table)) if table.filled else ()

    def _blocks(self, table: Table) -> Iterator[Block]:
        known = names(self.side_by_side)
        parts = spans(len(known), self.most)
        for span in parts:
            columns = table.columns(span.start, span.stop)
            yield Block(columns, known[span.start : span.stop], span.start + 1, len(parts))
