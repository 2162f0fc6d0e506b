"""Plain data in, JSON out: on one line where it is short, else a line for each key and item."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

WIDTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonStyle:
    """How a file is laid out: what it is indented by (nothing: all on one line), its line break, the blank behind
    commas and colons, how wide a line may get (0: no list or mapping shares a line with another value)."""

    indent: str = "  "
    line_break: str = "\n"
    blank: str = " "
    width: int = WIDTH

    def written(self, value: Any, margin: str = "", *, used: int = 0, group: bool = False) -> str:
        """Plain `value` on a line that begins with `margin` and has `used` characters before it."""
        one_line = flat(value, blank=self.blank)
        fits = len(one_line) + used <= self.width and not group and not _is_table(value)
        if not self.indent or fits or not isinstance(value, dict | list) or not value:
            return one_line
        deeper = margin + self.indent
        if isinstance(value, dict):
            return self._broken("{}", [self.pair(key, item, deeper) for key, item in value.items()], margin)
        return self._broken("[]", [self.written(item, deeper, used=len(deeper)) for item in value], margin)

    def pair(self, key: str, value: Any, margin: str, *, group: bool = False) -> str:
        """A key with its value."""
        name = f"{json.dumps(key, ensure_ascii=False)}:{self.blank}"
        return name + self.written(value, margin, used=len(margin) + len(name), group=group)

    def _broken(self, ends: str, pieces: list[str], margin: str) -> str:
        new = self.line_break + margin
        return f"{ends[0]}{new}{self.indent}{f',{new}{self.indent}'.join(pieces)}{new}{ends[1]}"


def flat(value: Any, *, blank: str = " ") -> str:
    """Plain `value` on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(f",{blank}", f":{blank}"))


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 0 and all(isinstance(row, dict) for row in value)
