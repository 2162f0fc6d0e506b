"""What is no YAML at all: the first complaint of the parser, in our words and at the place to look at."""

from __future__ import annotations

import pytest

from offer_check.errors import Fault, InputError
from offer_check.source import read_bytes

QUOTES = "put the text in double quotes"
VALUE = "text, a number, a list or a mapping"
UNCLOSED = ("text in quotes is not closed", "a closing quote", "add the quote that is missing")
ESCAPE = ("an escape that YAML does not know", r"\n \t \" \\ \xXX \uXXXX", r"write \\ for a backslash")
TAB = ("a tab where only spaces may stand", "spaces", "replace the tab by spaces")
CONTINUED = (
    "a key that the line above leaves no room for",
    "keys of one mapping below one another",
    "check the indentation, and the colon of the line above",
)
INDENTATION = "check the indentation, and that quotes enclose the whole value"


def fault(line: int, column: int, message: str, accepted: str, hint: str) -> Fault:
    message = f"not YAML: {message}"
    return Fault(path="offer.yaml", line=line, column=column, message=message, accepted=accepted, hint=hint)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "k" * 1_100 + ": 1",
            fault(1, 1_101, "no colon found behind a key", "a short key on one line", "shorten the key"),
        ),
        ("%YAML 2.0\n---\na: 1", fault(1, 1, "a YAML version other than 1.2", "%YAML 1.2", "delete the line")),
        ("%A\n---\na: 1", fault(1, 1, "a line that starts with %", "no directives", "delete the line")),
        (
            "a: b: c",
            fault(1, 5, "a colon in the middle of a value", "one key: value a line", "put the value in quotes"),
        ),
        ("a: 1\n  b: 2", fault(2, 4, *CONTINUED)),
        ("a\nb: 1", fault(2, 2, *CONTINUED)),
        (
            "a: 1\nb:2\nc: 3",
            fault(2, 1, 'no colon with a space behind "b:2"', "key: value", "write one"),
        ),
        ("a:\n  b: 1\n c: 2", fault(3, 2, '"c:" where a key should be', "key: value", INDENTATION)),
        ("a: 1\n- 2", fault(2, 1, '"-" where a key should be', "key: value", INDENTATION)),
        ("a: 'it's'", fault(1, 8, '"s\'" where a key should be', "key: value", INDENTATION)),
        ("- 1\nb: 2", fault(2, 1, '"b:" among list items', "- and the item", "check the indentation")),
        (
            "a: - 1",
            fault(
                1,
                4,
                "a list item where none can stand",
                "list items on lines of their own",
                "start a new line before the dash",
            ),
        ),
        ("a: ? b", fault(1, 4, "a question mark that starts a key", "key: value", QUOTES)),
        ("a:\n\tb: 1", fault(2, 1, *TAB)),
        ("a: [1, 2\nb: 3", fault(2, 2, '":" in the list that starts at 1:4', "a comma or ]", "close the bracket")),
        (
            "a: [1, 2",
            fault(1, 9, "the end of the file in the list that starts at 1:4", "a comma or ]", "close the bracket"),
        ),
        ("a: {b: 1 c: 2}", fault(1, 11, '":" in the mapping that starts at 1:4', "a comma or }", "close the brace")),
        ("a: ]", fault(1, 4, '"]" where a value should be', VALUE, QUOTES)),
        ("a: @b", fault(1, 4, '"@b" cannot start a value', VALUE, QUOTES)),
        ("a: `b`", fault(1, 4, '"`b`" cannot start a value', VALUE, QUOTES)),
        ("a: 5\nb: %5", fault(2, 4, '"%5" cannot start a value', VALUE, QUOTES)),
        ("a: *b*", fault(1, 4, '"*b*" reads as an anchor or alias', "a name after & or *", QUOTES)),
        ("a: & b", fault(1, 4, '"&" reads as an anchor or alias', "a name after & or *", QUOTES)),
        ('a: 1\nb: "c\nd: 2', fault(2, 4, *UNCLOSED)),
        ("a: 'b\n---\n", fault(1, 4, *UNCLOSED)),
        (r'a: "\q"', fault(1, 5, *ESCAPE)),
        (r'a: "\ud83d\ude00"', fault(1, 7, *ESCAPE)),
        (r'a: "\U00110000"', fault(1, 7, *ESCAPE)),
        (
            r'a: "\x4"',
            fault(1, 7, "an escape with too few digits", r"\xXX \uXXXX \UXXXXXXXX", r"write \\ for a backslash"),
        ),
        (
            "a: |b\n",
            fault(1, 5, '"b" behind | or >', "| or > at the end of the line", "start the text on the next line"),
        ),
        ("a: |0\n", fault(1, 5, "a bad line after | or >", "| or > at the end of the line", QUOTES)),
        ("a: !b!c d", fault(1, 4, "a tag", "plain values without tags", QUOTES)),
        (
            "a: 1\n...\nb: 2",
            fault(3, 1, '"b:" after the end of the content', "nothing more", "check the line before it"),
        ),
        ("a: }\u202e", fault(1, 4, r'"}\u202e" where a value should be', VALUE, QUOTES)),
    ],
)
def test_each_complaint_says_where_what_was_found_what_is_accepted_and_what_to_do(
    written: str, expected: Fault
) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(written.encode(), name="offer.yaml", syntax="yaml")
    assert caught.value.faults == (expected,)
