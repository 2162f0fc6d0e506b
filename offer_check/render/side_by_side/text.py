"""Several offers side by side for a terminal: tables in columns, in blocks where there are more than fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from textwrap import wrap

from ...compare import SideBySide
from ..terminal import Terminal
from .table import Line, Row, Table, spans
from .view import names, tables

LABEL = 24
NARROWEST = 22
GAP = 2


def render(
    side_by_side: SideBySide,
    *,
    color: bool = False,
    unicode: bool = True,
    width: int = 100,
    quiet: bool = False,
) -> str:
    """Write the tables. `quiet` leaves the first, with the verdicts and the counts; the others as for a report."""
    terminal = Terminal(color=color, unicode=unicode, width=width)
    shown = tables(side_by_side)[: 1 if quiet else None]
    blocks = (line for table in shown for line in _table(table, names(side_by_side), terminal))
    return "".join(f"{line.rstrip()}\n" for line in [*_head(side_by_side, terminal), *blocks])


def _head(found: SideBySide, terminal: Terminal) -> Iterator[str]:
    rules = f"{found.rules.count} rules ({', '.join(found.rules.packs)})"
    yield from terminal.lines(f"{len(found.offers)} offers side by side; {rules}, as of {found.as_of}", hang=2)


def _table(table: Table, offers: Sequence[str], terminal: Terminal) -> Iterator[str]:
    yield from ("", terminal.paint(table.title.upper(), "bold"))
    yield from terminal.lines(table.lead, indent=2)
    fit = max(1, (terminal.width - LABEL) // (NARROWEST + GAP))
    for span in spans(len(offers), fit) if table.filled else ():
        yield ""
        yield from _Block(terminal, len(span)).lines(
            table.columns(span.start, span.stop), offers[span.start : span.stop]
        )


class _Block:
    """Writes a table with as many columns as fit."""

    def __init__(self, terminal: Terminal, columns: int) -> None:
        self.terminal = terminal
        self.plain = replace(terminal, color=False)
        self.width = max(NARROWEST, (terminal.width - LABEL) // columns - GAP)

    def lines(self, table: Table, offers: Sequence[str]) -> Iterator[str]:
        yield from self.row(Row("", cells=tuple((Line(name, "bold"),) for name in offers)))
        yield self.terminal.paint(self.rule(len(offers)), "dim")
        for section in table.sections:
            if section.title:
                yield self.terminal.paint(self.terminal.clean(section.title), "bold")
            for row in section.rows:
                yield from self.row(row)

    def rule(self, columns: int) -> str:
        return ("─" if self.terminal.unicode else "-") * (LABEL + columns * (self.width + GAP))

    def row(self, row: Row) -> Iterator[str]:
        label = f"{row.code} {row.label}" if row.code and "-" in row.code else row.label
        first = [(line, "") for line in self.wrapped(label, LABEL - GAP)]
        cells = [[(text, line.mark) for line in cell for text in self.cell(line)] for cell in row.cells]
        for parts in zip_longest(first, *cells, fillvalue=("", "")):
            widths = (LABEL, *(self.width + GAP for _ in cells))
            yield "".join(self.padded(text, mark, w) for (text, mark), w in zip(parts, widths, strict=True))

    def cell(self, line: Line) -> list[str]:
        if line.mark in ("", "bold"):
            return self.wrapped(line.text, self.width)
        tag = self.plain.tag(line.mark, line.word or line.text)
        text = self.terminal.clean(line.text) if line.word else ""
        return self.wrapped(f"{tag} {text}".rstrip(), self.width, clean=False)

    def wrapped(self, text: str, width: int, *, clean: bool = True) -> list[str]:
        shown = self.terminal.clean(text) if clean else text
        return wrap(shown, width, break_on_hyphens=False) or [""]

    def padded(self, text: str, mark: str, width: int) -> str:
        filled = text.ljust(width)
        return self.terminal.paint(text, mark) + filled[len(text) :] if mark and text else filled
