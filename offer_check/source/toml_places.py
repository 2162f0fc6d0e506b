"""TOML text that is known to be sound in, the node of every key and value out, in the shape of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from .place import Node

_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PART = re.compile(r'[ \t]*("(?:[^"\\]|\\.)*"|\'[^\']*\'|[^\s.=\]"\']+)[ \t]*')
_VALUE = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?!")'
    r"|'''.*?'''(?!')"
    r'|"(?:[^"\\]|\\.)*"'
    r"|'[^']*'"
    r"|\d{4}-\d\d-\d\d \d\d:[\d:.]+(?:[Zz]|[+-]\d\d:\d\d)?"
    r"|[^\s,\]}#]+",
    re.DOTALL,
)

Part = tuple[str, int, int]
"""One part of a key: its name, and the offsets of its start and end."""
Children = dict[str, Node]


def places(text: str) -> Node:
    """The node of the whole of `text`, which `tomllib` has read without a complaint."""
    root = Node(0, len(text), None, {})
    table, at = _inside(root), _skip(text, 0)
    while at < len(text):
        if text[at] == "[":
            table, at = _header(text, root, at)
        else:
            at = _pair(text, table, at)
        at = _skip(text, at)
    return root


def _skip(text: str, at: int) -> int:
    """The offset of what comes next: blanks, line ends and comments say nothing."""
    return cast(re.Match[str], _BETWEEN.match(text, at)).end()


def _header(text: str, root: Node, start: int) -> tuple[Children, int]:
    """The table that a line in brackets opens, and the end of that line."""
    several = text.startswith("[[", start)
    *before, last = _key(text, start + 1 + several)
    end = text.index("]", last[2]) + 1 + several
    around = root
    for part in before:
        around = _within(_inside(around), part, (start, end))
    if not several:
        return _inside(_within(_inside(around), last, (start, end))), end
    name, *key = last
    rows = _inside(around).setdefault(name, Node(start, end, (key[0], key[1]), []))
    cast(list[Node], rows.children).append(Node(start, end, None, {}))
    return _inside(rows), end


def _pair(text: str, table: Children, start: int) -> int:
    """Put the value behind a key into its table, and give the end of it."""
    *before, last = _key(text, start)
    for part in before:
        table = _inside(_within(table, part, part[1:]))
    name, *key = last
    table[name] = _value(text, _skip(text, text.index("=", last[2]) + 1), (key[0], key[1]))
    return table[name].end


def _key(text: str, at: int) -> Iterator[Part]:
    more = True
    while more:
        part = cast(re.Match[str], _PART.match(text, at))
        yield _name(part[1]), part.start(1), part.end(1)
        at, more = part.end() + 1, text.startswith(".", part.end())


def _name(written: str) -> str:
    if written[0] == '"':
        import tomllib

        return str(tomllib.loads(f"name = {written}")["name"])
    return written.strip("'")


def _within(table: Children, part: Part, span: tuple[int, int]) -> Node:
    """The table of that name in `table`, made where there is none yet."""
    name, *key = part
    return table.setdefault(name, Node(*span, (key[0], key[1]), {}))


def _inside(node: Node) -> Children:
    """What a table holds; of an array of tables the last one is open."""
    return _inside(node.children[-1]) if isinstance(node.children, list) else cast(Children, node.children)


def _value(text: str, start: int, key: tuple[int, int] | None) -> Node:
    if text[start] == "[":
        return _list(text, start, key)
    if text[start] == "{":
        return _inline(text, start, key)
    return Node(start, cast(re.Match[str], _VALUE.match(text, start)).end(), key, None)


def _list(text: str, start: int, key: tuple[int, int] | None) -> Node:
    items: list[Node] = []
    at = _skip(text, start + 1)
    while text[at] != "]":
        items.append(_value(text, at, None))
        at = _comma(text, items[-1].end)
    return Node(start, at + 1, key, items)


def _inline(text: str, start: int, key: tuple[int, int] | None) -> Node:
    table: Children = {}
    at = _skip(text, start + 1)
    while text[at] != "}":
        at = _comma(text, _pair(text, table, at))
    return Node(start, at + 1, key, table)


def _comma(text: str, end: int) -> int:
    """Behind an item: the offset of the next one, or of the bracket."""
    at = _skip(text, end)
    return _skip(text, at + 1) if text[at] == "," else at
