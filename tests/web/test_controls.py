"""The laws of the controls: what a page shows of a value is what comes back when nobody touches it."""

from __future__ import annotations

from dataclasses import replace
from math import isnan, nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_check.offer import FIELDS, Field
from offer_check.offer.example import example
from offer_check.offer.refusal import Refused
from offer_check.offer.shapes import Shape
from offer_check.offer.values import Dea
from offer_check.web.control import control
from offer_check.web.posted import raw
from tests.strategies import TABLES, value_of
from tests.web.submitted import drawn, submitted

NAME = "pay.base"
SHAPES = {field.shape: field.path for field in reversed(FIELDS.values()) if field.shape.name != "table"}


def of(shape: Shape) -> str:
    """The kind of a shape: its name and that of its items."""
    return f"{shape.name} {shape.items.name if shape.items else ''}".strip()


KEYS = ("min", "max", "amount", "per", "label", "text", "code", "state", "states", "paid_by", "unit", "value", "TX", "")
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1000, 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        ["40", "420,000", "$5", "8 - 12", "forty", "none", "yes", "TX", "Texas", "2027-02-30", " ", "a\n\nb", "\n"]
    ),
    st.text(max_size=20),
)
WRONG = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner))

KINDS = {kind: [shape for shape in SHAPES if of(shape) == kind] for kind in sorted(map(of, SHAPES))}

each_kind = pytest.mark.parametrize("shapes", KINDS.values(), ids=KINDS)
quick = settings(max_examples=15, deadline=None)


def back(shape: Shape, value: Any, *, compact: bool = False) -> Any:
    """What comes back of a value that a page shows and nobody touches."""
    html = drawn(control(shape, value, NAME, TABLES, compact=compact), labelled="name")
    return raw(shape, submitted(html), NAME, TABLES)


def read(shape: Shape, value: Any) -> Any:
    """The normalized value; what is ticked comes in the order of the boxes, and is sorted here."""
    found = shape.read(value, TABLES)
    if isinstance(found, Dea):
        return replace(found, states=found.states and tuple(sorted(found.states)))
    ticked = shape.items and (shape.items.name in ("choice", "state") or shape.items.choices)
    return tuple(sorted(found)) if ticked and isinstance(found, tuple) else found


def reads(shape: Shape, value: Any) -> bool:
    try:
        return value is not None and read(shape, value) is not None
    except Refused:
        return False


@each_kind
@given(data=st.data(), compact=st.booleans())
@quick
def test_a_value_that_nobody_touches_comes_back_as_the_same(
    shapes: list[Shape], data: st.DataObject, compact: bool
) -> None:
    shape = data.draw(st.sampled_from(shapes))
    value = data.draw(value_of(shape))
    assert read(shape, back(shape, value, compact=compact)) == read(shape, value)


@each_kind
@given(data=st.data(), value=WRONG, compact=st.booleans())
@quick
def test_a_wrong_value_that_nobody_touches_comes_back_as_typed_or_mended(
    shapes: list[Shape], data: st.DataObject, value: Any, compact: bool
) -> None:
    shape = data.draw(st.sampled_from(shapes))
    again = back(shape, value, compact=compact)
    if reads(shape, value):
        assert read(shape, again) == read(shape, value)
    elif not reads(shape, again):
        assert told(again) == told(value)


def told(raw: Any) -> Any:
    """A value as a person reads it: `40`, "40" and "$40" are the same."""
    if isinstance(raw, dict):
        return {key: told(item) for key, item in raw.items()}
    if isinstance(raw, list):
        return [told(item) for item in raw]
    try:
        number = float("none" if isinstance(raw, bool) else str(raw).replace(",", "").strip("$% "))
    except ValueError:
        number = nan
    return (raw.replace("\r", "\n") if isinstance(raw, str) else raw) if isnan(number) else number


@pytest.mark.parametrize("field", [f for f in FIELDS.values() if f.shape.name != "table"], ids=lambda field: field.path)
def test_the_example_of_a_field_comes_back_as_the_same(field: Field) -> None:
    value = example(field, TABLES)
    assert read(field.shape, back(field.shape, value)) == read(field.shape, value)


def test_nothing_is_filled_in_on_an_empty_control() -> None:
    found = {path: back(shape, None, compact=compact) for shape, path in SHAPES.items() for compact in (True, False)}
    assert set(found.values()) == {None}
