"""A document answers for any path: the exact place, or a small span that stands for what is missing."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import FrozenInstanceError

import pytest

from offer_check.source import Document, Path, Place, Span, read_bytes

WRITTEN = """\
about: {specialty: dermatology}
licenses:
  - state: TX
    status: held
  - {}
  - []
  - word
"""


def read(written: str) -> Document:
    return read_bytes(written.encode(), name="offer.yaml", syntax="yaml")


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("about", "specialty"), Span(1, 20, 1, 31)),
        (("about", "role_type"), Span(1, 1, 1, 6)),
        (("about", "specialty", "deeper", 3), Span(1, 9, 1, 18)),
        (("about", 0), Span(1, 1, 1, 6)),
        (("licenses", "state"), Span(2, 1, 2, 9)),
        (("licenses", 9), Span(2, 1, 2, 9)),
        (("licenses", -1), Span(2, 1, 2, 9)),
        (("licenses", 0), Span(3, 5, 4, 17)),
        (("licenses", 0, "route"), Span(3, 5, 3, 10)),
        (("licenses", 1, "state"), Span(5, 5, 5, 7)),
        (("licenses", 2, 0), Span(6, 5, 6, 7)),
        (("licenses", 3, "state"), Span(7, 5, 7, 9)),
        (("patients",), Span(1, 1, 1, 1)),
        (("patients", "states", 0), Span(1, 1, 1, 1)),
        ((), Span(1, 1, 1, 1)),
    ],
)
def test_span_is_that_of_the_value_or_of_its_nearest_parent(path: Path, span: Span) -> None:
    assert read(WRITTEN).span(path) == span


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("about",), Span(1, 1, 1, 6)),
        (("about", "specialty"), Span(1, 9, 1, 18)),
        (("about", "role_type"), Span(1, 1, 1, 6)),
        (("licenses", 3), Span(7, 5, 7, 9)),
        ((), Span(1, 1, 1, 1)),
    ],
)
def test_key_span_is_that_of_the_key_or_else_the_span(path: Path, span: Span) -> None:
    assert read(WRITTEN).key_span(path) == span


def test_place_is_exact_or_none() -> None:
    document = read(WRITTEN)
    assert document.place(("about", "specialty")) == Place(Span(1, 9, 1, 18), Span(1, 20, 1, 31))
    assert document.place(("licenses", 3)) == Place(None, Span(7, 5, 7, 9))
    assert document.place(()) == Place(None, Span(1, 1, 7, 9))
    assert document.place(("about", "role_type")) is None
    assert document.place(("licenses", 4)) is None


def test_json_and_yaml_agree_on_values_and_places() -> None:
    written = b'{"a": [1, {"b": null}],\n\t"c":\t"\xc3\xa9 \xf0\x9f\x98\x80", "d": 2.5}'
    as_json = read_bytes(written, name="offer", syntax="json")
    as_yaml = read_bytes(written, name="offer", syntax="yaml")
    assert as_json == as_yaml
    paths: list[Path] = [(), ("a",), ("a", 0), ("a", 1), ("a", 1, "b"), ("c",), ("d",)]
    assert [as_json.place(path) for path in paths] == [as_yaml.place(path) for path in paths]


def test_the_digest_is_that_of_the_bytes_as_they_are() -> None:
    raw = b"\xef\xbb\xbfa: 1\r\n"
    assert read_bytes(raw, name="offer", syntax="yaml").digest == hashlib.sha256(raw).hexdigest()


def test_a_document_cannot_be_changed() -> None:
    document = read("a: 1")
    with pytest.raises(FrozenInstanceError):
        document.name = "b"  # type: ignore[misc]


def test_a_document_survives_the_way_to_another_process() -> None:
    document = read(WRITTEN)
    again = pickle.loads(pickle.dumps(document))
    assert again == document
    assert again.span(("licenses", 0, "status")) == Span(4, 13, 4, 17)
