"""What the readers refuse: the fact, what would do and what to try, in words that need no place yet."""

from __future__ import annotations

from typing import NamedTuple

from . import limit

_KINDS = {
    dict: "a mapping",
    list: "a list",
    str: "text",
    int: "a number",
    float: "a number",
    bool: "a truth value",
    type(None): "null",
}


class Refusal(NamedTuple):
    """A fault without its place; the fields are those of `errors.Fault`."""

    message: str
    accepted: str = ""
    hint: str = ""


def quoted(text: str, *, longest: int = 40) -> str:
    """`text` in double quotes, shortened, with every character that does not print escaped."""
    if len(text) > longest:
        text = text[: longest - 3] + "..."
    return '"' + "".join(c if c.isprintable() else repr(c)[1:-1] for c in text) + '"'


def duplicate_key(key: str, first: tuple[int, int]) -> Refusal:
    """A key of a mapping that stands there already, at line and column `first`."""
    return Refusal(
        f"key {quoted(key)} is given again, first at {first[0]}:{first[1]}", "each key once", "keep one of the two"
    )


def long_key(key: str) -> Refusal:
    """A key over the limit."""
    return Refusal(f"key {quoted(key)} has {len(key)} characters", f"at most {limit.KEY_LENGTH}", "shorten it")


def key_not_text(value: object, written: str = "") -> Refusal:
    """A key that is a number, a truth value, null, a list or a mapping; `written` is how a scalar stands there."""
    if isinstance(value, dict | list):
        return Refusal(f"{kind(value)} stands as a key", "text", "give the key a name")
    if not written:
        return Refusal("nothing stands before the colon", "a key", "write the key")
    return Refusal(f"key {quoted(written)[1:-1]} is {kind(value)}", "text", "put the key in quotes")


def not_finite(written: str) -> Refusal:
    """NaN or an infinity."""
    return Refusal(f"{written} is no number", "a finite number", "leave the key out if the value is not known")


def large_number(written: str) -> Refusal:
    """A number that neither a 64-bit integer nor a double can keep."""
    return Refusal(
        f"number {quoted(written)[1:-1]} is out of range",
        f"whole numbers up to {limit.INTEGERS[-1]}, decimals up to 1e308",
        "put it in quotes if it is text",
    )


def surrogate(code: str) -> Refusal:
    """Half of a surrogate pair, which is no character."""
    return Refusal(f"\\u{ord(code):04x} is half a character", "the character itself", "write it directly, in UTF-8")


def too_deep() -> Refusal:
    """Nesting over the limit."""
    return Refusal(f"more than {limit.LEVELS} levels of nesting", f"at most {limit.LEVELS}", "flatten the file")


def too_many_values() -> Refusal:
    """More values than the limit."""
    return Refusal(f"more than {limit.VALUES:,} values", f"at most {limit.VALUES:,}", "split the file")


def too_many_faults() -> Refusal:
    """So many faults that reading on helps nobody."""
    return Refusal(f"more than {limit.FAULTS} faults, the rest was not read", hint="correct these first")


def too_long(size: int | None = None) -> Refusal:
    """A file of `size` bytes, over the limit."""
    found = f"the file has {size:,} bytes" if size else f"the file has more than {limit.BYTES:,} bytes"
    return Refusal(found, f"at most {limit.BYTES:,}", "check that this is the right file")


def empty() -> Refusal:
    """Nothing but blanks and comments."""
    return Refusal("the file is empty", "a mapping, lines of key: value", "check that it was saved")


def no_mapping(found: str) -> Refusal:
    """Another value than a mapping at the top level."""
    return Refusal(f"the file holds {found} at its top level", "a mapping, lines of key: value")


def kind(value: object) -> str:
    """What the type of a plain value is called in messages."""
    return _KINDS[type(value)]
