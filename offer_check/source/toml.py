"""TOML text in, plain values and the places of all of them out; the values are the standard library's."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from . import limit
from .place import Node
from .refusal import Refusal, too_deep
from .text import Text

# The library takes the square of the time for a key of many parts; in a text there is hardly one that looks like it.
_PART = r"""(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*\.[ \t]*"""
_DEEP_KEY = re.compile(rf"(?:^|[\[{{,])[ \t]*(?:{_PART}){{{limit.LEVELS}}}", re.MULTILINE)
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse(text: Text) -> tuple[dict[str, Any], Node]:
    """The table that `text` writes and its node; raises InputError with the first fault.

    Numbers with a point or an exponent are decimals; dates and times are those of `datetime`.
    """
    import tomllib

    from .toml_places import places

    if deep := _DEEP_KEY.search(text.characters):
        raise text.refuse(deep.start(), too_deep())
    try:
        return tomllib.loads(text.characters, parse_float=Decimal), places(text.characters)
    except RecursionError:
        raise text.refuse(0, too_deep()) from None
    except ValueError as problem:  # TOMLDecodeError, and what the library does not catch: a number of 5,000 digits
        raise text.refuse(*_complaint(str(problem), text)) from None


def _complaint(words: str, text: Text) -> tuple[int, Refusal]:
    """The offset that the library means, and what it says."""
    place = _PLACE.search(words)
    said = words[: place.start()] if place else words
    hint = "put text in double quotes, and lists in brackets" if said == "Invalid value" else ""
    refusal = Refusal(f"not TOML: {said[:1].lower()}{said[1:]}", hint=hint)
    if place is None or place[1] is None:
        return (len(text.characters) if place else 0), refusal
    return text.lines.starts[int(place[1]) - 1] + int(place[2]) - 1, refusal
