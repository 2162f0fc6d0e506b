"""Nested data as a tree that is never changed: a copy with another leaf, without the branches that became empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def grown(data: Any, path: Sequence[str | int], value: Any) -> Any:
    """A copy of `data` with `value` at `path`; for None without it, and without mappings that held only that.

    Mappings on the way are made; of lists, every item on the way is there. A row of a list stays when it is empty.
    """
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = [*data]
        items[step] = grown(items[step], rest, value) or {}
        return items
    inside = data.get(step) if isinstance(data, Mapping) else None
    leaf = grown(inside, rest, value)
    others = {key: item for key, item in (data or {}).items() if key != step}
    if leaf is None:
        return others or None
    return {**data, step: leaf} if data and step in data else {**others, step: leaf}
