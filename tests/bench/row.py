"""One line of the table: what was measured, beside what, the ratio, and the goal for it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A limit of a ratio; `least` where more is better."""

    limit: float
    least: bool = False

    def reached_by(self, ratio: float) -> bool:
        """Whether a ratio, as measured and not as rounded, is within the limit."""
        return ratio >= self.limit if self.least else ratio <= self.limit

    def __str__(self) -> str:
        return f"at {'least' if self.least else 'most'} {self.limit:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`ours` and `other` in words; `ratios` of all pairs, of which the median counts."""

    what: str
    ours: str
    other: str
    ratios: tuple[float, ...]
    against: str
    goal: Goal | None = None

    @property
    def ratio(self) -> float:
        """The median over the pairs."""
        return median(self.ratios)

    @property
    def spread(self) -> str:
        """The lowest and the highest ratio of a pair, where there were several."""
        return f"{min(self.ratios):.2f}–{max(self.ratios):.2f}" if len(self.ratios) > 1 else ""

    @property
    def reached(self) -> str:
        """Whether the goal is reached, in a word; empty where there is none."""
        return ("yes" if self.goal.reached_by(self.ratio) else "NO") if self.goal else ""

    def __str__(self) -> str:
        goal = f"{self.goal}: {self.reached}" if self.goal else "no goal"
        return f"{self.what:42}{self.ours:>10}{self.other:>10}{self.ratio:8.2f}  {goal:18} {self.against}"


HEAD = f"{'what':42}{'this':>10}{'other':>10}{'ratio':>8}  {'goal':18} other is"
