"""Where things stand in a file: spans, places, and the document that knows the place of each of its values."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from io import StringIO
from itertools import accumulate
from typing import Any, NamedTuple

Path = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and list indexes, `("patients", "states", 0)`."""


class Span(NamedTuple):
    """A stretch of text. Lines and columns count from 1, columns in Unicode code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """The span of a value and of its key; list items and the top of a document have no key."""

    key: Span | None
    value: Span


class Node(NamedTuple):
    """The offsets (code points, end exclusive) of one value and of its key, and the nodes inside it."""

    start: int
    end: int
    key: tuple[int, int] | None
    children: dict[str, Node] | list[Node] | None


@dataclass(frozen=True, slots=True)
class Lines:
    """The offsets at which the lines of a text start; CRLF, LF and CR end a line, nothing else does."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of `text`."""
        ends = tuple(accumulate(map(len, StringIO(text, newline=""))))  # splits at these three, and keeps them
        return cls((0, *ends) if text.endswith(("\n", "\r")) else (0, *ends[:-1]))

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span from offset `start` to offset `end`."""
        line = bisect_right(self.starts, start)
        column = start - self.starts[line - 1] + 1
        if line < len(self.starts) and end >= self.starts[line]:
            return Span(line, column, *self.at(end))
        return Span(line, column, line, column + end - start)


TOP = Span(1, 1, 1, 1)
"""What stands for a document as a whole."""


@dataclass(frozen=True, slots=True)
class Document:
    """What one file says: `data` in plain Python values (not to be changed), and the place of each of them.

    `name` is the file as messages show it, `digest` the SHA-256 of its bytes `raw` in hex.
    """

    name: str
    data: Any
    digest: str
    root: Node = field(repr=False, compare=False)
    lines: Lines = field(repr=False, compare=False)
    raw: bytes = field(default=b"", repr=False, compare=False)

    def place(self, path: Path) -> Place | None:
        """The exact place of `path`, or None where the document has no such value."""
        node, rest = self._follow(path)
        if rest:
            return None
        key = self.lines.span(*node.key) if node.key else None
        return Place(key=key, value=self.lines.span(node.start, node.end))

    def span(self, path: Path) -> Span:
        """The value's span. Where there is no such value, a small span that stands for its nearest parent: the
        parent's key; for a list item its first key (or the item, if it has none); for the top line 1, column 1."""
        node, rest = self._follow(path)
        if node is self.root:
            return TOP
        return self.lines.span(*(_landmark(node) if rest else (node.start, node.end)))

    def key_span(self, path: Path) -> Span:
        """The span of the value's key; like `span` where it has none."""
        node, rest = self._follow(path)
        return self.lines.span(*node.key) if node.key and not rest else self.span(path)

    def _follow(self, path: Path) -> tuple[Node, Path]:
        """The last node on the way along `path`, and the steps that are left."""
        node = self.root
        for taken, step in enumerate(path):
            children, child = node.children, None
            if isinstance(children, dict):
                child = children.get(step)  # type: ignore[arg-type]  # a number is no key
            elif isinstance(children, list) and isinstance(step, int) and 0 <= step < len(children):
                child = children[step]
            if child is None:
                return node, path[taken:]
            node = child
        return node, ()


def _landmark(node: Node) -> tuple[int, int]:
    if node.key:
        return node.key
    if isinstance(node.children, dict):
        for child in node.children.values():
            return child.key or (child.start, child.end)
    return node.start, node.end
