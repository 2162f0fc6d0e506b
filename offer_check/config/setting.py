"""One value that is configured, with where it comes from; layers of them, the stronger over the weaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..errors import Fault

Source = Literal["default", "found", "file", "environment", "command line"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: `name` is the file or the variable; line and column count from 1, 0 without a place."""

    source: Source
    name: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if self.source == "file":
            return f"{self.name}:{self.line}"
        if self.source == "found":
            return "nearest upward"
        return f"{self.source} {self.name}".rstrip()

    def fault(self, message: str, accepted: str = "", hint: str = "") -> Fault:
        """A fault at this place."""
        path = self.name or self.source
        return Fault(path=path, line=self.line, column=self.column, message=message, accepted=accepted, hint=hint)


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and its origin; `items` are the origins of the items of a list."""

    value: Any
    origin: Origin
    items: tuple[Origin, ...] = ()


Layer = Mapping[str, Setting]
"""Settings by name: `fail-on`, and `set.MIX-02.most` for each changed number, so that one layer covers another
number by number."""

DEFAULT = Origin("default")
COMMAND_LINE = Origin("command line")
NUMBER = "set."
"""How the name of a changed number starts."""


def over(strong: Layer, weak: Layer) -> Layer:
    """What holds where both speak: `strong`, and `weak` where it is silent."""
    return {**weak, **strong}
