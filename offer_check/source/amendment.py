"""A change of a text, and where in a text things stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from .place import Document, Node, Path

Entry = Mapping[str, str]
"""A new mapping for a list: keys and texts, in the order in which they are to be written."""

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"[ \t]*")


class Change(NamedTuple):
    """The text that is to stand between two offsets; an insertion where both are the same."""

    start: int
    end: int
    text: str


def at(document: Document, path: Path) -> Node | None:
    """The node at `path`, or None where there is none."""
    node: Node | None = document.root
    for step in path:
        children = node.children if node else None
        if isinstance(children, Mapping):
            node = children.get(step) if isinstance(step, str) else None
        elif children is not None and isinstance(step, int) and step < len(children):
            node = children[step]
        else:
            node = None
    return node


def line_break(characters: str) -> str:
    """What ends the first line; a line feed where there is only one line."""
    found = _BREAK.search(characters)
    return found[0] if found else "\n"


def line_start(characters: str, offset: int) -> int:
    """Where the line of `offset` starts."""
    return max(characters.rfind("\n", 0, offset), characters.rfind("\r", 0, offset)) + 1


def line_end(characters: str, offset: int) -> int:
    """Where the line of `offset` ends, before its break."""
    found = _BREAK.search(characters, offset)
    return found.start() if found else len(characters)


def next_line(characters: str, offset: int) -> int:
    """Where the line after that of `offset` starts; the end of the text where there is none."""
    found = _BREAK.search(characters, offset)
    return found.end() if found else len(characters)


def indent(characters: str, offset: int) -> str:
    """The blanks with which the line of `offset` begins."""
    found = _BLANK.match(characters, line_start(characters, offset))
    return found[0] if found else ""


def opens_line(characters: str, offset: int) -> bool:
    """Whether nothing but blanks stands before `offset` on its line."""
    return not characters[line_start(characters, offset) : offset].strip(" \t")
