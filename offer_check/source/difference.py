"""Two plain values in, the small edits out that make the one of the other: what is the same is not touched."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from .place import Path
from .plain import MISSING, same

Edit = tuple[Path, Any]
"""What a path is to hold; MISSING where it is to go."""


def edits(old: Any, new: Any, path: Path) -> Iterator[Edit]:
    """The edits, in their order, that turn `old` at `path` into `new`."""
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        yield from _of_mapping(old, new, path)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _of_list(old, new, path)
    elif not same(old, new):
        yield path, new


def _of_mapping(old: dict[str, Any], new: dict[str, Any], path: Path) -> Iterator[Edit]:
    for key in (key for key in new if key in old):
        yield from edits(old[key], new[key], (*path, key))
    yield from (((*path, key), value) for key, value in new.items() if key not in old)
    yield from (((*path, key), MISSING) for key in old if key not in new)


def _of_list(old: list[Any], new: list[Any], path: Path) -> Iterator[Edit]:
    """Items that are the same at both ends stay; an item that comes in between makes a new list."""
    head = _alike(old, new)
    most = min(len(old), len(new)) - head
    tail = min(_alike(old[::-1], new[::-1]), most)
    changed = most - tail
    if len(new) > len(old) and tail:
        yield path, new
        return
    for number in range(head, head + changed):
        yield from edits(old[number], new[number], (*path, number))
    yield from (((*path, number), new[number]) for number in range(len(old), len(new)))
    yield from (((*path, number), MISSING) for number in reversed(range(head + changed, len(old) - tail)))


def _alike(one: list[Any], other: list[Any]) -> int:
    """How many items are the same at the start of both."""
    return sum(1 for _ in takewhile(lambda pair: same(*pair), zip(one, other, strict=False)))
