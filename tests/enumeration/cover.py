"""Dimensions -> the combinations to try: all of them while they are few, else arrays in which every two values meet.

A value is told by its number, a combination is a tuple of numbers, one for each dimension.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from math import prod

from allpairspy import AllPairs

Combination = tuple[int, ...]
Sizes = Sequence[int]


def total(sizes: Sizes) -> int:
    """How many combinations there are."""
    return prod(sizes)


def full(sizes: Sizes) -> Iterator[Combination]:
    """All combinations."""
    return product(*map(range, sizes))


def pairwise(sizes: Sizes) -> list[Combination]:
    """Combinations in which every value of a dimension meets every value of every other one."""
    order = sorted(range(len(sizes)), key=lambda place: -sizes[place])  # the generator needs fewer, large ones first
    rows = AllPairs([range(sizes[place]) for place in order]) if len(sizes) > 1 else full(sizes)
    back = [order.index(place) for place in range(len(sizes))]
    return [tuple(row[place] for place in back) for row in rows]


def within(chosen: Sequence[int], sizes: Sizes, around: Combination, *, limit: int) -> Iterator[Combination]:
    """Combinations of the `chosen` dimensions, the others as `around` has them: all, or pairs."""
    own = [sizes[place] for place in chosen]
    for row in full(own) if total(own) <= limit else pairwise(own):
        values = dict(zip(chosen, row, strict=True))
        yield tuple(values.get(place, number) for place, number in enumerate(around))


def uncovered(rows: Iterable[Combination], sizes: Sizes) -> int:
    """How many pairs of values of two dimensions no combination holds."""
    met = {(i, j, row[i], row[j]) for row in rows for i, j in combinations(range(len(sizes)), 2)}
    return sum(one * other for one, other in combinations(sizes, 2)) - len(met)
