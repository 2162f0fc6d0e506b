"""Lines for a terminal: wrapped, marked, colored on request, and without anything in a text that acts on the reader."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

_COLORS: Mapping[str, str] = {
    "bold": "1",
    "dim": "2",
    "critical": "1;31",
    "major": "33",
    "minor": "36",
    "info": "36",
    "ask": "1;34",
    "waiting": "35",
    "pass": "32",
    "not_applicable": "2",
    "error": "1;31",
}
SYMBOLS: Mapping[str, str] = {
    "critical": "■",
    "major": "▲",
    "minor": "◆",
    "info": "•",
    "ask": "?",
    "waiting": "…",
    "pass": "✓",
    "not_applicable": "–",
    "error": "!",
}
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-", "≥": ">=", "≤": "<=", "×": "x"}
)
_NO_BREAK = "\N{NO-BREAK SPACE}"
_BREAKS = re.compile(rf"[^\S{_NO_BREAK}\x0b\x0c\x1c-\x1f]+")
_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What the terminal can show: color or not, more than ASCII or not, and how many characters fit a line."""

    color: bool = False
    unicode: bool = True
    width: int = 100

    def lines(self, text: str, *, indent: int = 0, hang: int = 0) -> Sequence[str]:
        """Wrap `text`; every line is indented, those after the first by `hang` more. Words are never broken.

        No line ends at a no-break space, which is printed as a space.
        """
        return _wrapped(self.clean(text), self.width, indent, hang)

    def paint(self, text: str, color: str) -> str:
        """Return `text` in a color, or as it is where there is no color."""
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if self.color else text

    def tag(self, kind: str, word: str) -> str:
        """Return a mark with its word, which says everything without color: `■ [CRITICAL]`."""
        symbol = f"{SYMBOLS[kind]} " if self.unicode else ""
        return self.paint(f"{symbol}[{word.upper()}]", kind)

    def clean(self, text: str) -> str:
        """Return `text` on one line, with characters that act on a terminal or a build log shown, not sent."""
        return _clean(text, self.unicode)

    def shown(self, text: str) -> str:
        """Return `text` on one line, with characters that act on a terminal shown, not sent."""
        return _shown(text, self.unicode)


# What rules and forms say is in every report, so that it is cleaned and wrapped once.


@lru_cache(maxsize=2048)
def _clean(text: str, unicode: bool) -> str:
    # A build log takes a line that begins with `::` (or has `##[`, `##vso[`) for a command.
    return re.sub(r":(?=:)", ": ", re.sub(r"##(?=\w*\[)", "## ", _shown(text, unicode)))


@lru_cache(maxsize=2048)
def _wrapped(text: str, width: int, indent: int, hang: int) -> Sequence[str]:
    first, rest = " " * indent, " " * (indent + hang)
    wrapped = wrap(
        text,
        max(width, indent + hang + 20),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return tuple(line.replace(_NO_BREAK, " ") for line in wrapped)


def _shown(text: str, unicode: bool) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character, unicode) for character in _BREAKS.sub(" ", text))


def _visible(character: str, unicode: bool) -> str:
    if unicodedata.category(character) in _ACTING:
        return f"<U+{ord(character):04X}>"
    if unicode or character.isascii() or character == _NO_BREAK:
        return character
    plain = character.translate(_PLAIN)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return plain or f"<U+{ord(character):04X}>"
