"""JSON text in, places and limits, and a fault in words for each kind of bad input."""

from __future__ import annotations

import json

import pytest

from offer_check.errors import Fault, InputError
from offer_check.source import Document, Path, Place, Span, read_bytes

VALUE = "text in double quotes, a number, true, false, null, [ or {"
KEY = "a key in double quotes"
EARLY = "not JSON: the file ends too early"
SAVED = "check that it was saved whole"
TYPE = "put it in quotes if it is text"
BEFORE = "check what stands before it"
NUMBERS = "write numbers without a plus sign or leading zeros, with digits on both sides of the point"
QUOTES = "put text in double quotes"
HALF = ("the character itself", "write it directly, in UTF-8")
IN_TEXT = (r"\n, \t and other escapes", "close the quotes, or write the escape")
ESCAPES = r"\" \\ \/ \b \f \n \r \t \uXXXX"
RANGE = "whole numbers up to 9223372036854775807, decimals up to 1e308"
UNKNOWN = "leave the key out if the value is not known"


def read(written: str) -> Document:
    return read_bytes(written.encode(), name="offer.json", syntax="json")


def faults(written: str) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read(written)
    return caught.value.faults


def fault(line: int, column: int, message: str, accepted: str = "", hint: str = "") -> Fault:
    return Fault(path="offer.json", line=line, column=column, message=message, accepted=accepted, hint=hint)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_right_behind_tabs_emoji_and_every_line_end(newline: str) -> None:
    document = read(newline.join(('{"é😀":\t"naïve 😀",', "", '\t"b" : [1,', '  {"c": null}]}')))
    places: dict[Path, Place] = {
        (): Place(None, Span(1, 1, 4, 16)),
        ("é😀",): Place(Span(1, 2, 1, 6), Span(1, 8, 1, 17)),
        ("b",): Place(Span(3, 2, 3, 5), Span(3, 8, 4, 15)),
        ("b", 0): Place(None, Span(3, 9, 3, 10)),
        ("b", 1): Place(None, Span(4, 3, 4, 14)),
        ("b", 1, "c"): Place(Span(4, 4, 4, 7), Span(4, 9, 4, 13)),
    }
    assert {path: document.place(path) for path in places} == places


def test_a_byte_order_mark_counts_for_nothing() -> None:
    assert read('\ufeff{"a": 1}').place(("a",)) == Place(Span(1, 2, 1, 5), Span(1, 7, 1, 8))


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert read(r'{"a": "\ud83d\ude00"}').data == {"a": "😀"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", fault(1, 1, "the file is empty", "a mapping, lines of key: value", "check that it was saved")),
        (" \n", fault(1, 1, "the file is empty", "a mapping, lines of key: value", "check that it was saved")),
        ("[1]", fault(1, 1, "the file holds a list at its top level", "a mapping, lines of key: value")),
        (" null", fault(1, 2, "the file holds null at its top level", "a mapping, lines of key: value")),
        ('"x"', fault(1, 1, "the file holds text at its top level", "a mapping, lines of key: value")),
        ('{"a": 1,}', fault(1, 9, "not JSON: a comma before }", KEY, "delete that comma")),
        ('{"a": [1, ]}', fault(1, 11, "not JSON: a comma before ]", VALUE, "delete that comma")),
        ('{"a": [1 2]}', fault(1, 10, 'not JSON: "2"', "a comma or ]", BEFORE)),
        ('{"a": 1\n"b": 2}', fault(2, 1, "not JSON: text in quotes", "a comma or }", BEFORE)),
        ('{"a" 1}', fault(1, 6, 'not JSON: "1"', "a colon after the key", BEFORE)),
        ("{a: 1}", fault(1, 2, 'not JSON: "a"', KEY, "put the key in double quotes")),
        ('{"a": 1} x', fault(1, 10, 'not JSON: "x"', "nothing after the end of the content", BEFORE)),
        ('{"a": [,]}', fault(1, 8, 'not JSON: ","', VALUE, BEFORE)),
        ('{"a"', fault(1, 5, EARLY, "a colon after the key", SAVED)),
        ('{"a":', fault(1, 6, EARLY, VALUE, SAVED)),
        ('{"a": 1\n', fault(2, 1, EARLY, "a comma or }", SAVED)),
        ("{", fault(1, 2, EARLY, KEY, SAVED)),
        ('{"a": 01}', fault(1, 7, 'not JSON: "01"', VALUE, NUMBERS)),
        ('{"a": +1}', fault(1, 7, 'not JSON: "+1"', VALUE, NUMBERS)),
        ('{"a": .5}', fault(1, 7, 'not JSON: ".5"', VALUE, NUMBERS)),
        ('{"a": 5.}', fault(1, 7, 'not JSON: "5."', VALUE, NUMBERS)),
        ('{"a": \u0661}', fault(1, 7, 'not JSON: "\u0661"', VALUE, QUOTES)),
        ('{"a": True}', fault(1, 7, 'not JSON: "True"', VALUE, "write true")),
        ('{"a": None}', fault(1, 7, 'not JSON: "None"', VALUE, "write null")),
        ('{"a": yes}', fault(1, 7, 'not JSON: "yes"', VALUE, QUOTES)),
        ("{\"a\": 'x y'}", fault(1, 7, "not JSON: a single quote", VALUE, "use double quotes")),
        ('// b\n{"a": 1}', fault(1, 1, "not JSON: a comment", VALUE, "delete it: JSON has no comments")),
        ('{"a": 1 /* b */}', fault(1, 9, "not JSON: a comment", "a comma or }", "delete it: JSON has no comments")),
        ('{# b\n"a": 1}', fault(1, 2, "not JSON: a comment", KEY, "delete it: JSON has no comments")),
        ('{"a": \x1b[31m}', fault(1, 7, r'not JSON: "\x1b"', VALUE, QUOTES)),
        ('{"a": "x', fault(1, 7, "not JSON: text in quotes is not closed", "a closing double quote", "add it")),
        (
            '{"a": "x\ny"}',
            fault(1, 9, "not JSON: a line break inside text", *IN_TEXT),
        ),
        (
            '{"a": "\t"}',
            fault(1, 8, "not JSON: a tab inside text", *IN_TEXT),
        ),
        (
            '{"a": "\x1b"}',
            fault(1, 8, "not JSON: a control character inside text", *IN_TEXT),
        ),
        (r'{"a": "b\q"}', fault(1, 9, r'not JSON: "\q" is no escape', ESCAPES, r"write \\ for a backslash")),
        (r'{"a": "\u12"}', fault(1, 8, r'not JSON: "\u12" is no escape', ESCAPES, r"write \\ for a backslash")),
        (r'{"a": "\ud800"}', fault(1, 7, r"\ud800 is half a character", *HALF)),
        ('{"a": NaN}', fault(1, 7, "NaN is no number", "a finite number", UNKNOWN)),
        ('{"a": -Infinity}', fault(1, 7, "-Infinity is no number", "a finite number", UNKNOWN)),
        ('{"a": 1e400}', fault(1, 7, "number 1e400 is out of range", RANGE, TYPE)),
        ('{"a": 1e-400}', fault(1, 7, "number 1e-400 is out of range", RANGE, TYPE)),
        (
            '{"a": 9223372036854775808}',
            fault(1, 7, "number 9223372036854775808 is out of range", RANGE, TYPE),
        ),
        (
            '{"%s": 1}' % ("k" * 201),
            fault(1, 2, f'key "{"k" * 37}..." has 201 characters', "at most 200", "shorten it"),
        ),
    ],
)
def test_each_refusal_says_where_what_was_found_what_is_accepted_and_what_to_do(written: str, expected: Fault) -> None:
    assert faults(written) == (expected,)


