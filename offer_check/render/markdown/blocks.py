"""Headings, paragraphs, lists and tables as Markdown. All of them take plain text; this is where it is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .escape import text


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    words: str


Run = str | Strong
Line = Run | Sequence[Run]
"""One line: runs of words, with a space between them."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a list, with the points under it."""

    line: Line
    under: tuple[Line, ...] = ()


def inline(line: Line) -> str:
    """Return one line; runs without a word are left out."""
    runs = (line,) if isinstance(line, str | Strong) else line
    return " ".join(filter(None, map(_run, runs)))


def heading(level: int, line: Line) -> str:
    """Return a heading of `level` 1 to 6."""
    return f"{'#' * level} {inline(line)}"


def quote(line: Line) -> str:
    """Return a line as a quotation."""
    return f"> {inline(line)}"


def points(items: Iterable[Line | Point], *, numbered: bool = False) -> str:
    """Return a list, with numbers or without."""
    return "\n".join(line for number, item in enumerate(items, 1) for line in _point(item, f"{number}." * numbered))


def tasks(items: Iterable[Line]) -> str:
    """Return a list of boxes to tick."""
    return "\n".join(f"- [ ] {inline(item)}" for item in items)


def table(head: Sequence[str], rows: Iterable[Sequence[Line]], *, right: Iterable[int] = ()) -> str:
    """Return a table; the columns `right` (from 0) hold numbers and are set to the right."""
    rules = ["---"] * len(head)
    for column in right:
        rules[column] = "---:"
    return "\n".join(
        f"| {' | '.join(cells)} |" for cells in (map(inline, head), rules, *(map(inline, r) for r in rows))
    )


def _point(item: Line | Point, number: str) -> list[str]:
    point = item if isinstance(item, Point) else Point(item)
    mark = number or "-"
    return [f"{mark} {inline(point.line)}", *(f"{' ' * len(mark)} - {inline(line)}" for line in point.under)]


def _run(run: Run) -> str:
    words = text(run.words if isinstance(run, Strong) else run)
    return f"**{words}**" if words and isinstance(run, Strong) else words
