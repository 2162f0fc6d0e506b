"""Plain YAML scalars in, values out, by the core schema of YAML 1.2: `NO`, `1:30` and `2027-07-01` are text."""

from __future__ import annotations

import re
from typing import Final

from .number import decimal, integer
from .refusal import Refusal, not_finite

_NAMED: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMERIC_START: Final = frozenset("-+.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0(?:o[0-7]+|x[0-9a-fA-F]+)")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def resolve(written: str) -> str | int | float | bool | Refusal | None:
    """The value of a scalar without quotes, or why the number it writes is refused."""
    if written in _NAMED:
        return _NAMED[written]
    if written[0] not in _NUMERIC_START:
        return written
    if _INTEGER.fullmatch(written):
        return integer(written)
    if _DECIMAL.fullmatch(written):
        return decimal(written)
    if _BASED.fullmatch(written):
        return integer(written, base=8 if written[1] == "o" else 16)
    return not_finite(written) if _NOT_FINITE.fullmatch(written) else written