@pytest.mark.parametrize("number", ["9223372036854775807", "-9223372036854775808", "1.5e300", "0e-999", "-0.0"])
def test_numbers_within_range_are_read(number: str) -> None:
    assert repr(read(f'{{"a": {number}}}').data["a"]) == repr(json.loads(number))


def test_all_faults_of_a_file_are_reported_together_with_the_one_that_ends_reading() -> None:
    written = '{"a": NaN,\n "a": {"b": 1, "b": 2, "b": 1e999},\n "c": [Infinity, "\\udfff"],\n "d": oops}'
    assert faults(written) == (
        fault(1, 7, "NaN is no number", "a finite number", UNKNOWN),
        fault(2, 2, 'key "a" is given again, first at 1:2', "each key once", "keep one of the two"),
        fault(2, 16, 'key "b" is given again, first at 2:8', "each key once", "keep one of the two"),
        fault(2, 24, 'key "b" is given again, first at 2:8', "each key once", "keep one of the two"),
        fault(2, 29, "number 1e999 is out of range", RANGE, TYPE),
        fault(3, 8, "Infinity is no number", "a finite number", UNKNOWN),
        fault(3, 18, r"\udfff is half a character", *HALF),
        fault(4, 7, 'not JSON: "oops"', VALUE, QUOTES),
    )


def test_thirty_two_levels_are_read_and_one_more_is_refused() -> None:
    assert read('{"a": ' + "[" * 31 + "]" * 31 + "}").data["a"]
    expected = fault(1, 38, "more than 32 levels of nesting", "at most 32", "flatten the file")
    assert faults('{"a": ' + "[" * 32 + "]" * 32 + "}") == (expected,)


@pytest.mark.parametrize(("opening", "column"), [("[", 33), ('{"a":', 161)])
def test_ten_thousand_levels_are_refused_like_thirty_three(opening: str, column: int) -> None:
    expected = fault(1, column, "more than 32 levels of nesting", "at most 32", "flatten the file")
    assert faults(opening * 10_000) == (expected,)


def test_a_hundred_thousand_values_are_read_and_one_more_is_refused() -> None:
    assert len(read('{"a": [' + "1," * 99_997 + "1]}").data["a"]) == 99_998
    expected = fault(1, 200_004, "more than 100,000 values", "at most 100,000", "split the file")
    assert faults('{"a": [' + "1," * 99_998 + "1]}") == (expected,)


def test_after_a_hundred_faults_the_rest_is_not_read() -> None:
    found = faults('{"a": [' + "NaN,\n" * 150 + "0]}")
    assert len(found) == 101
    assert found[-1] == fault(101, 1, "more than 100 faults, the rest was not read", "", "correct these first")
