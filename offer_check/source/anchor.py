"""YAML anchors and aliases: what an alias stands for, within a budget that no bomb survives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import limit
from .place import Node
from .refusal import Refusal, quoted


@dataclass(slots=True)
class Anchors:
    """The anchored values of one document, and how much its aliases have repeated so far."""

    known: dict[str, tuple[Any, Node] | None] = field(default_factory=dict)
    repeated: int = 0

    def open(self, name: str | None) -> None:
        """An anchored list or mapping starts; until it ends no alias may stand for it."""
        if name:
            self.known[name] = None

    def close(self, name: str | None, value: Any, node: Node) -> None:
        """An anchored value is complete."""
        if name:
            self.known[name] = (value, node)

    def stand_for(self, name: str, levels: int) -> tuple[Any, Node] | Refusal:
        """The value behind `*name`, which may be `levels` deep. Its parts keep their places at the anchor."""
        if name not in self.known:
            return Refusal(f"alias {quoted('*' + name)} has no anchor before it", hint="put text in double quotes")
        found = self.known[name]
        if found is None:
            return Refusal(f"alias {quoted('*' + name)} stands inside its own anchor", hint="write the value out")
        self.repeated += _size(found[1], limit.ALIASED - self.repeated)
        if _height(found[1]) > levels:
            return Refusal(f"alias {quoted('*' + name)} nests too deep", f"at most {limit.LEVELS} levels")
        return found

    @property
    def exhausted(self) -> Refusal | None:
        """Why no further alias is followed, if the budget is spent."""
        if self.repeated <= limit.ALIASED:
            return None
        return Refusal(
            f"aliases repeat more than {limit.ALIASED:,} values", f"at most {limit.ALIASED:,}", "write the values out"
        )


def inside(children: Mapping[str, Node] | Sequence[Node] | None) -> Sequence[Node]:
    """The nodes among `children`, whichever way they are kept."""
    if isinstance(children, Mapping):
        return list(children.values())
    return children or ()


def _size(node: Node, most: int) -> int:
    """How many values `node` holds with itself; counting ends soon after `most`."""
    count, waiting = 0, [node]
    while waiting and count <= most:
        count += 1
        waiting += inside(waiting.pop().children)
    return count


def _height(node: Node) -> int:
    """How many levels of lists and mappings `node` adds."""
    if node.children is None:
        return 0
    return 1 + max(map(_height, inside(node.children)), default=0)
