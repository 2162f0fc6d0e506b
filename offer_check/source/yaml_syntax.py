"""What the YAML parser complains about, said for the person who wrote the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from yaml import MarkedYAMLError

from .refusal import Refusal, quoted

_WORD = re.compile(r"\S+")
_IN_QUOTES: Final = "put the text in double quotes"
_ANY_VALUE: Final = "text, a number, a list or a mapping"
_SIMPLE_KEY: Final = 1024
"""The parser looks no farther than this for the colon behind a key."""

_UNCLOSED: Final = Refusal("text in quotes is not closed", "a closing quote", "add the quote that is missing")
_TAB: Final = Refusal("a tab where only spaces may stand", "spaces", "replace the tab by spaces")
_COLON: Final = Refusal("a colon in the middle of a value", "one key: value a line", "put the value in quotes")
_CONTINUED: Final = Refusal(
    "a key that the line above leaves no room for",
    "keys of one mapping below one another",
    "check the indentation, and the colon of the line above",
)
_ESCAPE: Final = Refusal("an escape that YAML does not know", r"\n \t \" \\ \xXX \uXXXX", r"write \\ for a backslash")
_ENDLESS: Final = Refusal("no colon found behind a key", "a short key on one line", "shorten the key")

_COMPLAINTS: Final[tuple[tuple[str, str, str, str], ...]] = (
    # words of the parser: what is said, what is accepted, what to do
    ("sequence entries are not", "a list item where none can stand", "list items on lines of their own",
     "start a new line before the dash"),
    ("mapping keys are not", "a question mark that starts a key", "key: value", _IN_QUOTES),
    ("expected ':'", "no colon with a space behind {found}", "key: value", "write one"),
    ("start any token", "{found} cannot start a value", _ANY_VALUE, _IN_QUOTES),
    ("indentation indicator", "a bad line after | or >", "| or > at the end of the line", _IN_QUOTES),
    ("block scalar", "{found} behind | or >", "| or > at the end of the line", "start the text on the next line"),
    ("escape", *_ESCAPE),
    ("hexdecimal", "an escape with too few digits", r"\xXX \uXXXX \UXXXXXXXX", r"write \\ for a backslash"),
    ("numeric character", "{found} reads as an anchor or alias", "a name after & or *", _IN_QUOTES),
    ("directive", "a line that starts with %", "no directives", "delete the line"),
    ("incompatible", "a YAML version other than 1.2", "%YAML 1.2", "delete the line"),
    ("tag", "a tag", "plain values without tags", _IN_QUOTES),
    ("a flow sequence", "{found} in the list that starts at {start}", "a comma or ]", "close the bracket"),
    ("a flow mapping", "{found} in the mapping that starts at {start}", "a comma or }", "close the brace"),
    ("a block collection", "{found} among list items", "- and the item", "check the indentation"),
    ("a block mapping", "{found} where a key should be", "key: value",
     "check the indentation, and that quotes enclose the whole value"),
    ("node content", "{found} where a value should be", _ANY_VALUE, _IN_QUOTES),
    ("document start", "{found} after the end of the content", "nothing more", "check the line before it"),
)  # fmt: skip


_SHOWN_AT_START: Final = ("found unexpected", "expected ':'", "directive", "tag", "numeric character")
"""Complaints that come late: a person has to look where the thing starts."""


def bad_escape() -> Refusal:
    """A backslash with something behind it that means nothing in YAML."""
    return _said(_ESCAPE)


def complaint(
    problem: MarkedYAMLError, characters: str, place: Callable[[int], tuple[int, int]]
) -> tuple[int, Refusal]:
    """The offset where `problem` stands in `characters`, and what to say. `place` gives line and column."""
    at_start = any(sign in f"{problem.problem} {problem.context}" for sign in _SHOWN_AT_START)
    mark = (at_start and problem.context_mark) or problem.problem_mark
    at = mark.index if mark else 0
    said = f"{problem.problem} {problem.context}"
    if "quoted" in said and "unexpected" in said:
        reason = _UNCLOSED
    elif "mapping values are not" in said:
        reason = _misplaced_colon(characters[:at])
    elif "a tab character" in said or ("any token" in said and characters[at : at + 1] == "\t"):
        reason = _TAB
    else:
        start = place(problem.context_mark.index) if problem.context_mark else (1, 1)
        reason = _worded(said, _found(characters, at), f"{start[0]}:{start[1]}")
    return at, _said(reason)


def _said(reason: Refusal) -> Refusal:
    return reason._replace(message=f"not YAML: {reason.message}")


def _misplaced_colon(before: str) -> Refusal:
    """Why the colon behind `before` makes no key."""
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    if ": " in line:
        return _COLON
    return _ENDLESS if len(line) > _SIMPLE_KEY else _CONTINUED


def _worded(said: str, found: str, start: str) -> Refusal:
    for sign, message, accepted, hint in _COMPLAINTS:
        if sign in said:
            return Refusal(message.replace("{found}", found).replace("{start}", start), accepted, hint)
    return Refusal(f"{found} is not expected here", hint=_IN_QUOTES)


def _found(characters: str, at: int) -> str:
    word = _WORD.match(characters, at)
    if word:
        return quoted(word[0])
    return "a blank" if characters[at:].strip() else "the end of the file"
