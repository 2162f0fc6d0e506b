"""Plain data in, plain data out: as a file holds it, compared for sure, and copied with a change."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from .place import Path

MISSING: Any = object()
"""What `value_at` gives for a path that leads nowhere."""


def plain(value: Any) -> Any:
    """`value` in dicts, lists, texts, numbers, booleans and None: what a reader gives back of it.

    Raises ValueError for what no file can hold: an infinity, an object.
    """
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Decimal) and value.is_finite():
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    raise ValueError(f"no plain value: {value!r}")


def with_words(value: Any) -> Any:
    """Plain `value` with the words yes and no in the place of booleans, as people write YAML.

    A model of this package takes both for the same; whoever reads such a file finds one spelling in it.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return {key: with_words(item) for key, item in value.items()}
    return [with_words(item) for item in value] if isinstance(value, list) else value


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are equal and of equal kinds; 1, 1.0 and True are three. Keys may be in any order."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(item, other[key]) for key, item in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def value_at(data: Any, path: Path) -> Any:
    """The value at `path`, or MISSING."""
    for step in path:
        data = within(data, step)
    return data


def within(held: Any, step: str | int) -> Any:
    """What a dict or list holds at `step`, or MISSING."""
    if isinstance(held, dict):
        return held.get(step, MISSING) if isinstance(step, str) else MISSING
    if isinstance(held, list) and isinstance(step, int) and 0 <= step < len(held):
        return held[step]
    return MISSING


def changed(data: Any, path: Path, value: Any) -> Any:
    """A copy of `data` with `value` at `path`; what is missing or null on the way is made, and an index may be the one
    behind the last. Raises LookupError where something else is on the way."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int) and isinstance(data, list | None):
        items = list(data or [])
        if not 0 <= step <= len(items):
            raise LookupError(path)
        items[step : step + 1] = [changed(items[step] if step < len(items) else None, rest, value)]
        return items
    if isinstance(step, str) and isinstance(data, dict | None):
        held = data or {}
        return {**held, step: changed(held.get(step), rest, value)}
    raise LookupError(path)


def without(data: Any, path: Path) -> Any:
    """A copy of `data` without the key or the item at `path`."""
    if len(path) > 1:
        return changed(data, path[:-1], without(value_at(data, path[:-1]), path[-1:]))
    if isinstance(data, list):
        return [item for number, item in enumerate(data) if number != path[0]]
    return {key: item for key, item in data.items() if key != path[0]}
