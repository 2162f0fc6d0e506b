"""Values on one line of YAML are read back as they were."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_check import source
from offer_check.form.value import written

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30
) | st.sampled_from(
    [
        "true",
        "Null",
        "yes",
        "- a",
        "a: b",
        "a #b",
        "1",
        "2027-07-01",
        "{",
        "a, b",
        "'",
        '"',
        "",
        " a",
        "a ",
        "a.",
        "10:30",
    ]
)
VALUES = st.recursive(
    TEXTS | st.integers(-1000, 1000) | st.sampled_from([0.5, 12.25]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=6,
)


def read(text: str) -> Any:
    return source.read_bytes(f"key: {text}\n".encode(), name="x.yaml", syntax="yaml").data["key"]


@given(VALUES)
def test_a_value_is_read_back_as_it_was(value: Any) -> None:
    assert read(written(value)) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "yes"),
        (False, "no"),
        ("yes", "yes"),
        ("full_application", "full_application"),
        ("2027-07-01", "2027-07-01"),
        ("Lakeside clinic, Austin", "Lakeside clinic, Austin"),
        (["Lakeside clinic, Austin"], '["Lakeside clinic, Austin"]'),
        ({"amount": 150, "per": "hour"}, "{amount: 150, per: hour}"),
        ("true", '"true"'),
        ("12", '"12"'),
    ],
)
def test_a_value_is_written_as_people_write_it(value: Any, expected: str) -> None:
    assert written(value) == expected
