"""A YAML list and a new item in, the places where the item may stand out; it is written as the items before it are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .amendment import Change, Site, first_offset
from .flow import flow
from .place import Node
from .text_lines import ends, indent, line_break, line_end, line_start, lines_below, opens_line
from .yaml_layout import WIDTH, YamlStyle


def insertions(site: Site, value: Any) -> Iterator[list[Change]]:
    """The ways to add plain `value` to the list at `site`, or to nothing behind its key, the best first."""
    characters, node = site.characters, site.node
    if node.children is None:
        yield from ([change] for change in _into_nothing(characters, node, value))
    elif characters[node.start] == "[" and isinstance(node.children, list):
        written = flow(value, inside=True)
        empty = Change(node.start + 1, node.start + 1, written)
        yield [into_brackets(characters, node.children[-1], written) if node.children else empty]
    elif characters[node.start] == "-" and isinstance(node.children, list):
        yield from ([change] for change in _into_block(characters, node, node.children[-1], value))


def into_brackets(characters: str, before: Node, written: str) -> Change:
    """What is to stand in brackets behind the item or key `before` it."""
    if not opens_line(characters, first_offset(before)):
        return Change(before.end, before.end, f", {written}")
    new = line_break(characters) + indent(characters, first_offset(before))
    behind = characters[before.end : line_end(characters, before.end)].lstrip(" \t")
    if not behind.startswith((",", "#")):
        return Change(before.end, before.end, f",{new}{written}")
    # The comment behind the item before it stays with that.
    end, comma = line_end(characters, before.end), "," if behind.startswith(",") else ""
    return Change(end, end, f"{new}{written}{comma}" if comma else f"{new}, {written}")


def _into_nothing(characters: str, node: Node, value: Any) -> Iterator[Change]:
    """Behind `waivers:` with no value: on lines of its own, or in brackets where the key stands in braces."""
    if node.start != node.end or node.key is None:
        return
    lines = _lines(characters, value, f"{indent(characters, node.key[0])}  - ")
    at, written = lines_below(characters, line_end(characters, node.start), lines)
    yield Change(at, at, written)
    yield Change(node.start, node.start, f" [{flow(value, inside=True)}]")


def _into_block(characters: str, node: Node, last: Node, value: Any) -> Iterator[Change]:
    """Below the last item and the comments that are indented under it; or below the blank lines after that."""
    if not opens_line(characters, node.start):
        return
    margin = characters[line_start(characters, node.start) : node.start]
    head = characters[line_start(characters, last.start) : last.start]
    dash = head if re.fullmatch(f"{margin}- +", head) else f"{margin}- "
    in_braces = characters[last.start : last.start + 1] == "{"
    lines = f"{dash}{flow(value)}" if in_braces else _lines(characters, value, dash)
    for end in ends(characters, line_end(characters, last.end), len(margin)):
        at, written = lines_below(characters, end, lines)
        yield Change(at, at, written)


def _lines(characters: str, value: Any, dash: str) -> str:
    return line_break(characters).join(YamlStyle(room=WIDTH).item(value, dash=dash, broken=True))
