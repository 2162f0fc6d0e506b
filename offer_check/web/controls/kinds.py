"""Which control belongs to which shape, and the control of a value that no control can carry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ...offer.shapes import Shape
from . import lists, numbers, scalars
from .alike import alike
from .compounds import compound
from .control import Control, sent, unbroken
from .options import group
from .rows import Rows
from .spot import Entries, Kind, Spot, last

_FILE = "As it stands in the file"


def draw(shape: Shape, raw: Any, spot: Spot) -> Control:
    """The control of a value, or of one part of it."""
    return _kind(shape).draw(shape, raw, spot)


def read(shape: Shape, entries: Entries, spot: Spot) -> Any:
    """What was filled in for a value, or for one part of it."""
    return _kind(shape).read(shape, entries, spot)


def drawn(shape: Shape, raw: Any, spot: Spot) -> Control:
    """The control of a value; what it cannot carry without loss stands beside it, as text from the file."""
    whole = draw(shape, raw, spot)
    if raw is None or alike(shape, raw, read(shape, sent(whole), spot), spot.tables):
        return whole
    text = json.dumps(raw, ensure_ascii=True, default=str)
    beside = Control(kind="text", name=_file(spot), label=_FILE, value=text, long=True)
    return group(spot, draw(shape, None, spot), beside)


def posted(shape: Shape, entries: Entries, spot: Spot) -> Any:
    """What was filled in for a value; else what stood in the file, where that was left as it is."""
    found = read(shape, entries, spot)
    text = unbroken(last(entries, _file(spot)))
    if found is not None or not text.strip():
        return found
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _file(spot: Spot) -> str:
    return spot.within("file")


def _kind(shape: Shape) -> Kind:
    if shape.name == "list" and shape.items and shape.items.parts:
        return _ROWS.several
    return _KINDS.get(shape.name) or _COMPOUND


_COMPOUND = compound(draw, read)
_ROWS = Rows(draw, read)
_KINDS: Mapping[str, Kind] = {
    **scalars.KINDS,
    **numbers.KINDS,
    "list": Kind(lists.draw_list, lists.read_list),
    "fees": _ROWS.fees,
    "state_map": _ROWS.by_state,
}
