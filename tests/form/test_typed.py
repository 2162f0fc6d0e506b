"""What people type is taken for the number or the day that it stands for, and for nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_check.form import typed
from offer_check.form.labels import labels
from offer_check.offer import FIELDS
from tests.strategies import TABLES


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("420,000", "USD", 420_000),
        (" $ 420,000 ", "USD", 420_000),
        ("$12.50", "USD", 12.5),
        ("40%", "percent", 40),
        ("40 %", "percent", 40),
        (".5", "days/week", 0.5),
        ("-3", "days", -3),
        ("8-14", "days", {"min": 8, "max": 14}),
        ("8 – 14", "days", {"min": 8, "max": 14}),
        ("$150 to $180", "USD", {"min": 150, "max": 180}),
        ("1,000-2,000", "", {"min": 1000, "max": 2000}),
        *(
            (text, "days", text)
            for text in ("", "forty", "4,5", "4,50", "1e5", "$5", "5%", "0x1F", "½", "1 2", "٣", "1-2-3")
        ),
        ("9" * 41, "", "9" * 41),
        ("0.1000000000000000055", "", "0.1000000000000000055"),
    ],
)
def test_a_number_is_what_is_written_beyond_doubt(text: str, unit: str, value: Any) -> None:
    found = typed.number(text, unit)
    assert (found, type(found)) == (value, type(value))


@given(st.integers(0, 10**9))
def test_every_whole_number_is_read_with_and_without_commas(number: int) -> None:
    assert typed.number(f"{number:,}", "") == typed.number(str(number), "") == number


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_in_each_way_to_write_it(day: date) -> None:
    ways = ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%b %d %Y", "%d %B %Y")
    assert {typed.day(day.strftime(way)) for way in ways} == {day.isoformat()}


@pytest.mark.parametrize(
    "text", ["", "7/1/27", "13/1/2027", "2/30/2027", "July", "2027", "tomorrow", "\uff11/1/2027", "7.1.2027"]
)
def test_what_is_no_day_stays_as_it_was_typed(text: str) -> None:
    assert typed.day(text) == text


def test_codes_have_the_words_of_their_table_or_their_own() -> None:
    assert labels(FIELDS["about.specialty"].shape, TABLES)["dermatology"] == "Dermatology"
    assert labels(FIELDS["where.physician_home_state"].shape, TABLES)["TX"] == "Texas"
    assert labels(FIELDS["malpractice.policy_type"].shape, TABLES)["claims_made"] == "claims-made"
    assert labels(FIELDS["pay.base"].shape, TABLES) == {}
