"""Growth as a picture: times against sizes on two logarithmic scales, as SVG for a light and a dark page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2

from .growth import Growth

WIDTH, HEIGHT = 800, 410
LEFT, RIGHT, TOP, BOTTOM = 70, 560, 76, 350
APART = 17
"""Labels at the ends of lines stay so far from one another."""
PAGES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent),
    autoescape=jinja2.select_autoescape(["svg.j2"]),
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture: its file's name, title, and lines of one unit over sizes of one kind."""

    name: str
    title: str
    lines: tuple[Growth, ...]

    @property
    def of(self) -> str:
        """What the sizes count."""
        return self.lines[0].of

    @property
    def unit(self) -> str:
        """The unit of the times."""
        return self.lines[0].unit


@dataclass(frozen=True, slots=True)
class Scale:
    """A logarithmic scale from one number to another over pixels."""

    low: float
    high: float
    start: float
    end: float

    def place(self, number: float) -> float:
        """The pixel of a number."""
        share = math.log(number / self.low) / math.log(self.high / self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> Iterator[float]:
        """1, 2, 5, 10, ... as far as they are on the scale; where it is long, only every tenfold."""
        steps = (1, 2, 5) if self.high / self.low <= 300 else (1,)
        for power in range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1):
            yield from (step * 10.0**power for step in steps if self.low <= step * 10.0**power <= self.high)


def svg(figure: Figure) -> str:
    """The picture of a figure."""
    xs, ys = zip(*(point for line in figure.lines for point in line.points), strict=True)
    across, up = Scale(min(xs), max(xs), LEFT, RIGHT), Scale(min(ys) / 1.3, max(ys) * 1.3, BOTTOM, TOP)
    lines = [[(across.place(x), up.place(y)) for x, y in line.points] for line in figure.lines]
    return PAGES.get_template("chart.svg.j2").render(
        figure=figure,
        frame=(WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM),
        across=[(across.place(tick), told(tick)) for tick in across.ticks()],
        up=[(up.place(tick), told(tick)) for tick in up.ticks()],
        lines=list(zip(figure.lines, lines, labels([line[-1][1] for line in lines]), strict=True)),
    )


def labels(heights: Sequence[float]) -> list[float]:
    """The heights of labels, each near the end of its line and none over another."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    placed: dict[int, float] = {}
    lowest = -math.inf
    for place in order:
        placed[place] = lowest = max(heights[place], lowest + APART)
    over = max(0.0, lowest - BOTTOM)
    return [round(placed[place] - over, 1) for place in range(len(heights))]


def told(number: float) -> str:
    """A number of a scale."""
    return f"{number:,.0f}" if number >= 1 else f"{number:g}"
