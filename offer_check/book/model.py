"""A rule book as a tree of plain text: sections with paragraphs, points, terms, tables, and places to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..prose.page import Point


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    kind: ClassVar[str] = "paragraph"
    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list of statements, each with what belongs under it."""

    kind: ClassVar[str] = "points"
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A line of a list of contents: the text, and the anchor that it leads to."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of links to sections, under a link to the one that holds them."""

    kind: ClassVar[str] = "contents"
    head: Link
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A name with what is said of it."""

    kind: ClassVar[str] = "term"
    name: str
    blocks: tuple[Paragraph | Points, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a title, the names of the columns, and rows of one text a column; the first one names the row."""

    kind: ClassVar[str] = "grid"
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A place to tick one rule off, with a line for a remark."""

    kind: ClassVar[str] = "check"
    name: str


Block = Paragraph | Points | Contents | Term | Grid | Check


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. `anchor` is the name that links lead to."""

    title: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A whole rule book: its title, what is said before the first section, and the sections."""

    title: str
    edition: str
    sections: tuple[Section, ...]

    def walk(self) -> Iterator[Section]:
        """Every section, at any depth, in the order of reading."""
        todo = list(reversed(self.sections))
        while todo:
            section = todo.pop()
            yield section
            todo += reversed(section.sections)
