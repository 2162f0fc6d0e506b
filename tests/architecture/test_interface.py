"""The Python interface is a list, in order, and every name on it is there."""

from __future__ import annotations

import offer_check


def test_every_public_name_is_there() -> None:
    assert [name for name in offer_check.__all__ if not hasattr(offer_check, name)] == []


def test_the_public_names_are_sorted_and_listed_once() -> None:
    assert offer_check.__all__ == sorted(set(offer_check.__all__))


def test_the_names_that_the_documents_use_are_public() -> None:
    assert {"check", "load_offer", "load_rules"} <= set(offer_check.__all__)
