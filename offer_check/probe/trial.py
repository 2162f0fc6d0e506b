"""One thing to try: a value in a field, an entry or a row more or less, or nothing where something is stated."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .model import Edit

Verb = Literal["says", "lists", "lacks", "has", "silent", "evidence"]
SAID: dict[Verb, str] = {
    "says": "said",
    "lists": "also listed",
    "lacks": "left out",
    "has": "had one more row:",
    "silent": "said nothing",
    "evidence": "were found in",
}
"""How a change reads after the field's label."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Edits with the field that they are about, its label and the value in words.

    `at` is where the value lies among numbers or days, `limits` the numbers that rules compare the field with.
    """

    field: str
    label: str
    verb: Verb
    text: str
    edits: tuple[Edit, ...]
    at: Decimal | None = None
    limits: frozenset[Decimal] = frozenset()
    day: bool = False
