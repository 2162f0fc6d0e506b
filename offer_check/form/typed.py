"""Texts as people type them in, the plain data of a file out: `$420,000` is 420000, `7/1/2027` is 2027-07-01.

Only what cannot mean anything else is taken; all other texts come back as they are, for the model to refuse.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from typing import Any

LONGEST = 40
_ONE = r"\$? ?([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?: ?%)?"
_NUMBER = re.compile(rf"(-?){_ONE}", re.ASCII)
_RANGE = re.compile(rf"{_ONE} ?(?:-|–|—|\bto\b) ?{_ONE}", re.ASCII)
_SIGNS = {"$": "USD", "%": "percent"}
_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%B %d %Y", "%b %d, %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y")


def number(text: str, unit: str) -> Any:
    """The number or range `{min, max}` that a text stands for beyond doubt, in `unit`; else the text itself.

    `$420,000` is a number of USD and `40%` of percent, `8 - 12` and `8 to 12` are a range; `4,5` is no number.
    """
    words = " ".join(text.split())
    if len(words) > LONGEST or any(sign in words and unit != of for sign, of in _SIGNS.items()):
        return text
    if one := _NUMBER.fullmatch(words):
        return _exact(one[1] + one[2], text)
    if ends := _RANGE.fullmatch(words):
        low, high = _exact(ends[1], text), _exact(ends[2], text)
        return text if text in (low, high) else {"min": low, "max": high}
    return text


def day(text: str) -> str:
    """The day that a text names, as year-month-day; else the text itself.

    Where all is numbers the month comes first, as in `7/1/2027`; `July 1, 2027` and `1 July 2027` are days, too.
    """
    words = " ".join(text.split())
    if len(words) <= LONGEST and words.isascii():
        for form in _DAYS:
            with suppress(ValueError):
                return datetime.strptime(words, form).date().isoformat()
    return text


def _exact(digits: str, text: str) -> int | float | str:
    """The number of `digits`, or the text where no number is exactly that."""
    wanted = Decimal(digits.replace(",", ""))
    if wanted == wanted.to_integral_value():
        return int(wanted)
    return float(wanted) if Decimal(str(float(wanted))) == wanted else text
