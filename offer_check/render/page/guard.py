"""Makes text fit to be shown: no character that acts, none without a glyph, no endless word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

LONGEST_TEXT = 4000
LONGEST_WORD = 80
PIECE = 20
CUT = " … [cut]"
STAND_IN = "\u2610"  # an empty box

# Direction marks, zero-width characters, tags and the soft hyphen: they show nothing, but change what is read.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
# Hyphens that the fonts lack, and that are written like the one that they have.
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_SIGNLESS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_BREAKS = re.compile(r"[\s\x1c-\x1f\x85]+")
_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")

T = TypeVar("T")


@dataclass(slots=True)
class TextGuard:
    """Cleans texts for fonts that draw the code points `drawable`, and remembers what it changed.

    Without `drawable` every character can be shown that stands for a sign, as in a browser, which also breaks words.
    `missing` collects the code points that were replaced by an empty box, `notes` the other kinds of change.
    """

    drawable: Set[int] | None = None
    missing: set[int] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)

    def whole(self, value: T) -> T:
        """Return a copy of a frozen dataclass in which every text, at any depth, is clean."""
        cleaned: T = self._any(value)
        return cleaned

    def text(self, text: str) -> str:
        """Return `text` in normal form C with white space as single spaces, cut to LONGEST_TEXT characters."""
        if text.isascii() and text.isprintable() and len(text) <= LONGEST_WORD and "  " not in text:
            return text
        visible = _INVISIBLE.sub(
            "", _BREAKS.sub(" ", unicodedata.normalize("NFC", text[: 2 * LONGEST_TEXT]).translate(_HYPHENS))
        )
        if _INVISIBLE.search(text):
            self.notes.add("invisible characters and direction marks were left out")
        if len(visible) > LONGEST_TEXT or len(text) > 2 * LONGEST_TEXT:
            self.notes.add(f"texts of more than {LONGEST_TEXT:,} characters were cut")
            visible = visible[:LONGEST_TEXT] + CUT
        drawn = "".join(map(self._drawn, visible))
        return drawn if self.drawable is None else _WORD.sub(_pieces, drawn)

    def _any(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            return tuple(map(self._any, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: self._any(getattr(value, f.name)) for f in fields(value)})
        return value

    def _drawn(self, character: str) -> str:
        if self._can_be_drawn(character):
            return character
        self.missing.add(ord(character))
        return STAND_IN

    def _can_be_drawn(self, character: str) -> bool:
        if self.drawable is None:
            return unicodedata.category(character) not in _SIGNLESS
        return ord(character) in self.drawable


def _pieces(word: re.Match[str]) -> str:
    """Let a word break: without that, one of 100,000 letters takes minutes to lay out."""
    return "\u200b".join(word[0][start : start + PIECE] for start in range(0, len(word[0]), PIECE))
