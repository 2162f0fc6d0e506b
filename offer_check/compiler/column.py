"""Facts that the entries of a column make: where the column of a row is silent, there may be more of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..facts.kinds import COLUMNS, NAMED, TABLES
from ..rule.pattern import AnyOf, FactPattern, Is, Pattern
from ..rule.rule import Patterns
from .branches import Mode

_COLUMN = {kind: column.rpartition(".") for column, kind in COLUMNS.items()}
SILENT = AnyOf((Is("not_stated"), Is("unclear")))


def spelled_out(patterns: Patterns, mode: Mode) -> Patterns:
    """The patterns; an absence of such facts asks that no row it speaks of has a silent column, unless it need only be
    possible."""
    return patterns if mode is Mode.POSSIBLE else tuple(_spelled_out(patterns))


def _spelled_out(patterns: Patterns) -> Iterator[Pattern]:
    for pattern in patterns:
        yield pattern
        if isinstance(pattern, FactPattern) and pattern.negated and pattern.kind in _COLUMN:
            table, _, column = _COLUMN[pattern.kind]
            row = TABLES[table]
            named = tuple((NAMED[row], test) for name, test in pattern.tests if name == row)
            yield FactPattern(row, (*named, (column, SILENT)), negated=True)
