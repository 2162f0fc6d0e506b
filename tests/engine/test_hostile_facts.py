"""Facts that are to trip the engine up; `scripts/asan` runs more of them beside a sanitizer."""

from __future__ import annotations

from itertools import islice
from random import Random

from tests.engine import hostile


def test_hostile_facts_are_answered_rightly_or_refused() -> None:
    assert all(islice(hostile.evaluations(Random(3)), 150))


def test_extremes_are_answered_rightly() -> None:
    assert all(hostile.extremes())
