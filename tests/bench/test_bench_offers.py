"""The offers that are measured with are true to the examples, and no two are the same."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from offer_check import load_offer, load_rules
from tests.bench import grown
from tests.bench.offers import EXAMPLES, offers, write


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_varied_example_is_an_offer_as_long_as_the_example(kind: str, tmp_path: Path) -> None:
    originals = sorted(EXAMPLES.glob(f"*.offer.{kind}"))
    paths = [Path(path) for path in write(tmp_path / "offers", kind, 2 * len(originals), seed=1)]
    for path, original in zip(paths, originals * 2, strict=True):
        mine, other = load_offer(path).offer.about, load_offer(original).offer.about
        assert (mine.specialty, mine.role_type) == (other.specialty, other.role_type)
        assert (mine.employer_name, mine.label) != (other.employer_name, other.label)
        assert abs(path.stat().st_size - original.stat().st_size) <= 10


def test_no_two_offers_are_the_same_and_a_seed_gives_the_same_ones_again() -> None:
    first = list(islice(offers("yaml", seed=1), 500))
    assert len(set(first)) == 500
    assert list(islice(offers("yaml", seed=1), 500)) == first
    assert set(first).isdisjoint(islice(offers("yaml", seed=2), 500))


def read(text: str, folder: Path) -> grown.Data:
    """The offer in a text, as plain data."""
    path = folder / "grown.offer.yaml"
    path.write_text(text, encoding="utf-8")
    return load_offer(path, load_rules()).offer.model_dump()


@pytest.mark.parametrize("number", [1, 56])
def test_a_grown_offer_has_as_many_states_as_asked_for(number: int, tmp_path: Path) -> None:
    offer = read(grown.in_states(number), tmp_path)
    assert [len(offer["patients"]["states"]), len(offer["licenses"])] == [number, number]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("licenses", "licenses"),
        ("visit types", "work_mix.visit_types"),
        ("sites", "sites"),
        ("conditions", "work_mix.conditions_treated"),
    ],
)
def test_a_list_grows_to_the_most_that_an_offer_can_have(name: str, path: str, tmp_path: Path) -> None:
    most, make = grown.LISTS[name]
    found = read(make(most), tmp_path)
    for step in path.split("."):
        found = found[step]
    assert len(found) == most
