"""Where faults of one file are noted, and the places of the conditions written in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from ...errors import Fault
from ...source import Document, Path


@dataclass(slots=True)
class Notes:
    """The faults of one file so far. Without its document they have no line; in a bundle all stand at the top."""

    path: str
    document: Document | None = None
    faults: list[Fault] = field(default_factory=list)

    def add(self, place: Path, message: str, *, accepted: str = "", hint: str = "", at_key: bool = False) -> None:
        """Note a fault of the value at `place`, or of its key."""
        line = column = 0
        if self.document is not None:
            span = self.document.key_span(place) if at_key else self.document.span(place)
            line, column = span.line, span.column
        fault = Fault(path=self.path, line=line, column=column, message=message, accepted=accepted, hint=hint)
        self.faults.append(fault)

    def patterns(self, place: Path) -> Iterator[Path]:
        """The places of the patterns of one condition, in their order: a fact's mapping, or the entry of a field."""
        if self.document is None:
            return repeat(place)
        return self._patterns(place)

    def _patterns(self, place: Path) -> Iterator[Path]:
        for item in self._items(place):
            data = self._data(item)
            if "fact" in data or "without" in data:
                yield item
            else:
                yield from ((*item, key) for key in data)

    def values(self, place: Path) -> Iterator[Path]:
        """The places of the values written at `place`: those of a list, or its own."""
        return repeat(place) if self.document is None else self._items(place)

    def _items(self, place: Path) -> Iterator[Path]:
        data = self._data(place)
        if not isinstance(data, list):
            return iter([place])
        return ((*place, index) for index in range(len(data)))

    def _data(self, place: Path) -> Any:
        data: Any = self.document.data if self.document else {}
        for step in place:
            data = data[step]
        return data
