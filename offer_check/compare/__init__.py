"""Reports in, what tells them apart out: a revision against its first draft, or several offers side by side.

Nothing here reads files or writes text for people; a comparison is a value, and formats arrange it.
"""

from __future__ import annotations

from .comparison import KINDS, Change, ChangedTerm, Comparison, Condition, Kind, Side, Tally, TermKind
from .revision import compare
from .side_by_side import Cell, Column, FamilyRow, RuleRow, SideBySide, Standing, TermRow, Value, side_by_side

__all__ = [
    "KINDS",
    "Cell",
    "Change",
    "ChangedTerm",
    "Column",
    "Comparison",
    "Condition",
    "FamilyRow",
    "Kind",
    "RuleRow",
    "Side",
    "SideBySide",
    "Standing",
    "Tally",
    "TermKind",
    "TermRow",
    "Value",
    "compare",
    "side_by_side",
]
