"""Where a new entry may stand in a JSON list, and how it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from .amendment import Change, Entry, indent, line_break, opens_line
from .place import Node


def scalar(value: str) -> str:
    """A text as JSON writes it."""
    return json.dumps(value, ensure_ascii=False)


def insertions(characters: str, node: Node, entry: Entry) -> Iterator[Change]:
    """The ways to add `entry` to the list at `node`, the best first; none where it is no list."""
    if characters[node.start] != "[" or not isinstance(node.children, Sequence):
        return
    if node.children:
        last = node.children[-1]
        between = line_break(characters) + indent(characters, last.start)
        before = f",{between}" if opens_line(characters, last.start) else ", "
        yield Change(last.end, last.end, before + _written(characters, last, entry))
        return
    at = node.start + 1
    if characters[at : node.end - 1]:
        yield Change(at, at, one_line(entry))
    margin = indent(characters, node.start)
    new, deeper = line_break(characters), margin + (margin or "  ")
    yield Change(at, at, f"{new}{deeper}{one_line(entry)}{new}{margin}")


def _written(characters: str, like: Node, entry: Entry) -> str:
    """The entry with a line for each key where the entry before it has that."""
    if not isinstance(like.children, dict) or not like.children:
        return one_line(entry)
    first = next(iter(like.children.values())).key or (like.start, like.end)
    if not opens_line(characters, first[0]):
        return one_line(entry)
    new, inside = line_break(characters), indent(characters, first[0])
    lines = f",{new}{inside}".join(f"{scalar(key)}: {scalar(value)}" for key, value in entry.items())
    return f"{{{new}{inside}{lines}{new}{indent(characters, like.start)}}}"


def one_line(entry: Entry) -> str:
    """The entry in braces."""
    return f"{{{', '.join(f'{scalar(key)}: {scalar(value)}' for key, value in entry.items())}}}"
