"""Marks of what a page shows of an answer, part by part, so that a later look tells which parts somebody changed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from .controls import Entries
from .controls.control import unbroken

VALUE = frozenset({"value", "instead"})
"""The parts that make up the value."""
_LENGTH = 8
_WRITTEN = re.compile(rf"[0-9a-f]{{{_LENGTH}}}(-[0-9a-f]{{{_LENGTH}}}){{4}}")
_BESIDE = ("state", "words", "papers", "was")
_APART = "~"
"""Between what a page shows and what it knows of, where these are two things: `$420,000` was typed, 420000 is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A digest for each part: the state, the words that cannot be checked, the papers, the value itself, and what
    was picked `instead` of one. Boxes that are empty do not count."""

    state: str
    words: str
    papers: str
    value: str
    instead: str

    @classmethod
    def of(cls, entries: Entries, name: str) -> Marks:
        """The marks of what was sent, or would be, for the question at the address `name`."""
        parts: dict[str, list[str]] = {part: [] for part in cls.__slots__}
        for key in entries:
            if part := part_of(key, name):
                parts[part].append(key)
        return cls(**{part: _digest(entries, keys) for part, keys in parts.items()})

    @classmethod
    def read(cls, text: str) -> Marks | None:
        """The marks as a page has them; None where they are none."""
        shown = text.partition(_APART)[0]
        return cls(**dict(zip(cls.__slots__, shown.split("-"), strict=True))) if _WRITTEN.fullmatch(shown) else None

    def touched(self, now: Marks) -> frozenset[str]:
        """The parts that are different now."""
        return frozenset(part for part in self.__slots__ if getattr(self, part) != getattr(now, part))

    def __str__(self) -> str:
        """The marks as a page has them."""
        return "-".join(astuple(self))


def carried(shown: Marks, known: str) -> str:
    """What a page carries that shows one thing, and whose sender knows of an answer with the marks `known`."""
    return known if str(shown) == known else f"{shown}{_APART}{known}"


def known_of(text: str) -> str:
    """The marks of the answer that a page knows of, by what it carries."""
    return text.rpartition(_APART)[2]


def part_of(key: str, name: str) -> str:
    """The part of the answer at `name` that the control `key` belongs to; empty for the mark and for other answers."""
    if not key.startswith(f"{name}!"):
        return ""
    part = key.removeprefix(f"{name}!")
    if part.partition(".")[0] in _BESIDE:
        return part.partition(".")[0].replace("was", "")
    return "instead" if part.endswith("instead") else "value"


def _digest(entries: Entries, keys: Iterable[str]) -> str:
    filled = {key: [unbroken(value) for value in entries[key] if value] for key in sorted(keys)}
    text = json.dumps({key: values for key, values in filled.items() if values})
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
