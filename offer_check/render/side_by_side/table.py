"""A table with a column an offer, and its parts, for formats to draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """One line in a cell. `mark` is the kind of mark before it (empty for none), `word` what the mark says."""

    text: str
    mark: str = ""
    word: str = ""

    @property
    def idle(self) -> bool:
        """Whether it says that there is nothing to see."""
        return not self.mark and self.text in IDLE

    @property
    def whole(self) -> str:
        """All of it as text: `critical: 2 flags`."""
        return ": ".join(part for part in (self.word, self.text) if part)


ABSENT = "not stated"
IDLE = ("0", "nothing open", "not evaluated", ABSENT)
Lines = tuple[Line, ...]
NOTHING: Lines = (Line("nothing open"),)


@dataclass(frozen=True, slots=True)
class Row:
    """One matter: what it is called, its code if it has one, and a cell an offer."""

    label: str
    code: str = ""
    cells: tuple[Lines, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a title; without one where the table has a single section."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `id` is its anchor."""

    id: str
    title: str
    lead: str
    sections: tuple[Section, ...]
    sparse: bool = False

    @property
    def filled(self) -> bool:
        """Whether it has rows."""
        return any(section.rows for section in self.sections)

    def columns(self, start: int, stop: int) -> Table:
        """The table with the columns from `start` up to `stop` only; where it is `sparse`, without the rows in which
        none of these says anything."""
        sections = (Section(s.title, tuple(_cut(s.rows, start, stop, sparse=self.sparse))) for s in self.sections)
        return replace(self, sections=tuple(s for s in sections if s.rows))


def _cut(rows: Sequence[Row], start: int, stop: int, *, sparse: bool) -> Iterator[Row]:
    for row in rows:
        cells = row.cells[start:stop]
        if not sparse or any(line.text != ABSENT for cell in cells for line in cell):
            yield replace(row, cells=cells)


def spans(number: int, most: int) -> tuple[range, ...]:
    """Split `number` columns into spans of at most `most`, as even as can be: 7 by 6 are 4 and 3."""
    pieces = max(1, -(-number // most))
    least, more = divmod(number, pieces)
    return tuple(_spans(least + (piece < more) for piece in range(pieces)))


def _spans(lengths: Iterator[int] | Sequence[int]) -> Iterator[range]:
    start = 0
    for length in lengths:
        yield range(start, start + length)
        start += length
