"""What is no JSON in a text, said for the person who wrote the file."""

from __future__ import annotations

import re
from json import JSONDecodeError
from typing import Final

from .refusal import Refusal, quoted

ANY_VALUE: Final = "text in double quotes, a number, true, false, null, [ or {"
A_KEY: Final = "a key in double quotes"
WORD = re.compile(r'[^ \t\n\r,:"\[\]{}]+')
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{0,4}|.?)", re.DOTALL)
_LIKE_NUMBER = re.compile(r"[-+]?[0-9.]+(?:e[-+]?[0-9]+)?")
_NAMES: Final = {"true": "true", "false": "false", "null": "null", "none": "null"}


def complaint(characters: str, at: int, accepted: str) -> Refusal:
    """What to say about the character at `at`, where only `accepted` can stand."""
    found, hint = _found(characters, at)
    if not hint and accepted == A_KEY:
        hint = "put the key in double quotes"
    elif not hint and accepted == ANY_VALUE:
        hint = _advice(characters, at)
    return Refusal(f"not JSON: {found}", accepted, hint or "check what stands before it")


def bad_string(problem: JSONDecodeError, start: int) -> tuple[int, Refusal]:
    """Where the text that opens at `start` goes wrong, and how; if it is never closed, that is where it opens."""
    if problem.msg.startswith("Unterminated"):
        return start, Refusal("not JSON: text in quotes is not closed", "a closing double quote", "add it")
    if problem.msg.startswith("Invalid control"):
        character = problem.doc[problem.pos]
        found = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}.get(character, "a control character")
        hint = "close the quotes, or write the escape"
        return problem.pos, Refusal(f"not JSON: {found} inside text", r"\n, \t and other escapes", hint)
    at = problem.doc.rindex("\\", start, problem.pos + 1)
    escape = _ESCAPE.match(problem.doc, at)
    message = f"not JSON: {quoted(escape[0] if escape else '')} is no escape"
    return at, Refusal(message, r"\" \\ \/ \b \f \n \r \t \uXXXX", r"write \\ for a backslash")


def _found(characters: str, at: int) -> tuple[str, str]:
    """What stands at `at`, and what to do if that alone tells."""
    rest = characters[at : at + 2]
    if not rest:
        return "the file ends too early", "check that it was saved whole"
    if rest[0] in "}]" and characters[:at].rstrip(" \t\n\r").endswith(","):
        return f"a comma before {rest[0]}", "delete that comma"
    if rest in ("//", "/*") or rest[0] == "#":
        return "a comment", "delete it: JSON has no comments"
    if rest[0] == "'":
        return "a single quote", "use double quotes"
    if rest[0] == '"':
        return "text in quotes", ""
    word = WORD.match(characters, at)
    return quoted(word[0] if word else rest[0]), ""


def _advice(characters: str, at: int) -> str:
    """What to do about something that was meant to be a value."""
    word = WORD.match(characters, at)
    if not word:
        return ""
    if word[0].lower() in _NAMES:
        return f"write {_NAMES[word[0].lower()]}"
    if _LIKE_NUMBER.fullmatch(word[0].lower()):
        return "write numbers without a plus sign or leading zeros, with digits on both sides of the point"
    return "put text in double quotes"
