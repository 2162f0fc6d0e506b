"""Exponents are those of the points, and a goal is held against the larger one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bench.growth import Growth
from tests.bench.row import Goal, Row

SIZES = (1, 2, 4, 7, 12, 20, 33, 56)


def growth(time: Callable[[float], float]) -> Growth:
    return Growth(what="a check", of="states", unit="ms", points=tuple((n, time(n)) for n in SIZES))


@pytest.mark.parametrize("exponent", [0.0, 1.0, 1.5, 2.0])
def test_a_power_has_its_exponent_and_does_not_bend(exponent: float) -> None:
    line = growth(lambda n: 3 * n**exponent)
    assert [line.exponent, line.upper] == pytest.approx([exponent, exponent])
    assert line.bend is None


def test_what_is_flat_first_bends_where_it_begins_to_rise_and_counts_as_steep_as_it_ends() -> None:
    line = growth(lambda n: max(10.0, 10 * n / 7))
    assert line.bend
    assert (line.bend.at, round(line.bend.before, 2), round(line.bend.after, 2)) == (7, 0.0, 1.0)
    assert line.exponent < 0.7
    assert line.steepest == line.upper == pytest.approx(1)


def test_of_few_sizes_the_two_largest_are_the_upper_half() -> None:
    line = Growth(what="a check", of="offers", unit="s", points=((1_000, 1.0), (3_000, 3.0), (10_000, 30.0)))
    assert line.upper == pytest.approx(1.912, abs=0.001)


def row(*ratios: float, goal: Goal) -> Row:
    return Row(what="a check", ours="1 s", other="2 s", ratios=ratios, against="a peer", goal=goal)


def test_a_goal_is_held_against_the_median_and_not_against_what_is_printed() -> None:
    assert row(0.1, 0.504, 9, goal=Goal(limit=0.5)).reached == "NO"
    assert row(0.1, 0.5, 9, goal=Goal(limit=0.5)).reached == "yes"
    assert row(2.999, goal=Goal(limit=3, least=True)).reached == "NO"
    assert row(3.0, goal=Goal(limit=3, least=True)).reached == "yes"
