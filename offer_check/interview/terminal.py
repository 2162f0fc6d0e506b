"""What an interview needs of a terminal: to say a paragraph, and to get the next line that somebody types."""

from __future__ import annotations

import unicodedata
from typing import Protocol

LONGEST = 10_000
"""Characters that a line may have."""


class Terminal(Protocol):
    """Somebody who reads and types."""

    def say(self, text: str = "", *, indent: int = 0, hang: int = 0, kind: str = "") -> None:
        """Show one paragraph, or an empty line. `kind` is `bold`, `dim`, a severity or nothing."""

    def ask(self, prompt: str) -> str:
        """The next line, without its end, at most somewhat longer than LONGEST. Raises Ended where there is none."""


class Ended(Exception):
    """There is nobody left who could answer."""


class Left(Exception):
    """Whoever answers wants to leave."""


class Back(Exception):
    """Whoever answers wants to be asked the question before again."""


def typed(terminal: Terminal, prompt: str = "> ") -> str:
    """The next line that can be read, without white space around it; others are refused. Raises Ended."""
    while True:
        line = terminal.ask(prompt).replace("\t", " ").strip()
        wrong = _unfit(line)
        if not wrong:
            return line
        terminal.say(wrong)


def _unfit(line: str) -> str:
    if len(line) > LONGEST:
        return f"That line has more than {LONGEST:,} characters. Type a shorter one."
    for character in line:
        kind = unicodedata.category(character)
        if kind == "Cs":
            return "That line is not UTF-8 text. Type it again."
        if kind == "Cc":
            return f"That line has a control character in it, U+{ord(character):04X}. Type it again."
    return ""
