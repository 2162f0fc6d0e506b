"""How a time grows with a size: the exponent, least squares over the logarithms, and where the line bends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bend:
    """Where two straight lines describe the points much better than one: the size, and the exponents around it."""

    at: float
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Times (in `unit`) by size, upward, `of` whatever is counted; `limit` is the goal for the exponent, 0 for none."""

    what: str
    of: str
    unit: str
    points: tuple[Point, ...]
    limit: float = 0.0

    @property
    def exponent(self) -> float:
        """Over all points."""
        return _line(self.points).slope

    @property
    def upper(self) -> float:
        """Over the upper half of the sizes, where what a process does once counts least."""
        middle = math.sqrt(self.points[0][0] * self.points[-1][0])
        first = min(sum(size < middle for size, _ in self.points), len(self.points) - 2)
        return _line(self.points[first:]).slope

    @property
    def steepest(self) -> float:
        """The larger of the two, which is held against the goal."""
        return max(self.exponent, self.upper)

    @property
    def bend(self) -> Bend | None:
        """Where it bends, if two lines halve what one line leaves over and their exponents differ by a tenth."""
        found = [self._bend(at) for at in range(2, len(self.points) - 2)]
        if not found:
            return None
        left, bend = min(found, key=lambda one: one[0])
        apart = abs(bend.after - bend.before) >= 0.1
        return bend if apart and left <= _line(self.points).left / 2 else None

    def _bend(self, at: int) -> tuple[float, Bend]:
        first, second = _line(self.points[: at + 1]), _line(self.points[at:])
        return first.left + second.left, Bend(self.points[at][0], first.slope, second.slope)


@dataclass(frozen=True, slots=True)
class _Line:
    slope: float
    left: float
    """The squares of what it leaves over, summed."""


def _line(points: Sequence[Point]) -> _Line:
    """The straight line through the logarithms."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    x0, y0 = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - x0) * (y - y0) for x, y in zip(xs, ys, strict=True)) / sum((x - x0) ** 2 for x in xs)
    return _Line(slope, sum((y - y0 - slope * (x - x0)) ** 2 for x, y in zip(xs, ys, strict=True)))
