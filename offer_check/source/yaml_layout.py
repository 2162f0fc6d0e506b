"""Plain data in, YAML over as many lines as a person would take out: what is short on one, tables a row a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, NamedTuple

from .flow import flow, text

WIDTH = 120
_PARAGRAPH = re.compile(r"\S+(?: \S+)*")
_LINES = re.compile(r"\S(?:[^\r]*\S)?")


class Layout(NamedTuple):
    """What stands behind a key or a dash, and the lines below it, which are still to be indented."""

    head: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlStyle:
    """How YAML is laid out: what it is indented by, and the columns that are left for it."""

    indent: str = "  "
    room: int = WIDTH

    def layout(self, value: Any, *, used: int = 0, group: bool = False) -> Layout:
        """Plain `value` behind `used` columns. A mapping that is a `group` gets a line for each key."""
        if isinstance(value, str):
            return _worded(value, self.room - used)
        written = flow(value)
        is_long = len(written) + used > self.room
        if isinstance(value, dict) and value and (group or is_long):
            return Layout("", tuple(self._entries(value)))
        if isinstance(value, list) and value and (is_long or all(isinstance(row, dict) for row in value)):
            return Layout("", tuple(line for inner in value for line in self._narrower(2).item(inner)))
        return Layout(written)

    def entry(self, key: str, value: Any, *, group: bool = False) -> Iterator[str]:
        """The lines of one key of a mapping."""
        name = f"{text(key)}:"
        head, lines = self.layout(value, used=len(name) + 1, group=group)
        yield f"{name} {head}" if head else name
        yield from indented(lines, self.indent)

    def item(self, value: Any, *, dash: str = "- ", broken: bool = False) -> Iterator[str]:
        """The lines of one item of a list; `broken`: a mapping gets a line for each key."""
        head, lines = self.layout(value, used=len(dash), group=broken)
        first, *rest = [head, *lines] if head else lines
        yield dash + first
        yield from indented(rest, " " * len(dash))

    def _entries(self, value: dict[str, Any]) -> Iterator[str]:
        style = self._narrower(len(self.indent))
        return (line for key, inner in value.items() for line in style.entry(key, inner))

    def _narrower(self, columns: int) -> YamlStyle:
        return YamlStyle(indent=self.indent, room=self.room - columns)


def indented(lines: Sequence[str], margin: str) -> Iterator[str]:
    """`lines` further to the right; empty ones stay empty."""
    return (f"{margin}{line}" if line else "" for line in lines)


def _worded(value: str, room: int) -> Layout:
    """Long words folded, words on several lines as they are; in quotes where that could change a character."""
    written = text(value)
    if not value.replace("\n", "").replace("\t", "").isprintable():
        return Layout(written)
    if "\n" in value and _LINES.fullmatch(value):
        return Layout("|-", tuple(value.split("\n")))
    if len(written) > room and _PARAGRAPH.fullmatch(value):
        lines = wrap(value, max(room, 40), break_long_words=False, break_on_hyphens=False)
        return Layout(">-", tuple(lines)) if len(lines) > 1 else Layout(written)
    return Layout(written)
