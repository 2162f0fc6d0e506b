"""Controls for lists of single values: choices, states, texts a line each; and `none of these`, the empty list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...offer.shapes import Shape
from .control import Control, unbroken
from .options import NONE, code_of, fixed, group, instead, labels, picked, word_of
from .spot import Entries, Spot, last, plain


def draw_list(shape: Shape, raw: Any, spot: Spot) -> Control:
    """Boxes to tick, or a box with a text a line."""
    items = shape.items
    assert items
    word = word_of(raw, shape, spot.tables)
    parts = [*_instead(shape, raw, word, spot), *_entered(items, [] if word else listed(raw), spot)]
    return group(spot, *parts)


def read_list(shape: Shape, entries: Entries, spot: Spot) -> Any:
    """The items; a word that was picked together with items joins them, so that the model refuses both."""
    items = shape.items
    assert items
    found = [unbroken(value) for value in entries.get(spot.value, ()) if value] if _pickable(items) else []
    lines = [line for line in unbroken(last(entries, lines_of(spot))).split("\n") if line.strip()]
    return or_none([*found, *lines], entries, spot)


def or_none(found: list[Any], entries: Entries, spot: Spot) -> Any:
    """The items that were filled in, or the word that was picked instead: `none` is the empty list."""
    word = last(entries, spot.within("instead"))
    if found:
        return [*found, word] if word else found
    return [] if word == NONE else word or None


def none_or(shape: Shape, raw: Any, word: str, otherwise: str, none: str, spot: Spot) -> Sequence[Control]:
    """The choice between items, the fixed words of a list, and none."""
    words = fixed(shape) if shape.low else {**fixed(shape), NONE: none}
    chosen = NONE if raw == [] and NONE in words else word
    return [instead(words, chosen, otherwise, spot)] if words else []


def listed(raw: Any) -> list[Any]:
    """The items of a list; one value without brackets is a list of one."""
    return raw if isinstance(raw, list) else [] if raw is None else [raw]


def lines_of(spot: Spot) -> str:
    """The name of the box with a text a line."""
    return spot.within("lines")


def _instead(shape: Shape, raw: Any, word: str, spot: Spot) -> Sequence[Control]:
    assert shape.items
    pick = shape.items.name != "text"
    return none_or(
        shape, raw, word, "These" if pick else "These, one a line", "None of these" if pick else "None", spot
    )


def _pickable(items: Shape) -> bool:
    return items.name != "text" or bool(items.choices)


def _entered(items: Shape, found: list[Any], spot: Spot) -> Sequence[Control]:
    if items.name != "text":
        codes = [code_of(item, items, spot.tables) for item in found]
        kind = "states" if items.name == "state" else "choices"
        return [Control(kind=kind, name=spot.value, label=spot.label, options=picked(items, codes, spot.tables))]
    known = labels(items, spot.tables)
    others = [plain(item) for item in found if not (isinstance(item, str) and item in known)]
    label = "Others, one a line" if known else spot.label
    lines = Control(kind="text", name=lines_of(spot), label=label, value="\n".join(others), long=True)
    if not known:
        return [lines]
    chosen = [item for item in found if isinstance(item, str) and item in known]
    ticks = Control(kind="choices", name=spot.value, label=spot.label, options=picked(items, chosen, spot.tables))
    return [ticks, lines]
