"""JSON and a change of its data in, the changes of its text that may do that out, the best first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from .amendment import Change, Entry, Site, first_offset
from .json_layout import flat
from .json_style import style_of
from .place import Node
from .text_lines import column, indent, line_break, opens_line


def scalar(value: str) -> str:
    """A text as JSON writes it."""
    return json.dumps(value, ensure_ascii=False)


def one_line(entry: Entry) -> str:
    """The entry in braces."""
    return flat(dict(entry))


def settings(site: Site, value: Any) -> Iterator[list[Change]]:
    """The ways to write plain `value` where the value of `site` stands, the best first."""
    characters, node = site.characters, site.node
    margin, used = indent(characters, first_offset(node)), column(characters, node.start)
    written = style_of(site).written(value, margin, used=used, group=_is_group(site.path, value))
    yield [Change(node.start, node.end, written)]


def additions(site: Site, key: str, value: Any, *, before: Node | None) -> Iterator[list[Change]]:
    """The ways to add `key` with plain `value` to the mapping at `site`, behind the sibling `before` it (None: as the
    first), the best way first."""
    style, node, group = style_of(site), site.node, _is_group((*site.path, key), value)
    if not isinstance(node.children, dict):
        return
    like = before or next(iter(node.children.values()), None)
    if like is None:
        yield [Change(node.start, node.end, style.written({key: value}, indent(site.characters, node.start)))]
        return
    margin = indent(site.characters, first_offset(like))
    yield [_beside(site, like, style.pair(key, value, margin, group=group), is_behind=before is not None)]


def insertions(site: Site, value: Any) -> Iterator[list[Change]]:
    """The ways to add plain `value` to the list at `site`, the best first; none where it is no list."""
    characters, node, style = site.characters, site.node, style_of(site)
    if not isinstance(node.children, list):
        return
    if node.children:
        last = node.children[-1]
        broken = isinstance(value, dict) and _is_broken(characters, last)
        written = style.written(
            value, indent(characters, last.start), used=column(characters, last.start), group=broken
        )
        yield [_beside(site, last, written, is_behind=True)]
        return
    at, margin, new = node.start + 1, indent(characters, node.start), line_break(characters)
    if characters[at : node.end - 1]:
        yield [Change(at, at, flat(value))]
    deeper = margin + (margin or "  ")
    yield [Change(at, at, f"{new}{deeper}{flat(value)}{new}{margin}")]


def removals(site: Site) -> Iterator[list[Change]]:
    """The ways to take the value of `site` out of its list or mapping, with its key, the best first."""
    start, end = first_offset(site.node), site.node.end
    before, behind = site.neighbors
    if behind:
        yield [Change(start, first_offset(behind), "")]
    elif before:
        yield [Change(before.end, end, "")]
    else:
        yield [Change(site.parent.start + 1, site.parent.end - 1, "")]


def spelled_out(characters: str, root: Node, data: Any) -> Sequence[Change]:
    """Nothing: JSON has no aliases."""
    return ()


def _is_group(path: Sequence[str | int], value: Any) -> bool:
    return len(path) == 1 and isinstance(value, dict)


def _is_broken(characters: str, node: Node) -> bool:
    """Whether the keys of a mapping stand on lines of their own."""
    if not isinstance(node.children, dict) or not node.children:
        return False
    return opens_line(characters, first_offset(next(iter(node.children.values()))))


def _beside(site: Site, like: Node, written: str, *, is_behind: bool) -> Change:
    """What is to stand behind an item or a key, or before it, as it does: on a line of its own, or on that line."""
    characters, start = site.characters, first_offset(like)
    alone = opens_line(characters, start) and start > site.root.start
    gap = line_break(characters) + indent(characters, start) if alone else style_of(site).blank
    if is_behind:
        return Change(like.end, like.end, f",{gap}{written}")
    return Change(start, start, f"{written},{gap}")
