"""Laws that hold for every offer, and for every file that is almost one."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from offer_check.errors import Fault, OfferError
from offer_check.offer import FIELDS, Offer, load
from offer_check.offer.display import show
from offer_check.offer.schema import schema
from offer_check.source import Document, read_bytes
from tests.strategies import TABLES, Data, offers

VALIDATOR = Draft202012Validator(schema(TABLES))
PLAIN = [path for path, field in FIELDS.items() if not field.table and field.group != "preferences"]
JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(-1e6, 1e6)
    | st.sampled_from(["yes", "none", "TX", "Texas", "full", "2027-07-01", "2027-02-31", "held", "", " ", "\u0085"])
    | st.text(max_size=5),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(["min", "max", "amount", "per", "value", "unit", "state", "text", "x"]), inside
        )
    ),
    max_leaves=6,
)


def document(data: Data) -> Document:
    return read_bytes(json.dumps(data).encode(), name="o.json", syntax="json")


def loaded(data: Data) -> Offer:
    return load(document(data), TABLES)


@given(offers())
def test_every_generated_offer_loads_and_every_stated_value_can_be_shown(data: Data) -> None:
    offer = loaded(data)
    for path in PLAIN:
        value = offer.value(path)
        assert (offer.state(path) == "stated") == (value is not None)
        assert bool(show(value, FIELDS[path].shape)) == (value is not None)


@given(offers())
def test_every_key_of_evidence_and_unclear_has_a_path_in_the_file(data: Data) -> None:
    offer = loaded(data)
    for path in (*offer.evidence, *offer.unclear):
        assert offer.rows.canonical(offer.rows.target(path)) == path
        assert (path in offer.unclear) == (offer.state(path) == "unclear")


@given(offers())
def test_every_stated_value_has_its_place_in_the_file(data: Data) -> None:
    read = document(data)
    offer = load(read, TABLES)
    for path, field in FIELDS.items():
        group, _, name = path.partition(".")
        if not (field.table or field.part_of) and (data.get(group) or {}) and name in data[group]:
            assert read.place(offer.path_of(path)) is not None


@given(offers(), st.randoms(use_true_random=False))
def test_the_order_of_keys_changes_nothing(data: Data, random: Any) -> None:
    assert loaded(shuffled(data, random)) == loaded(data)


@given(offers(), st.sampled_from(PLAIN), JUNK)
def test_whatever_stands_in_a_field_it_is_an_offer_or_a_fault_at_a_place(data: Data, path: str, junk: Any) -> None:
    group, *names = path.split(".")
    if not names:
        data[group] = junk
    elif len(names) == 1:
        data[group] = {**(data.get(group) or {}), names[0]: junk}
    else:
        data[group] = {**(data.get(group) or {}), names[0]: {names[1]: junk}}
    found = faults_of(data)
    assert found or VALIDATOR.is_valid(data)
    for fault in found or ():
        assert (fault.line, fault.column >= 1) == (1, True)
        assert "pydantic" not in str(fault)
        assert str(fault).isprintable()


def faults_of(data: Data) -> tuple[Fault, ...] | None:
    try:
        loaded(data)
    except OfferError as error:
        return error.faults
    return None


def shuffled(data: Any, random: Any) -> Any:
    if not isinstance(data, dict):
        return data
    keys = list(data)
    random.shuffle(keys)
    return {key: shuffled(data[key], random) for key in keys}
