"""Which rows of a table the engine has to be told of: those that some fact of the offer can be joined with."""

from __future__ import annotations

from collections.abc import Sequence

from ..facts.build import Fact
from ..wire import Definition
from ..wire.text import written
from .run import Run


class Tables:
    """The rows of tables for one definition, put into the engine's words."""

    def __init__(self, rows: Sequence[Fact], definition: Definition) -> None:
        self.rows = rows
        self._keys = definition.keys
        self._texts: dict[str, dict[str, Fact]] = {}
        for row in rows:
            if row.kind in definition.kinds:
                self._texts.setdefault(row.kind, {}).setdefault(written(row), row)

    def tell(self, run: Run, stratum: int) -> None:
        """Put the rows that a stratum needs; the others only count as being there."""
        for kind, rows in self._texts.items():
            key = self._keys.get(kind)
            if stratum == (key.stratum if key else 0):
                words = key.words(run.kinds) if key else set()
                run.put((row, text) for text, row in rows.items() if not key or row.values[key.property] in words)
                run.count(kind, rows.values())
