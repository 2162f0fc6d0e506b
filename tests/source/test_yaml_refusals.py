"""Each kind of bad YAML gives a fault that says where, what was found, what is accepted and what to do."""

from __future__ import annotations

import pytest

from offer_check.errors import Fault, InputError
from offer_check.source import read_bytes

QUOTES = "put the text in double quotes"
VALUE = "text, a number, a list or a mapping"
MAPPING = "a mapping, lines of key: value"
UNKNOWN = "leave the key out if the value is not known"
RANGE = "whole numbers up to 9223372036854775807, decimals up to 1e308"
TYPE = "put it in quotes if it is text"
NO_TAG = ("plain values without tags", "delete the tag, or put text in quotes")
ESCAPE = ("not YAML: an escape that YAML does not know", r"\n \t \" \\ \xXX \uXXXX", r"write \\ for a backslash")
DEEP = ("more than 32 levels of nesting", "at most 32", "flatten the file")


def faults(written: str) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read_bytes(written.encode(), name="offer.yaml", syntax="yaml")
    return caught.value.faults


def fault(line: int, column: int, message: str, accepted: str = "", hint: str = "") -> Fault:
    return Fault(path="offer.yaml", line=line, column=column, message=message, accepted=accepted, hint=hint)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", fault(1, 1, "the file is empty", MAPPING, "check that it was saved")),
        ("# a\n\n# b\n", fault(1, 1, "the file is empty", MAPPING, "check that it was saved")),
        ("---\n", fault(1, 1, "the file is empty", MAPPING, "check that it was saved")),
        ("# a\n- 1\n", fault(2, 1, "the file holds a list at its top level", MAPPING)),
        ("states:[TX]", fault(1, 1, "the file holds text at its top level", MAPPING)),
        ("12", fault(1, 1, "the file holds a number at its top level", MAPPING)),
        (
            "a: 1\nb:\n  a: 2\na: 3",
            fault(4, 1, 'key "a" is given again, first at 1:1', "each key once", "keep one of the two"),
        ),
        ("{a: 1, 'a': 2}", fault(1, 8, 'key "a" is given again, first at 1:2', "each key once", "keep one of the two")),
        ("a: .nan", fault(1, 4, ".nan is no number", "a finite number", UNKNOWN)),
        ("a: [.inf]", fault(1, 5, ".inf is no number", "a finite number", UNKNOWN)),
        ("a: -.INF", fault(1, 4, "-.INF is no number", "a finite number", UNKNOWN)),
        ("a: 1e400", fault(1, 4, "number 1e400 is out of range", RANGE, TYPE)),
        ("a: 1e-400", fault(1, 4, "number 1e-400 is out of range", RANGE, TYPE)),
        ("a: 9223372036854775808", fault(1, 4, "number 9223372036854775808 is out of range", RANGE, TYPE)),
        ("a: 0xFFFFFFFFFFFFFFFF", fault(1, 4, "number 0xFFFFFFFFFFFFFFFF is out of range", RANGE, TYPE)),
        ("a: " + "1" * 9_999, fault(1, 4, f"number {'1' * 37}... is out of range", RANGE, TYPE)),
        ("a: 0." + "0" * 99, fault(1, 4, f"number 0.{'0' * 35}... is out of range", RANGE, TYPE)),
        ("1: a", fault(1, 1, "key 1 is a number", "text", "put the key in quotes")),
        ("true: a", fault(1, 1, "key true is a truth value", "text", "put the key in quotes")),
        ("~: a", fault(1, 1, "key ~ is null", "text", "put the key in quotes")),
        ("?\n: a", fault(1, 2, "nothing stands before the colon", "a key", "write the key")),
        ("? [a]\n: 1", fault(1, 3, "a list stands as a key", "text", "give the key a name")),
        ("{{a: 1}: 2}", fault(1, 2, "a mapping stands as a key", "text", "give the key a name")),
        ("a: &b c\n*b : 1", fault(2, 1, "an alias stands as a key", "text", "write the key out")),
        ("k" * 201 + ": 1", fault(1, 1, f'key "{"k" * 37}..." has 201 characters', "at most 200", "shorten it")),
        (
            "a: &b {c: 1}\nd:\n  <<: *b",
            fault(3, 3, "a merge key <<", "keys of the mapping itself", "write the keys out"),
        ),
        ("a: !!str 1", fault(1, 4, 'tag "!!str"', *NO_TAG)),
        ("a: !!python/object/apply:os.system [x]", fault(1, 4, 'tag "!!python/object/apply:os.system"', *NO_TAG)),
        ("a: &b !c {d: 1}", fault(1, 4, 'tag "!c"', *NO_TAG)),
        ("a: !<tag:x> b", fault(1, 4, 'tag "!<tag:x>"', *NO_TAG)),
        ("a: ! b", fault(1, 4, 'tag "!"', *NO_TAG)),
        ("a: !!map\n  b: 1", fault(1, 4, 'tag "!!map"', *NO_TAG)),
        ("a: *b", fault(1, 4, 'alias "*b" has no anchor before it', "", "put text in double quotes")),
        ("*a", fault(1, 1, 'alias "*a" has no anchor before it', "", "put text in double quotes")),
        ("a: &b [*b]", fault(1, 8, 'alias "*b" stands inside its own anchor', "", "write the value out")),
        (
            "a: 1\n--- # next\nb: 2",
            fault(2, 1, "a second document starts here", "one document a file", "delete it, or save it as a file"),
        ),
        (
            "%YAML 1.1\n---\na: 1",
            fault(1, 1, "directives for another YAML", "%YAML 1.2 or nothing", "delete the lines that start with %"),
        ),
        (
            "%TAG ! x\n---\na: 1",
            fault(1, 1, "directives for another YAML", "%YAML 1.2 or nothing", "delete the lines that start with %"),
        ),
        (
            "a: x\u2028y",
            fault(1, 5, "invisible character U+2028", "printable text", r"delete it, or write \u2028 in double quotes"),
        ),
        (
            "a: \x1b[31m",
            fault(1, 4, "invisible character U+001B", "printable text", r"delete it, or write \x1b in double quotes"),
        ),
    ],
)
def test_each_refusal_says_where_what_was_found_what_is_accepted_and_what_to_do(written: str, expected: Fault) -> None:
    assert faults(written) == (expected,)


