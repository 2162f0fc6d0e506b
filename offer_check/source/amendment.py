"""A change of a text, and the site of a value that is to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .anchor import inside
from .place import Document, Node, Path
from .plain import MISSING, within

Entry = Mapping[str, str]
"""A new mapping for a list: keys and texts, in the order in which they are to be written."""


class Change(NamedTuple):
    """The text that is to stand between two offsets; an insertion where both are the same."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Site:
    """A value in a text: the nodes from the top of the document down to it, and the steps on that way."""

    characters: str
    nodes: tuple[Node, ...]
    path: Path

    @property
    def root(self) -> Node:
        """The top of the document."""
        return self.nodes[0]

    @property
    def node(self) -> Node:
        """The value itself."""
        return self.nodes[-1]

    @property
    def parent(self) -> Node:
        """The list or mapping that holds the value; at the top the value itself."""
        return self.nodes[-2] if self.path else self.root

    @property
    def is_in_brackets(self) -> bool:
        """Whether the value stands in a list or mapping in brackets."""
        return any(self.characters[node.start] in "[{" for node in self.nodes[:-1])

    @property
    def neighbors(self) -> tuple[Node | None, Node | None]:
        """What stands before and behind the value in its list or mapping."""
        around = inside(self.parent.children)
        at = next(number for number, node in enumerate(around) if node is self.node)
        return around[at - 1] if at else None, around[at + 1] if at + 1 < len(around) else None


def site(document: Document, characters: str, path: Path) -> Site | None:
    """The site of `path` in the text of the document, or None where there is no such value."""
    nodes = [document.root]
    for step in path:
        child = within(nodes[-1].children, step)
        if child is MISSING:
            return None
        nodes.append(child)
    return Site(characters, tuple(nodes), path)


def first_offset(node: Node) -> int:
    """Where a value starts, with its key."""
    return node.key[0] if node.key else node.start
