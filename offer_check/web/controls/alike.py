"""Whether two values as they may stand in a file say the same, so that one may come back in place of the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...form.typed import number
from ...offer.refusal import Refused
from ...offer.shapes import Shape
from ...offer.tables import Tables
from ...offer.values import Dea
from .control import unbroken


def alike(shape: Shape, raw: Any, back: Any, tables: Tables) -> bool:
    """Whether `back` reads like `raw`, or is what `raw` looks like (`40` for the text "40")."""
    value, again = reading(shape, raw, tables), reading(shape, back, tables)
    if value is not None:
        return bool(value == again)
    return _looks_like(raw, back, shape)


def reading(shape: Shape, raw: Any, tables: Tables) -> Any:
    """The normalized value, lists in no particular order; None for what is refused."""
    try:
        return _unordered(shape.read(raw, tables))
    except Refused:
        return None


def _unordered(value: Any) -> Any:
    if isinstance(value, Dea):
        return replace(value, states=value.states and tuple(sorted(value.states)))
    return frozenset(value) if isinstance(value, tuple) else value


def _looks_like(raw: Any, back: Any, shape: Shape) -> bool:
    if isinstance(raw, dict) and isinstance(back, dict):
        return list(raw) == list(back) and all(_looks_like(raw[key], back[key], shape) for key in raw)
    if isinstance(raw, list) and isinstance(back, list):
        return len(raw) == len(back) and all(_looks_like(*pair, shape) for pair in zip(raw, back, strict=True))
    if isinstance(raw, str):
        return back in (unbroken(raw), *(number(raw, unit) for unit in ("USD", "percent")))
    if not isinstance(raw, bool) and isinstance(raw, (int, float)):
        return back in (raw, str(raw))
    return type(raw) is type(back) and bool(raw == back)
