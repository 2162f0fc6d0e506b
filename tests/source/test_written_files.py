"""Whole files written from plain data: read back they say the same, and they look as a person would write them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_check import source
from offer_check.source.read import Syntax
from offer_check.source.write import as_json, as_yaml
from tests.source.layouts import TEXTS, VALUES, spoken

ANY_KEY = TEXTS.filter(lambda key: len(key) <= 100)
ANY_DATA = st.dictionaries(ANY_KEY, VALUES | st.dictionaries(ANY_KEY, VALUES, max_size=3), max_size=4)

DATA = {
    "offer_format": 1,
    "about": {
        "specialty": "dermatology",
        "role_type": ["direct_to_consumer"],
        "full_time": True,
        "note": "They said so on the phone, and again in the hall; it was never written down, " * 2 + "I fear.",
    },
    "licenses": [{"state": "TX", "status": "held"}, {"state": "FL"}],
    "pay": {"base": {"amount": 420000, "per": "year"}, "downtime_paid": False},
    "evidence": {"pay.base": {"source": "agreement", "where": "7.2", "words": "“$420,000”,\nor so"}},
    "unclear": {"licenses[TX].expected_date": "as needed: soon\n(or later)"},
}
YAML = """\
# An offer

offer_format: 1

about:
  specialty: dermatology
  role_type: [direct_to_consumer]
  full_time: yes
  note: >-
    They said so on the phone, and again in the hall; it was never written down, They said so on the phone, and
    again in the hall; it was never written down, I fear.

licenses:
  - {state: TX, status: held}
  - {state: FL}

pay:
  base: {amount: 420000, per: year}
  downtime_paid: no

evidence:
  pay.base: {source: agreement, where: "7.2", words: "“$420,000”,\\nor so"}

unclear:
  licenses[TX].expected_date: |-
    as needed: soon
    (or later)
"""
JSON = """\
{
  "offer_format": 1,
  "about": {
    "specialty": "dermatology",
    "full_time": true
  },
  "licenses": [
    {"state": "TX", "status": "held"},
    {"state": "FL"}
  ]
}
"""


def read(text: str, syntax: Syntax) -> Any:
    return source.read_bytes(text.encode(), name="offer", syntax=syntax).data


@given(ANY_DATA)
def test_yaml_is_read_back_as_it_was_in_its_order(data: dict[str, Any]) -> None:
    assert repr(read(as_yaml(data), "yaml")) == repr(spoken(data))


@given(ANY_DATA)
def test_json_is_read_back_as_it_was_in_its_order(data: dict[str, Any]) -> None:
    assert repr(read(as_json(data), "json")) == repr(data)


def test_an_offer_looks_as_a_person_would_write_it_in_yaml() -> None:
    assert as_yaml(DATA, head="# An offer\n") == YAML


def test_an_offer_looks_as_a_person_would_write_it_in_json() -> None:
    about = {"specialty": "dermatology", "full_time": True}
    assert as_json({"offer_format": 1, "about": about, "licenses": DATA["licenses"]}) == JSON


def test_rows_and_lists_too_long_for_a_line_get_several() -> None:
    row = {"state": "TX", "note": "word " * 30 + "end", "work": ["x" * 70, "y" * 70]}
    assert as_yaml({"licenses": [row], "deep": {"map": {"a": "x" * 70, "b": "y" * 70}}}) == (
        "licenses:\n"
        "  - state: TX\n"
        "    note: >-\n"
        f"      {'word ' * 21}word\n"
        f"      {'word ' * 8}end\n"
        "    work:\n"
        f"      - {'x' * 70}\n"
        f"      - {'y' * 70}\n"
        "\n"
        "deep:\n"
        "  map:\n"
        f"    a: {'x' * 70}\n"
        f"    b: {'y' * 70}\n"
    )


def test_nothing_at_all_is_a_file_too() -> None:
    assert (as_yaml({}), as_json({})) == ("{}\n", "{}\n")


@pytest.mark.parametrize("write", [as_yaml, as_json])
def test_what_no_file_can_hold_is_not_written(write: Any) -> None:
    with pytest.raises(ValueError, match="no plain value: inf"):
        write({"pay": {"base": float("inf")}})
