"""Texts as people type them in, the plain data of a file out: `$420,000` is 420000, `7/1/2027` is 2027-07-01.

Only what cannot mean anything else is taken; None for all other texts, which stay as they were typed.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime

Number = int | float | dict[str, int | float]
"""A number, or a range `{min, max}`, as an offer file has it."""

_LONGEST = 40
_ONE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,6})?|\.[0-9]{1,6}"
_RANGE = re.compile(rf"\$?\s*(?P<min>{_ONE})\s*(?:-|–|to)\s*\$?\s*(?P<max>{_ONE})\s*%?", re.ASCII)
_NUMBER = re.compile(rf"\$?\s*(?P<number>{_ONE})\s*%?", re.ASCII)
_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%B %d %Y", "%b %d, %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y")


def number(text: str) -> Number | None:
    """The number or the range that `text` writes: `420,000`, `$12.50`, `40%`, `8 - 12`, `8 to 12`."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if ends := _RANGE.fullmatch(text):
        return {"min": _exact(ends["min"]), "max": _exact(ends["max"])}
    plain = _NUMBER.fullmatch(text)
    return _exact(plain["number"]) if plain else None


def day(text: str) -> str | None:
    """The day that `text` names, as year-month-day: month first where all are numbers, `7/1/2027`; `July 1, 2027`."""
    text = " ".join(text.split())
    if len(text) > _LONGEST or not text.isascii():
        return None
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(text, form).date().isoformat()
    return None


def _exact(digits: str) -> int | float:
    plain = digits.replace(",", "")
    found = float(plain) if "." in plain else int(plain)
    return int(found) if found == int(found) else found
