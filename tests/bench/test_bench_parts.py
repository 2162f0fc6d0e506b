"""What the measurement relies on elsewhere is there: stations to look at, and packages in the lock."""

from __future__ import annotations

import importlib
from functools import reduce

import pytest

from tests.bench import profile
from tests.bench.environment import locked, needed
from tests.bench.programs import PEERS


@pytest.mark.parametrize(("start", "function", "station"), profile.STATIONS, ids=lambda part: part or "all")
def test_a_station_of_the_profile_is_entered_where_it_says(start: str, function: str, station: str) -> None:
    assert (profile.PACKAGE / start).exists()
    if function:
        module = importlib.import_module("offer_check." + start.removesuffix(".py").replace("/", "."))
        entered = reduce(getattr, function.split("."), module)
        assert profile.station_of(entered.__code__) == station


def test_a_function_of_c_is_seen_as_the_engine() -> None:
    seen = profile.shim(len)
    assert seen("abc") == 3
    assert profile.station_of(seen.__code__) == profile.ENGINE


def test_all_that_the_measured_environment_needs_is_in_the_lock() -> None:
    names = needed("offer-check", *PEERS)
    assert {"durable-rules", "ruamel-yaml", "weasyprint", "zopfli", *PEERS} <= names
    assert len(list(locked(names))) == len(names)