def test_all_faults_of_a_file_are_reported_together_with_the_one_that_ends_reading() -> None:
    written = "a: .nan\na:\n  b: 1\n  b: [2, 1e999]\n1: !x y\n<<: *z\n? {c: .inf}\n: 1\nd: [@]\ne: .nan\n"
    assert faults(written) == (
        fault(1, 4, ".nan is no number", "a finite number", UNKNOWN),
        fault(2, 1, 'key "a" is given again, first at 1:1', "each key once", "keep one of the two"),
        fault(4, 3, 'key "b" is given again, first at 3:3', "each key once", "keep one of the two"),
        fault(4, 10, "number 1e999 is out of range", RANGE, TYPE),
        fault(5, 1, "key 1 is a number", "text", "put the key in quotes"),
        fault(5, 4, 'tag "!x"', *NO_TAG),
        fault(6, 1, "a merge key <<", "keys of the mapping itself", "write the keys out"),
        fault(6, 5, 'alias "*z" has no anchor before it', "", "put text in double quotes"),
        fault(7, 3, "a mapping stands as a key", "text", "give the key a name"),
        fault(7, 7, ".inf is no number", "a finite number", UNKNOWN),
        fault(9, 5, 'not YAML: "@]" cannot start a value', VALUE, QUOTES),
    )


def test_every_invisible_character_is_reported() -> None:
    assert [(f.line, f.column) for f in faults("a: \x07\n# \x85\nb: \u2029\ufeff")] == [(1, 4), (2, 3), (3, 4), (3, 5)]


def test_thirty_two_levels_are_read_and_one_more_is_refused() -> None:
    assert read_bytes(b"a: " + b"[" * 31 + b"]" * 31, name="offer", syntax="yaml").data["a"]
    assert faults("a: " + "[" * 32 + "]" * 32) == (fault(1, 35, *DEEP),)


@pytest.mark.parametrize(("opening", "column"), [("[", 33), ("{a: ", 129), ("- ", 65), ("? ", 65)])
def test_ten_thousand_levels_are_refused_like_thirty_three(opening: str, column: int) -> None:
    assert faults(opening * 10_000) == (fault(1, column, *DEEP),)


def test_levels_behind_an_alias_count() -> None:
    written = "a: &x " + "[" * 20 + "]" * 20 + "\nb: " + "[" * 12 + "*x" + "]" * 12
    assert faults(written) == (fault(2, 16, 'alias "*x" nests too deep', "at most 32 levels"),)


def test_aliases_that_multiply_end_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    expected = fault(4, 10, "aliases repeat more than 1,000 values", "at most 1,000", "write the values out")
    assert faults("\n".join(lines)) == (expected,)


def test_a_thousand_values_may_be_repeated() -> None:
    written = "a: &x [" + "1," * 99 + "]\nb: [" + "*x," * 10 + "]"
    assert read_bytes(written.encode(), name="offer", syntax="yaml").data["b"] == [[1] * 99] * 10


def test_a_hundred_thousand_values_are_read_and_one_more_is_refused() -> None:
    assert len(read_bytes(b"a: [" + b"1," * 99_998 + b"]", name="offer", syntax="yaml").data["a"]) == 99_998
    expected = fault(1, 200_001, "more than 100,000 values", "at most 100,000", "split the file")
    assert faults("a: [" + "1," * 99_999 + "]") == (expected,)


def test_after_a_hundred_faults_the_rest_is_not_read() -> None:
    found = faults("a: 1\n" * 150)
    assert len(found) == 101
    assert found[-1] == fault(102, 1, "more than 100 faults, the rest was not read", "", "correct these first")


@pytest.mark.parametrize(("escape", "column"), [(r"\ud800", 4), (r"\U00110000", 5)])
def test_the_python_parser_does_not_let_an_escape_pass_that_is_no_character(
    monkeypatch: pytest.MonkeyPatch, escape: str, column: int
) -> None:
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    (found,) = faults(f'a: "{escape}"')
    assert (found.line, found.message) in [(1, r"\ud800 is half a character"), (1, ESCAPE[0])]
    assert found.column >= column
