"""Values of an offer -> words and numbers for the engine."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import Any

from ..offer.values import Distance, Limit, Money, Range
from .property import FARTHEST, NOT_STATED, SCALE, UNCLEAR, Encoded, Property, scaled

CODE = re.compile(r"[A-Za-z0-9_]{1,64}")


def word(value: Any, prop: Property) -> str:
    """The word of a stated value, or `~` for None."""
    match value:
        case None:
            return NOT_STATED
        case bool():
            return "yes" if value else "no"
        case str():
            return value if prop.open or value in prop.words else "text"
        case date() | Range() | Distance() | Limit() | Money():
            return prop.measured
        case tuple() | dict():
            return "listed" if value else "empty"
    return "given"


def span(value: Any) -> tuple[int, int]:
    """Low and high of a measured value; everything for a value without a number."""
    match value:
        case date():
            day = value.toordinal() * SCALE
            return day, day
        case Range(low=low, high=high):
            return scaled(low), scaled(high)
        case Distance(value=inner) | Limit(value=inner) | Money(amount=inner):
            return span(inner)
    return -FARTHEST, FARTHEST


def encoded(name: str, value: Any, prop: Property, *, unclear: bool = False) -> dict[str, Encoded]:
    """All that the engine sees of one field or column."""
    values: dict[str, Encoded] = {name: UNCLEAR if unclear else word(value, prop)}
    if prop.measured:
        values[f"{name}.low"], values[f"{name}.high"] = span(None if unclear else value)
    return values


def item(value: Any) -> str:
    """The word of one entry of a list: its code, or `other` for free text, which no rule compares."""
    code = getattr(value, "code", value)
    if code is None:
        return NOT_STATED
    return code if isinstance(code, str) and CODE.fullmatch(code) else "other"


def statement(value: Any) -> str:
    """A word for all that a paper says of a field: the same for equal values, whatever the order of a list."""
    if value is None:
        return NOT_STATED
    text = repr(sorted(value, key=repr)) if isinstance(value, tuple | list) else repr(value)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
