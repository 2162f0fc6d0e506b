"""One value put into a file, or taken out of it: what a person finds there afterwards."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from offer_check import source
from offer_check.source import Path
from offer_check.source.amend import put, removed
from offer_check.source.read import Syntax

ORDER: tuple[Path, ...] = (
    ("about", "specialty"),
    ("about", "note"),
    ("where", "home"),
    ("pay", "model"),
    ("pay", "base"),
    ("licenses", "state"),
    ("licenses", "status"),
    ("evidence",),
)


def with_put(text: str, path: Path, value: Any, syntax: Syntax = "yaml") -> str | None:
    document = source.read_bytes(text.encode(), name="offer", syntax=syntax)
    raw = put(document, path, value, syntax=syntax, order=ORDER)
    return None if raw is None else raw.decode()


def without(text: str, path: Path, syntax: Syntax = "yaml") -> str | None:
    raw = removed(source.read_bytes(text.encode(), name="offer", syntax=syntax), path, syntax=syntax)
    return None if raw is None else raw.decode()


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: 'x' # why\n", ("a",), "y", "a: y # why\n"),
        ("a: 'x'   # why\n", ("a",), ["TX", "FL"], "a: [TX, FL]   # why\n"),
        ("a:\n  b: >- # why\n    x\n    y\n  c: 1\n", ("a", "b"), "z", "a:\n  b: z # why\n  c: 1\n"),
        ("a: |+\n  x\n\n\nc: 1\n", ("a",), "z", "a: z\n\n\nc: 1\n"),
        ("a:\n  # why\n  x # so\nb: 1\n", ("a",), 2, "a:\n  # why\n  2 # so\nb: 1\n"),
        ("a: {b: 1, c: 2} # why\n", ("a", "b"), True, "a: {b: yes, c: 2} # why\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), "x, y", 'a: {b: "x, y", c: 2}\n'),
        ("a: # why\n  - 1 # one\n  - 2 # two\nb: 1\n", ("a", 1), "x", "a: # why\n  - 1 # one\n  - x # two\nb: 1\n"),
        ("a: # why\n  - 1 # one\nb: 1\n", ("a",), "x", "a: x  # why\nb: 1\n"),
        ("a: x  # why\nb: 1\n", ("a",), {"c": 1}, "a:  # why\n  c: 1\nb: 1\n"),
        ("a: x  # why\n", ("a",), "one\ntwo", "a: |-  # why\n  one\n  two\n"),
        ("a: 1\r\nb: 2\r\n", ("a",), "one\ntwo", "a: |-\r\n  one\r\n  two\r\nb: 2\r\n"),
    ],
)
def test_a_value_takes_the_place_of_another_and_the_comment_beside_it_stays(
    before: str, path: Path, value: Any, after: str
) -> None:
    assert with_put(before, path, value) == after


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("pay:\n  base: #40\n", ("pay", "base"), 50, "pay:\n  base: 50  #40\n"),
        ("pay:\n  base:   #40\n", ("pay", "base"), 50, "pay:\n  base: 50   #40\n"),
        ("pay:  #40", ("pay",), 50, "pay: 50  #40"),
        ("pay:\n  a: 1\n\n  # Base.\n  #base: 40\n  #b: 1\n", ("pay", "base"), 50,
         "pay:\n  a: 1\n\n  # Base.\n  #base: 40\n  base: 50\n  #b: 1\n"),
        ("pay:\n  # Base.\n  #base: 40\n  # B.\n  #b: 1\nc: 1\n", ("pay", "base"), 50,
         "pay:\n  # Base.\n  #base: 40\n  base: 50\n  # B.\n  #b: 1\nc: 1\n"),
        ("pay:\n  #base: 40\n  # B.\n  b: 1\nc: 1\n", ("pay", "base"), 50,
         "pay:\n  #base: 40\n  base: 50\n  # B.\n  b: 1\nc: 1\n"),
        ("pay:\n    #base: 40\nc: 1\n", ("pay", "base"), 50, "pay:\n    #base: 40\n    base: 50\nc: 1\n"),
        ("pay:\n  #- {state: TX}\n", ("pay", 0, "state"), "TX", "pay:\n  - {state: TX}\n  #- {state: TX}\n"),
        ("pay:\n\nc:\n  #base: 40\n", ("pay", "base"), 50, "pay:\n  base: 50\n\nc:\n  #base: 40\n"),
    ],
)  # fmt: skip
def test_a_template_is_filled_in_where_its_examples_stand(before: str, path: Path, value: Any, after: str) -> None:
    assert with_put(before, path, value) == after


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: 1\n", ("pay", "base", "amount"), 2, "a: 1\n\npay:\n  base: {amount: 2}\n"),
        ("a: 1\nb: 2", ("pay",), 2, "a: 1\nb: 2\npay: 2"),
        ("pay:\na: 1\n", ("pay", "base"), 2, "pay:\n  base: 2\na: 1\n"),
        ("pay: {}  # none\n", ("pay", "base"), 2, "pay:  # none\n  base: 2\n"),
        ("pay: { # none\n}\n", ("pay", "base"), 2, "pay: {base: 2 # none\n}\n"),
        ("{a: {b: , c}}\n", ("a", "b"), [1], "{a: {b: [1] , c}}\n"),
        ("{a: {b: , c}}\n", ("a", "c"), "x", "{a: {b: , c: x}}\n"),
        ("pay: {base: 1}\n", ("pay", "per"), "year", "pay: {base: 1, per: year}\n"),
        ("pay: {\n  base: 1,  # why\n}\n", ("pay", "per"), 2, "pay: {\n  base: 1,  # why\n  per: 2,\n}\n"),
        ("a:\n    b: 1\n", ("pay", "base"), 1, "a:\n    b: 1\n\npay:\n    base: 1\n"),
        ("a: []\n", ("a", 0), {"state": "TX"}, "a:\n  - {state: TX}\n"),
        ("a:\n- x: 1\n  y: 2\n", ("a", 1), {"x": 1, "y": 2}, "a:\n- x: 1\n  y: 2\n- x: 1\n  y: 2\n"),
        ("a:\n- x: 1\n", ("a", 0, "y"), 2, "a:\n- x: 1\n  y: 2\n"),
        ("a:\n-\n- 1\n", ("a", 0), {"x": 1}, "a:\n- {x: 1}\n- 1\n"),
        ("a: [TX]\n", ("a", 1), "FL", "a: [TX, FL]\n"),
        ("# head\na: |\n  text", ("b",), 2, "# head\nb: 2\na: |\n  text"),
        ("? a\n: 1\n", ("b",), 2, "? a\n: 1\nb: 2\n"),
        ("a: 1\n...\n", ("b",), 2, "a: 1\nb: 2\n...\n"),
    ],
)
def test_what_is_missing_is_made_as_what_is_there(before: str, path: Path, value: Any, after: str) -> None:
    assert with_put(before, path, value) == after


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("about:\n  note: x\n", ("about", "specialty"), "about:\n  specialty: 1\n  note: x\n"),
        ("about: {note: x}\n", ("about", "specialty"), "about: {specialty: 1, note: x}\n"),
        ("about: {\n  note: x\n}\n", ("about", "specialty"), "about: {\n  specialty: 1,\n  note: x\n}\n"),
        ("f: 1\n\npay:\n  base: 2\n", ("about", "note"), "f: 1\n\nabout:\n  note: 1\n\npay:\n  base: 2\n"),
        ("about:\n  note: x\n  # of about\n\n# of pay\npay:\n  base: 2\n", ("where", "home"),
         "about:\n  note: x\n  # of about\n\nwhere:\n  home: 1\n\n# of pay\npay:\n  base: 2\n"),
        ("about:\n  note: x\n\n  # more of about\n  #z: 1\n\n# of pay\npay:\n  base: 2\n", ("where", "home"),
         "about:\n  note: x\n\n  # more of about\n  #z: 1\n\nwhere:\n  home: 1\n\n# of pay\npay:\n  base: 2\n"),
        ("licenses:\n  - {status: held}\n", ("licenses", 0, "state"), "licenses:\n  - {state: 1, status: held}\n"),
        ("about: {note: x}\npay: {base: 2}\n", ("where",), "about: {note: x}\nwhere: 1\npay: {base: 2}\n"),
        ("pay:\n  base: 2\n", ("pay", "unknown"), "pay:\n  base: 2\n  unknown: 1\n"),
    ],
)  # fmt: skip
def test_a_new_key_stands_where_the_model_has_it(before: str, path: Path, after: str) -> None:
    assert with_put(before, path, 1) == after


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a:\n  x: 1 # of x\n  # of y\n  y: 2 # beside\n", {"x": 1, "y": 3, "z": 4},
         "a:\n  x: 1 # of x\n  # of y\n  y: 3 # beside\n  z: 4\n"),
        ("a:\n  x: 1 # of x\n  y: 2 # of y\n", {"y": 2}, "a:\n  y: 2 # of y\n"),
        ("a:\n  - TX # first\n  - FL # second\n", ["TX", "FL", "GA"], "a:\n  - TX # first\n  - FL # second\n  - GA\n"),
        ("a:\n  - TX # first\n  - FL # second\n", ["FL"], "a:\n  - FL # second\n"),
        ("a:\n  - TX # first\n  - FL # second\n", ["GA", "TX", "FL"], "a: [GA, TX, FL]\n"),
        ("a: [TX, 'FL', \"GA\"]\n", ["TX", "GA"], 'a: [TX, "GA"]\n'),
    ],
)  # fmt: skip
def test_of_a_list_or_mapping_only_what_differs_is_written(before: str, value: Any, after: str) -> None:
    assert with_put(before, ("a",), value) == after


@pytest.mark.parametrize("text", ["a: yes\n", "a: true\n", "a: 'yes'  # why\n"])
def test_a_file_that_says_so_already_is_left_alone(text: str) -> None:
    assert with_put(text, ("a",), True) == text


def test_numbers_that_are_equal_and_not_the_same_are_told_apart() -> None:
    assert with_put("a: 1\n", ("a",), 1.0) == "a: 1.0\n"
    assert with_put("a: 1\n", ("a",), Decimal("420000.50")) == "a: 420000.5\n"
    assert with_put("a: 1.0\n", ("a",), Decimal("1.00")) == "a: 1\n"
    assert with_put('{"a": 1}', ("a",), True, "json") == '{"a": true}'


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: &x {b: 1}\nc: *x\n", ("a", "b"), "a: &x {b: 2}\nc: {b: 1}\n"),
        ("a: &x\n  b: 1\nc: *x\n", ("a",), "a: &x 2\nc: {b: 1}\n"),
        ("a: &x {b: 1}\nc: *x  # why\n", ("c",), "a: &x {b: 1}\nc: 2  # why\n"),
        ("a: &x {b: 1}\nc: *x  # why\n", ("c", "b"), "a: &x {b: 1}\nc:  # why\n  b: 2\n"),
        ("a: [&x TX, *x]\n", ("a", 0), "a: [&x 2, TX]\n"),
    ],
)
def test_what_others_repeat_changes_in_its_own_place_alone(before: str, path: Path, after: str) -> None:
    assert with_put(before, path, 2) == after


def test_a_repeated_value_is_written_out_where_its_original_goes() -> None:
    assert without("a: &x {b: [TX, no]}\nc: *x  # why\n", ("a",)) == "c: {b: [TX, no]}  # why\n"


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: 1 # one\n# two\nb: 2\n", ("a",), "# two\nb: 2\n"),
        ("a: 1\nb: 2 # two", ("b",), "a: 1"),
        ("a: 1\r\nb: 2", ("b",), "a: 1"),
        ("a: 1\n\nb: 2\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
        ("a: 1\n\nb: 2\n# of c\nc: 3\n", ("b",), "a: 1\n\n# of c\nc: 3\n"),
        ("a: |+\n  x\n\nb: 2\n", ("b",), "a: |+\n  x\n\n"),
        ("a:\n  # of b\n  b:\n    - 1\n  c: 2\n", ("a", "b"), "a:\n  # of b\n  c: 2\n"),
        ("a:  # why\n  b: 1\nc: 2\n", ("a", "b"), "a:  # why\nc: 2\n"),
        ("a: {b: 1}\n", ("a", "b"), "a: {}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ("a", "b"), "a: {c: 2, d: 3}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ("a", "d"), "a: {b: 1, c: 2}\n"),
        ("a: [\n  1,  # one\n  2,  # two\n  3\n]\n", ("a", 1), "a: [\n  1,  # one\n  3\n]\n"),
        ("a: [\n  1,  # one\n  2\n]\n", ("a", 1), "a: [\n  1,  # one\n]\n"),
        ("a:\n- x: 1 # one\n  y: 2\n", ("a", 0, "x"), "a:\n- y: 2\n"),
        ("a:\n- x: 1\n  # of y\n  y: 2\n", ("a", 0, "x"), "a:\n-\n  # of y\n  y: 2\n"),
        ("a:\n- x: 1\n", ("a", 0, "x"), "a:\n- {}\n"),
        ("a:\n- 1 # one\n-\n  - 2\n- 3\n", ("a", 1), "a:\n- 1 # one\n- 3\n"),
        ("a:\n  - 1\nb: 2\n", ("a", 0), "a: []\nb: 2\n"),
        ("# head\na: 1\n", ("a",), "# head\n{}\n"),
        ("a: 1\n", ("b", "c"), "a: 1\n"),
    ],
)
def test_what_is_removed_takes_its_own_lines_and_no_other(before: str, path: Path, after: str) -> None:
    assert without(before, path) == after


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ('{"a":{"b":1}}', ("a", "c"), [1, {"d": 2}], '{"a":{"b":1,"c":[1,{"d":2}]}}'),
        ('{"a": 1}\n', ("b",), {"c": True}, '{"a": 1, "b": {"c": true}}\n'),
        ("{}", ("a", "b"), 1, '{"a": {"b": 1}}'),
        ('{\n  "pay": {"base": 1}\n}', ("about", "note"), "x",
         '{\n  "about": {\n    "note": "x"\n  },\n  "pay": {"base": 1}\n}'),
        ('{\n  "pay": {\n    "base": 1\n  }\n}', ("pay", "base"), {"amount": 1},
         '{\n  "pay": {\n    "base": {\n      "amount": 1\n    }\n  }\n}'),
        ('{\n  "l": [\n    {"state": "TX"}\n  ]\n}', ("l", 1), {"state": "FL"},
         '{\n  "l": [\n    {"state": "TX"},\n    {"state": "FL"}\n  ]\n}'),
        ('{\r\n  "l": null\r\n}\r\n', ("l",), [{"a": 1}], '{\r\n  "l": [\r\n    {"a": 1}\r\n  ]\r\n}\r\n'),
    ],
)  # fmt: skip
def test_a_json_file_keeps_its_layout(before: str, path: Path, value: Any, after: str) -> None:
    assert with_put(before, path, value, "json") == after


@pytest.mark.parametrize("indent", [1, 2, 4, "\t"])
def test_a_json_file_with_a_line_for_each_value_keeps_that(indent: int | str) -> None:
    data = {"about": {"states": ["TX"]}, "pay": {"base": {"amount": 1}}}
    wanted = {**data, "pay": {"base": {"amount": 1}, "more": ["a", {"b": 2}]}}
    found = with_put(json.dumps(data, indent=indent), ("pay", "more"), ["a", {"b": 2}], "json")
    assert found == json.dumps(wanted, indent=indent)


@pytest.mark.parametrize(
    ("path", "after"),
    [
        (("a",), '{\n  "b": [1, 2]\n}'),
        (("b",), '{\n  "a": 1\n}'),
        (("b", 0), '{\n  "a": 1,\n  "b": [2]\n}'),
        (("b", 1), '{\n  "a": 1,\n  "b": [1]\n}'),
    ],
)
def test_what_is_removed_from_a_json_file_takes_its_comma(path: Path, after: str) -> None:
    assert without('{\n  "a": 1,\n  "b": [1, 2]\n}', path, "json") == after


@pytest.mark.parametrize(
    ("text", "path"),
    [("a: text\n", ("a", "b")), ("a: [1]\n", ("a", 2)), ("a: [1]\n", ("a", "b")), ("a: 1\n", ("a", 0)), ("a: 1\n", ())],
)
def test_a_path_through_something_else_is_not_put(text: str, path: Path) -> None:
    assert with_put(text, path, 1) is None


def test_half_a_character_is_not_put() -> None:
    assert with_put("a: 1\n", ("a",), "\ud83d") is None


def test_a_file_may_not_grow_beyond_what_is_read() -> None:
    assert with_put("a: 1\n", ("a",), "x" * 2_000_001) is None


@pytest.mark.parametrize("value", [float("nan"), object(), {"b": [float("inf")]}])
def test_what_no_file_can_hold_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="no plain value"):
        with_put("a: 1\n", ("a",), value)
