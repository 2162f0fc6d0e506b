"""The table of changed numbers: `"MIX-02.most" = 50`, or the same as a table of the rule, `MIX-02 = {most = 50}`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from ..source import Path, limit
from ..source.number import is_usual
from .problem import Problem, found

ACCEPTED = 'a number, or "none" to unset it'
BOUNDS = f"one below {limit.PARAMETER:,} with at most {limit.PLACES} digits behind the point"


def numbers(table: dict[str, Any], problems: list[Problem]) -> dict[str, tuple[Decimal | None, Path]]:
    """Each parameter of a rule with its value and its path in `table`; what is wrong is added to `problems`."""
    read: dict[str, tuple[Decimal | None, Path]] = {}
    for name, value, inner in _entries(table):
        number = value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
        path, label = ("set", *inner), f"set: {name}"
        if value != "none" and (number is None or not Decimal(number).is_finite()):
            problems.append(Problem(path=path, message=f"{label}: found {found(value)}", accepted=ACCEPTED))
        elif number is not None and not is_usual(number):
            problems.append(Problem(path=path, message=f"{label}: found a number out of all bounds", accepted=BOUNDS))
        elif name in read:
            problems.append(Problem(path=path, message=f"{label} is given twice", accepted="one number", at_key=True))
        else:
            read[name] = (None if number is None else Decimal(number)), inner
    return read


def as_number(text: str) -> Any:
    """What `text` says as a number; the text itself where it is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _entries(table: dict[str, Any]) -> Iterator[tuple[str, Any, Path]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", one, (name, inner)) for inner, one in value.items())
        else:
            yield name, value, (name,)
