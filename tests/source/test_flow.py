"""Values on one line of YAML are read back as they were."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_check import source
from offer_check.source.flow import written

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


@given(TEXTS)
def test_any_text_may_be_a_key(text: str) -> None:
    assert read(written({text: 1})) == {text: 1}


def test_words_that_look_plain_up_to_their_end_are_written_at_once() -> None:
    assert written("a" * 150 + ":") == f'"{"a" * 150}:"'


@pytest.mark.parametrize("value", [float("inf"), float("nan"), object()])
def test_what_no_file_can_hold_is_not_written(value: object) -> None:
    with pytest.raises(ValueError, match="no plain value"):
        written([value])


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
        ("José, 3 days/week", "José, 3 days/week"),
        (["a [b]"], '["a [b]"]'),
        ({"licenses[TX].status": "as needed: soon"}, '{"licenses[TX].status": "as needed: soon"}'),
        ("two\nlines\x85", '"two\\nlines\\x85"'),
    ],
)
def test_a_value_is_written_as_people_write_it(value: Any, expected: str) -> None:
    assert written(value) == expected
