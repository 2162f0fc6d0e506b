"""How much is measured: for figures that count, or only to see that everything can be measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Numbers of runs, of offers and of steps."""

    races: int
    """How often two engines evaluate all examples, in turns."""
    rounds: int
    """Pairs of commands on one file."""
    drawings: int
    """Pairs of commands that draw one report."""
    reports: int
    """Reports that one command draws."""
    slices: int
    """Pairs of commands on `slice` YAML offers each, which are others in each pair."""
    slice: int
    few: int
    """Offers that the memory is held against."""
    many: int
    """JSON offers of the large runs."""
    growth: tuple[int, ...]
    """Numbers of offers in one command, upward; `few` and `many` are among them."""
    formats: int
    """Offers to three formats at once; memory is held against a tenth of them."""
    evaluations: int
    """Checks in one process; memory is held against a tenth of them."""
    rules: tuple[int, ...]
    states: tuple[int, ...]
    items: tuple[int, ...]
    turns: int
    """How often each of those sizes has its turn."""


FULL = Effort(
    races=100,
    rounds=9,
    drawings=2,
    reports=24,
    slices=2,
    slice=300,
    few=1_000,
    many=10_000,
    growth=(1_000, 3_000, 10_000, 30_000),
    formats=600,
    evaluations=1_500,
    rules=(50, 100, 200, 350, 600, 1_000),
    states=(1, 2, 4, 7, 12, 20, 33, 56),
    items=(1, 3, 10, 30, 100, 200, 350, 500),
    turns=5,
)
QUICK = Effort(
    races=3,
    rounds=1,
    drawings=1,
    reports=4,
    slices=1,
    slice=30,
    few=30,
    many=300,
    growth=(30, 100, 300, 600),
    formats=60,
    evaluations=100,
    rules=(50, 100, 200, 350),
    states=(1, 4, 16, 56),
    items=(1, 10, 100, 500),
    turns=1,
)
