"""YAML text in, values by the core schema of YAML 1.2 out, with the place of each; with either parser of PyYAML."""

from __future__ import annotations

import pytest

from offer_check.source import Document, Path, Place, Span, read_bytes


@pytest.fixture(params=["C parser", "Python parser"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python parser":
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)


def read(written: str) -> Document:
    return read_bytes(written.encode(), name="offer.yaml", syntax="yaml")


def places(document: Document, *paths: Path) -> list[tuple[int, int, int, int]]:
    """The value spans as (line, column, end line, end column)."""
    found = [document.place(path) for path in paths]
    return [(p.value.line, p.value.column, p.value.end_line, p.value.end_column) for p in found if p]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("0", 0),
        ("-12", -12),
        ("+12", 12),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("-0x1F", "-0x1F"),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("9223372036854775807", 2**63 - 1),
        ("-9223372036854775808", -(2**63)),
        ("12.0", 12.0),
        ("12.", 12.0),
        (".5", 0.5),
        ("-.5", -0.5),
        ("1e5", 100_000.0),
        ("1.5E-3", 0.0015),
        ("0.0e-999", 0.0),
        (".", "."),
        ("1e", "1e"),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
        ("1:30", "1:30"),
        ("2027-07-01", "2027-07-01"),
        ("2027-07-01T10:00:00Z", "2027-07-01T10:00:00Z"),
        ("=", "="),
        ("<<", "<<"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ("\u0661", "\u0661"),
    ],
)
def test_a_scalar_has_the_value_of_the_core_schema(written: str, value: object) -> None:
    assert repr(read(f"a: {written}\n").data) == repr({"a": value})


def test_keys_are_text_whatever_they_say() -> None:
    assert read('NO: 1\nyes: 2\n"1": 3\n\'null\': 4\n"<<": 5\n? b\n: 6\n? c\n').data == {
        "NO": 1,
        "yes": 2,
        "1": 3,
        "null": 4,
        "<<": 5,
        "b": 6,
        "c": None,
    }


BLOCK = """\
# An offer.
about:
  specialty: dermatology   # not more
  note: >
    Two lines
    of text.


  words: first
    second
  roles:
  - one
  -

patients: {states: [TX, "FL"], empty: , alone}
list:
- - a
  - b: 1
    c:
"""


def test_spans_end_with_the_last_character_of_what_they_stand_for() -> None:
    document = read(BLOCK)
    assert document.data == {
        "about": {
            "specialty": "dermatology",
            "note": "Two lines of text.\n",
            "words": "first second",
            "roles": ["one", None],
        },
        "patients": {"states": ["TX", "FL"], "empty": None, "alone": None},
        "list": [["a", {"b": 1, "c": None}]],
    }
    assert {path: document.span(path) for path in VALUES} == VALUES
    assert document.place(()) == Place(None, Span(2, 1, 19, 7))


VALUES: dict[Path, Span] = {
    ("about",): Span(3, 3, 13, 4),
    ("about", "specialty"): Span(3, 14, 3, 25),
    ("about", "note"): Span(4, 9, 6, 13),
    ("about", "words"): Span(9, 10, 10, 11),
    ("about", "roles"): Span(12, 3, 13, 4),
    ("about", "roles", 0): Span(12, 5, 12, 8),
    ("about", "roles", 1): Span(13, 4, 13, 4),
    ("patients",): Span(15, 11, 15, 47),
    ("patients", "states"): Span(15, 20, 15, 30),
    ("patients", "states", 1): Span(15, 25, 15, 29),
    ("patients", "empty"): Span(15, 38, 15, 38),
    ("patients", "alone"): Span(15, 46, 15, 46),
    ("list",): Span(17, 1, 19, 7),
    ("list", 0): Span(17, 3, 19, 7),
    ("list", 0, 1): Span(18, 5, 19, 7),
    ("list", 0, 1, "c"): Span(19, 7, 19, 7),
}


def test_key_spans_include_quotes_and_nothing_else() -> None:
    document = read("plain: 1\n'single': {\"double\" : 2}\n? explicit\n: 3\n")
    assert [document.key_span(path) for path in (("plain",), ("single",), ("single", "double"), ("explicit",))] == [
        Span(1, 1, 1, 6),
        Span(2, 1, 2, 9),
        Span(2, 12, 2, 20),
        Span(3, 3, 3, 11),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_right_behind_emoji_and_every_line_end(newline: str) -> None:
    document = read(newline.join(("é😀: 'naïve 😀'", "", "b: [1,", ' "c"]', "d: |", "  x", "  y", "", "e: 2")))
    assert document.data == {"é😀": "naïve 😀", "b": [1, "c"], "d": "x\ny\n", "e": 2}
    assert places(document, ("é😀",), ("b",), ("b", 1), ("d",), ("e",)) == [
        (1, 5, 1, 14),
        (3, 4, 4, 6),
        (4, 2, 4, 5),
        (5, 4, 7, 4),
        (9, 4, 9, 5),
    ]


def test_a_byte_order_mark_counts_for_nothing() -> None:
    assert read("\ufeffa: 1").place(("a",)) == Place(Span(1, 1, 1, 2), Span(1, 4, 1, 5))


def test_a_document_may_have_its_markers_and_a_version() -> None:
    assert read("%YAML 1.2\n--- # start\na: 1\n...\n# end\n").data == {"a": 1}


def test_an_alias_stands_where_it_is_written_and_its_parts_where_the_anchor_is() -> None:
    document = read("a: &one {x: 1}\nb: *one\nc: &two # note\n  - y\nd: [*two]\n&k e: &nothing\nf: *k\ng: *nothing\n")
    one, two = {"x": 1}, ["y"]
    assert document.data == {"a": one, "b": one, "c": two, "d": [two], "e": None, "f": "e", "g": None}
    assert places(document, ("a",), ("a", "x"), ("b",), ("b", "x"), ("c",), ("d", 0), ("d", 0, 0), ("f",)) == [
        (1, 9, 1, 15),
        (1, 13, 1, 14),
        (2, 4, 2, 8),
        (1, 13, 1, 14),
        (4, 3, 4, 6),
        (5, 5, 5, 9),
        (4, 5, 4, 6),
        (7, 4, 7, 6),
    ]
    assert document.key_span(("e",)) == Span(6, 4, 6, 5)


def test_a_pair_without_braces_in_a_list_is_a_mapping() -> None:
    document = read("a: [b: 1 , c]")
    assert document.data == {"a": [{"b": 1}, "c"]}
    assert places(document, ("a", 0), ("a", 0, "b"), ("a", 1)) == [(1, 5, 1, 9), (1, 8, 1, 9), (1, 12, 1, 13)]


def test_text_that_a_block_keeps_ends_with_its_last_visible_character() -> None:
    document = read("a: |+\n  x \n\n\nb: |-\n\nc: 1\n")
    assert document.data == {"a": "x \n\n\n", "b": "", "c": 1}
    assert places(document, ("a",), ("b",), ("c",)) == [(1, 4, 2, 4), (5, 4, 5, 6), (7, 4, 7, 5)]
