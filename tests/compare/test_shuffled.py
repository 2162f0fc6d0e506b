"""An offer and its shuffled copy, keys and rows in another order at every depth, are the same offer."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any, Literal

import pytest
import yaml

from offer_check import source
from offer_check.compare import compare, side_by_side
from tests.compare.repair import PATHS, check, document_of, example
from tests.examples.summary import FIXTURES, stem
from tests.laws.change import reordered

SEEDS = (1, 2)


Syntax = Literal["json", "yaml"]


def shuffled(data: dict[str, Any], seed: int, syntax: Syntax) -> source.Document:
    mixed = reordered(data, Random(seed), entries=True)
    if syntax == "json":
        raw = json.dumps(mixed, indent=1)
    else:
        raw = yaml.safe_dump(mixed, sort_keys=False, allow_unicode=True)
    return source.read_bytes(raw.encode(), name=f"shuffled.offer.{syntax}", syntax=syntax)


@pytest.mark.parametrize("syntax", ["json", "yaml"])
@pytest.mark.parametrize("name", PATHS)
def test_an_example_and_its_shuffled_copy_compare_as_empty(name: str, syntax: Syntax) -> None:
    data = document_of(name).data
    for seed in SEEDS:
        comparison = compare(example(name), check(shuffled(data, seed, syntax)))
        assert comparison.empty


@pytest.mark.parametrize("path", FIXTURES, ids=stem)
def test_a_fixture_and_its_shuffled_copy_compare_as_empty(path: Path) -> None:
    document = source.read(path)
    assert compare(check(document), check(shuffled(document.data, 3, "json"))).empty


@pytest.mark.parametrize("name", PATHS)
def test_nothing_is_said_to_have_another_basis_after_shuffling(name: str) -> None:
    copy = check(shuffled(document_of(name).data, 1, "json"))
    assert [c.id for c in compare(example(name), copy).changes if c.text] == []


@pytest.mark.parametrize("name", PATHS)
def test_side_by_side_nothing_sets_an_offer_apart_from_its_shuffled_copy(name: str) -> None:
    found = side_by_side([example(name), check(shuffled(document_of(name).data, 1, "json"))])
    assert (found.apart, found.terms) == ((), ())
