"""A typed line in; out, whether it is a command, which begins with a slash, or an answer."""

from __future__ import annotations

from dataclasses import dataclass

COMMANDS = {
    "help": "why it matters, where it is usually found, which rules read it; ? does the same",
    "back": "the question before",
    "skip": "the rest of this section",
    "unclear": "with the words: what the papers say cannot be checked, /unclear as needed",
    "evidence": "note the paper, the clause or page, and its words",
    "clear": "take the answer away, so that nothing is mentioned",
    "parts": "be asked for a value part by part",
    "review": "what is flagged and what is open so far",
    "quit": "leave; every answer is in the file already",
}
"""What may be typed instead of an answer, with what it does. Any beginning does: /h, /b."""
KEYS = (
    "Enter: not mentioned, or keep what is there. ?: help. "
    "/b back, /s skip section, /u WORDS unclear, /e evidence, /q leave."
)
_ALSO = {"?": "help", "x": "clear", "exit": "quit"}


@dataclass(frozen=True, slots=True)
class Command:
    """A command with what stands behind it; `name` is empty where there is no such command."""

    name: str
    rest: str = ""


def command(line: str) -> Command | None:
    """The command that a line gives; None where it is an answer. An answer with a slash before it stands in quotes."""
    if line == "?":
        return Command("help")
    if not line.startswith("/"):
        return None
    word, _, rest = line[1:].partition(" ")
    word = word.lower()
    found = [name for name in COMMANDS if word and name.startswith(word)]
    return Command(_ALSO.get(word) or (found[0] if len(found) == 1 else ""), rest.strip())


def unquoted(text: str) -> str:
    """`text` without the double quotes that it stands in; a quote inside them is doubled."""
    inside = text[1:-1]
    if len(text) > 1 and text[0] == text[-1] == '"' and '"' not in inside.replace('""', ""):
        return inside.replace('""', '"').strip()
    return text
