"""Where a control stands in a form: its name, its label, and how much room there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...offer.shapes import Shape
from ...offer.tables import Tables
from .control import Control

Entries = Mapping[str, Sequence[str]]
"""What was posted: the values that were sent under each name, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The place of a value in a form. `compact` asks for little room, as in the cell of a table."""

    name: str
    tables: Tables
    label: str = ""
    compact: bool = False

    @property
    def value(self) -> str:
        """The name of the box itself: `pay.base!value`, or the name of the part that this is."""
        return self.name if "!" in self.name else f"{self.name}!value"

    def within(self, part: str) -> str:
        """The name of a part: `pay.base!amount`, and inside of a part `prescribing.dea!states.instead`."""
        return f"{self.name}{'.' if '!' in self.name else '!'}{part}"

    def part(self, part: str, label: str) -> Spot:
        """The place of a part."""
        return replace(self, name=self.within(part), label=label, compact=True)


Draw = Callable[[Shape, Any, Spot], Control]
"""Plain data as in an offer file in, the control that shows it out."""
Read = Callable[[Shape, Entries, Spot], Any]
"""What was posted in, plain data as in an offer file out; None where nothing was filled in."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How values of one kind of shape are drawn, and read again."""

    draw: Draw
    read: Read


def last(entries: Entries, name: str) -> str:
    """The last value that was sent under a name; empty where none was."""
    values = entries.get(name)
    return values[-1] if values else ""


def plain(raw: Any) -> str:
    """The text of a single value as a box shows it; empty for what is none."""
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    return str(raw) if isinstance(raw, (str, int, float)) else ""
