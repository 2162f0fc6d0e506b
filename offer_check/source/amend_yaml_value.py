"""A YAML value in, another in its place out: what stands beside it, a comment too, stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from .amendment import Change, Site
from .anchor import inside
from .flow import flow, text
from .place import Node
from .text_lines import column, idle_lines, line_break, line_end
from .yaml_layout import WIDTH, Layout, YamlStyle

_COLON = re.compile(r"[ \t]*:(?:[ \t]+&[^\s,\[\]{}]+)?")
_DASH = re.compile(r"-(?:[ \t]+&[^\s,\[\]{}]+)?")
# A comment is taken whole (`*+`): cut up in every way, one of thirty signs would take forever.
_TO_DASH = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*+)*-")
_HEADER = re.compile(r"[|>][-+0-9]*")
_CLOSE_COMMENT = re.compile(r"[ \t]#")


class _Stretch(NamedTuple):
    """Where a value stands: what is on the line of its key or dash, and the lines below that belong to it alone."""

    first: tuple[int, int]
    below: tuple[int, int]


def settings(site: Site, value: Any) -> Iterator[list[Change]]:
    """The ways to write plain `value` where the value of `site` stands, the best first."""
    opening = None if site.is_in_brackets else _opening(site)
    if opening is not None:
        yield from _in_block(site, opening, value)
    yield [_in_place(site, flow(value, inside=True))]


def _in_block(site: Site, opening: int, value: Any) -> Iterator[list[Change]]:
    stretch, margin = _stretch(site, opening), _margin(site, opening, value)
    best = style(site, margin).layout(value, group=len(site.path) == 1)
    if site.node.key is None and not best.head:
        best = Layout(best.lines[0], best.lines[1:])
    if site.node.start == site.node.end and isinstance(value, dict) and not best.head:
        for end, deeper in commented(site.characters, opening, next(iter(value))):
            yield _changes(site, opening, stretch._replace(below=(end, end)), best, deeper)
    yield _changes(site, opening, stretch, best, " " * margin)
    if best.lines:
        yield _changes(site, opening, stretch, Layout(flow(value)), "")


def _changes(site: Site, opening: int, stretch: _Stretch, written: Layout, margin: str) -> list[Change]:
    start, end = stretch.first
    if start == end:
        first = Change(start, end, _behind(site.characters, end, written.head))
    else:
        first = Change(start if written.head else opening, end, written.head)
    new = line_break(site.characters)
    lines = "".join(f"{new}{margin}{line}" if line else new for line in written.lines)
    return [first, Change(*stretch.below, lines)]


def _behind(characters: str, at: int, head: str) -> str:
    """`head` behind a colon or dash; where one blank stood before a comment, there will be two."""
    if not head:
        return ""
    return f" {head} " if _CLOSE_COMMENT.match(characters, at) else f" {head}"


def _in_place(site: Site, written: str) -> Change:
    characters, node = site.characters, site.node
    if node.start != node.end:
        return Change(node.start, node.end, written)
    colon = ":" if node.key and not _COLON.match(characters, node.key[1]) else ""
    return Change(node.start, node.end, colon + _behind(characters, node.start, written))


def _opening(site: Site) -> int | None:
    """Where the colon or the dash before the value ends, with an anchor behind it; None where that cannot be said."""
    characters, node = site.characters, site.node
    if node.key:
        colon = _COLON.match(characters, node.key[1])
        return colon.end() if colon else None
    dash = dash_of(site)
    anchored = _DASH.match(characters, dash) if dash is not None else None
    return anchored.end() if anchored else None


def dash_of(site: Site) -> int | None:
    """Where the dash of an item stands, on its line or above; None at the top."""
    if not site.path:
        return None
    before = site.neighbors[0]
    found = _TO_DASH.match(site.characters, before.end if before else site.parent.start)
    return found.end() - 1 if found else None


def _stretch(site: Site, opening: int) -> _Stretch:
    characters, node = site.characters, site.node
    end = line_end(characters, node.end)
    if node.start < node.end and node.children is None and (header := _HEADER.match(characters, node.start)):
        return _Stretch((node.start, header.end()), (line_end(characters, node.start), end))
    if not is_block(characters, node):
        return _Stretch((node.start, node.end), (end, end))
    if node.key is None:
        return _Stretch((node.start, end), (end, end))
    return _Stretch((opening, opening), (line_end(characters, opening), end))


def _margin(site: Site, opening: int, value: Any) -> int:
    """How far the lines of `value` are indented: as those of the old value, or as in the first group."""
    characters, node = site.characters, site.node
    if node.key is None:
        return column(characters, node.start if node.start > opening else opening + 1)
    key, old = column(characters, node.key[0]), column(characters, node.start)
    if is_block(characters, node) and (old > key or isinstance(value, list)):
        return old
    return key + len(style(site, 0).indent)


def is_block(characters: str, node: Node) -> bool:
    """Whether the node is a list or mapping on lines of its own, without brackets."""
    return node.children is not None and characters[node.start] not in "[{*"


def style(site: Site, used: int) -> YamlStyle:
    """How the file is laid out: indented as its first group is; `used` columns are not to be had."""
    characters, indent = site.characters, 2
    for group in inside(site.root.children):
        if is_block(characters, group) and isinstance(group.children, dict) and group.key:
            indent = max(1, column(characters, group.start) - column(characters, group.key[0]))
            break
    return YamlStyle(indent=" " * indent, room=WIDTH - used)


def commented(characters: str, above: int, key: str) -> Iterator[tuple[int, str]]:
    """The line below that of `above` that has the key behind a #, if nothing but comments is between: its end, and
    the blanks with which it begins."""
    wanted = re.compile(rf"( *)# ?{re.escape(text(key))}:(?=[ \t]|$)")
    found = ((end, wanted.match(line)) for end, line in idle_lines(characters, line_end(characters, above)))
    return ((end, match[1]) for end, match in found if match)
