"""A value of a JSON file in, the style out in which the file is written."""

from __future__ import annotations

from collections.abc import Iterator

from .amendment import Site, first_offset
from .anchor import inside
from .json_layout import WIDTH, JsonStyle
from .place import Node
from .text_lines import indent, line_break, opens_line


def style_of(site: Site) -> JsonStyle:
    """The style of the file of `site`; where it has nothing to go by, indented by two."""
    characters, root = site.characters, site.root
    first = next(iter(inside(root.children)), None)
    if first is None:
        return JsonStyle(line_break=line_break(characters))
    is_broken = opens_line(characters, first_offset(first)) and first_offset(first) > root.start + 1
    return JsonStyle(
        indent=(indent(characters, first_offset(first)) or "  ") if is_broken else "",
        line_break=line_break(characters),
        blank="" if first.key and characters[first.key[1] : first.start] == ":" else " ",
        width=0 if _is_expanded(characters, root) else WIDTH,
    )


def _is_expanded(characters: str, root: Node) -> bool:
    """Whether no list and no mapping in the file stands on one line; one that holds nothing does not count."""
    inner = [node for node in _collections(root) if node is not root]
    return bool(inner) and all(_has_break(characters[node.start : node.end]) for node in inner)


def _collections(node: Node) -> Iterator[Node]:
    if node.children:
        yield node
        for child in inside(node.children):
            yield from _collections(child)


def _has_break(written: str) -> bool:
    return "\n" in written or "\r" in written
