"""What one report gives to the run, as text that can be sent to another process."""

from __future__ import annotations

import json
from base64 import b85decode, b85encode
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zlib import compress, decompress

from .text import line

_BETWEEN = "\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The results of one report.

    `rules` are packed, and the same for all reports of most runs; `about` has `artifact` and `notifications`; of
    `results` each has the state that it would have in a run with a baseline, and the result as JSON on one line.
    """

    rules: str
    about: dict[str, Any]
    results: tuple[tuple[str, str], ...]

    def packed(self) -> str:
        """Return the piece as text."""
        results = (f"{state}{_BETWEEN}{result}" for state, result in self.results)
        return "\n".join((self.rules, line(self.about), *results))

    @classmethod
    def of(cls, text: str) -> Piece:
        """Return the piece that was packed as `text`."""
        rules, about, *results = text.split("\n")
        return cls(
            rules=rules,
            about=json.loads(about),
            results=tuple((state, result) for state, _, result in (r.partition(_BETWEEN) for r in results)),
        )


@lru_cache(maxsize=8)
def packed(described: str) -> str:
    """Return the text in a tenth of its length: every piece carries its rules, and may be one of ten thousand."""
    return b85encode(compress(described.encode())).decode()


def unpacked(text: str) -> Any:
    """Return what was packed, as the values that its JSON stands for."""
    return json.loads(decompress(b85decode(text)))
