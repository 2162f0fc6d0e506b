"""One value of a dimension: a piece of an offer, of the preferences, or the day of the check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from offer_check.offer import FIELDS

NOT_STATED, UNCLEAR = "~", "~unclear"
"""How reports on combinations write what is not there, and what cannot be checked."""
WORDS = "as discussed"
"""The words of everything that cannot be checked."""


@dataclass(frozen=True)
class Choice:
    """Values by path, and paths whose words are unclear.

    `says` tells what that means for each field, part and column; `about` names the one row of a table, if it is one.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    unclear: tuple[str, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""


@dataclass(frozen=True)
class Dimension:
    """Fields that are varied together, nearly always one, and all values that they take."""

    paths: tuple[str, ...]
    choices: tuple[Choice, ...]

    def __len__(self) -> int:
        return len(self.choices)


def of_field(path: str, values: Iterable[Any], *, silent: bool = True, vague: bool = True) -> Dimension:
    """The dimension of one field: its `values`, not stated (`silent`), unclear (`vague`)."""
    choices = [Choice({path: value}, says={path: value, **_parts(path, value)}) for value in values]
    if silent:
        choices.append(Choice(says={path: NOT_STATED}))
    if vague:
        choices.append(Choice(unclear=(path,), says={path: UNCLEAR}))
    return Dimension((path,), tuple(choices))


def _parts(path: str, value: Any) -> dict[str, Any]:
    """What a value with parts says of each of them."""
    parts = value.items() if isinstance(value, dict) else ()
    return {f"{path}.{name}": part for name, part in parts if f"{path}.{name}" in FIELDS}
