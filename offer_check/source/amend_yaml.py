"""YAML and a change of its data in, the changes of its text that may do that out, the best first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from .amend_yaml_key import additions
from .amend_yaml_list import insertions
from .amend_yaml_removal import removals
from .amend_yaml_value import settings
from .amendment import Change, Entry
from .flow import flow, text
from .place import Node

__all__ = ["additions", "insertions", "one_line", "removals", "scalar", "settings", "spelled_out"]


def scalar(value: str) -> str:
    """A text as YAML writes it, in any place."""
    return text(value, inside=True)


def one_line(entry: Entry) -> str:
    """The entry as it may stand in a list, alone on a line."""
    return f"- {flow(dict(entry))}"


def spelled_out(characters: str, root: Node, data: Any) -> Collection[Change]:
    """Every alias replaced by what it stands for."""
    aliases = _aliases(characters, root, data)
    return {node.start: Change(node.start, node.end, flow(value, inside=True)) for node, value in aliases}.values()


def _aliases(characters: str, node: Node, data: Any) -> Iterator[tuple[Node, Any]]:
    if node.start < node.end and characters[node.start] == "*":
        yield node, data
    elif isinstance(node.children, dict):
        for key, child in node.children.items():
            yield from _aliases(characters, child, data[key])
    else:
        for child, item in zip(node.children or (), data if node.children else (), strict=False):
            yield from _aliases(characters, child, item)
