"""The numbers of a file: from digits to int or float, or a refusal where Python could not keep the value."""

from __future__ import annotations

import math
from decimal import Decimal

from . import limit
from .refusal import Refusal, large_number


def integer(digits: str, *, base: int = 10) -> int | Refusal:
    """The int that `digits` write, with a sign or the prefix of `base`; refused outside 64 bits."""
    if len(digits) > limit.NUMBER_LENGTH:
        return large_number(digits)
    value = int(digits, base)
    return value if value in limit.INTEGERS else large_number(digits)


def decimal(written: str) -> float | Refusal:
    """The float that `written` stands for; refused if it would become an infinity, or zero without being zero."""
    if len(written) > limit.NUMBER_LENGTH:
        return large_number(written)
    value = float(written)
    if math.isinf(value) or (value == 0 and _has_digits(written)):
        return large_number(written)
    return value


def is_usual(number: int | Decimal) -> bool:
    """Whether `number` can be compared, scaled and written out in little time; so a parameter of a rule has to be."""
    exponent = Decimal(number).as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) <= limit.PLACES and -limit.PARAMETER < number < limit.PARAMETER


def _has_digits(written: str) -> bool:
    mantissa = written.lower().partition("e")[0]
    return any(c in "123456789" for c in mantissa)
