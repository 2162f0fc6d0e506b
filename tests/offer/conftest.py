"""Offers and their faults, from a few lines of text."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from offer_check.errors import OfferError
from offer_check.offer import Offer, load
from offer_check.source import Document, read_bytes
from tests.strategies import TABLES


def document(text: str, about: str = "") -> Document:
    """A file whose first two lines give format, specialty, role and `about`; `text` begins in line 3."""
    also = f", {about}" if about else ""
    start = f"offer_format: 1\nabout: {{specialty: dermatology, role_type: hybrid_clinic{also}}}\n"
    return read_bytes((start + dedent(text)).encode(), name="an.offer.yaml", syntax="yaml")


@pytest.fixture
def offer() -> Callable[..., Offer]:
    """Makes the offer of `document(text, about)`."""

    def make(text: str = "", about: str = "") -> Offer:
        return load(document(text, about), TABLES)

    return make


@pytest.fixture
def faults() -> Callable[..., list[str]]:
    """Makes the messages of all faults of `document(text, about)`, or of a whole file, each with line and column."""

    def make(text: str = "", about: str = "", *, whole: str | None = None) -> list[str]:
        raw = None if whole is None else read_bytes(dedent(whole).encode(), name="an.offer.yaml", syntax="yaml")
        with pytest.raises(OfferError) as raised:
            load(raw or document(text, about), TABLES)
        return [str(fault).removeprefix("an.offer.yaml:") for fault in raised.value.faults]

    return make
