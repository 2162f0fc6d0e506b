"""Controls for values that repeat: fees, promises, words by state. There are always some empty rows to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...offer.scalars import STATE, TEXT
from ...offer.shapes import Shape
from .compounds import parts_of, row
from .control import Control
from .lists import listed, none_or, or_none
from .options import group
from .spot import Draw, Entries, Kind, Read, Spot

EMPTY = 2
"""How many empty rows follow those that are filled in."""
_ENTRY = Shape(name="entry", parts=(("state", STATE), ("words", TEXT)))


@dataclass(frozen=True, slots=True)
class Rows:
    """Draws and reads rows of values with parts, given how the parts are drawn and read."""

    draw: Draw
    read: Read

    @property
    def fees(self) -> Kind:
        """One amount, or several with labels."""
        return Kind(self._draw_fees, self._read_fees)

    @property
    def several(self) -> Kind:
        """A list of values with parts."""
        return Kind(self._draw_list, self._read_list)

    @property
    def by_state(self) -> Kind:
        """States with words or none."""
        return Kind(self._draw_map, self._read_map)

    def drawn(self, shape: Shape, values: list[Any], spot: Spot) -> Control:
        """A row each for `values`, and the empty ones."""
        rows = enumerate([*values, *[None] * EMPTY])
        parts = (
            row("row", shape, value, spot.part(str(n), f"{spot.label} {n + 1}".strip()), self.draw) for n, value in rows
        )
        return Control(kind="rows", name=spot.name, label=spot.label, parts=tuple(parts))

    def posted(self, shape: Shape, entries: Entries, spot: Spot) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows in which something was filled in, with their numbers."""
        for number in numbers(entries, spot.within("")):
            if found := parts_of(shape, entries, spot.part(str(number), ""), self.read):
                yield number, found

    def _draw_fees(self, shape: Shape, raw: Any, spot: Spot) -> Control:
        assert shape.items
        return self.drawn(shape.items, listed(raw), spot)

    def _read_fees(self, shape: Shape, entries: Entries, spot: Spot) -> Any:
        assert shape.items
        found = [fee for _, fee in self.posted(shape.items, entries, spot)]
        return found[0] if len(found) == 1 and "label" not in found[0] else found or None

    def _draw_list(self, shape: Shape, raw: Any, spot: Spot) -> Control:
        assert shape.items
        words = none_or(shape, raw, "", "These", "None", spot)
        return group(spot, *words, self.drawn(shape.items, listed(raw), spot))

    def _read_list(self, shape: Shape, entries: Entries, spot: Spot) -> Any:
        assert shape.items
        return or_none([found for _, found in self.posted(shape.items, entries, spot)], entries, spot)

    def _draw_map(self, shape: Shape, raw: Any, spot: Spot) -> Control:
        items = raw.items() if isinstance(raw, dict) else ()
        return self.drawn(_ENTRY, [{"state": state, "words": words} for state, words in items], spot)

    def _read_map(self, shape: Shape, entries: Entries, spot: Spot) -> Any:
        found: dict[str, Any] = {}
        for _, entry in self.posted(_ENTRY, entries, spot):
            state = entry.get("state", "")
            while state in found:
                state += " "  # A state twice: both stay, and the model refuses the second.
            found[state] = entry.get("words")
        return found or None


def numbers(entries: Entries, before: str) -> list[int]:
    """The numbers of the rows of which something was sent, `before` being what their names begin with."""
    pattern = re.compile(rf"{re.escape(before)}([0-9]{{1,4}})\.")
    return sorted({int(match[1]) for name in entries if (match := pattern.match(name))})
