"""Controls for values with parts: money with its period, a limit, a distance, a pace, and all others alike."""

from __future__ import annotations

from typing import Any

from ...offer.compounds import CompoundShape
from ...offer.display import spelled
from ...offer.shapes import Shape
from .control import Control
from .options import beside, or_word, word_of, worded
from .spot import Draw, Entries, Kind, Read, Spot

_LABELS = {
    "amount": "Amount",
    "available": "Somebody can step in",
    "code": "Kind of work",
    "event": "Counted from",
    "follow_up": "Follow-up visit",
    "label": "What is paid",
    "new": "New patient",
    "source": "Document",
    "value": "Number",
    "where": "Clause or page",
    "words": "Its words",
    "entry.words": "Where, or none",
}
_OTHERWISE = {"money": "An amount", "limit": "A limit"}


def compound(draw: Draw, read: Read) -> Kind:
    """How values with parts are drawn and read, given how their parts are."""

    def drawn(shape: Shape, raw: Any, spot: Spot) -> Control:
        group = row("group", shape, None if word_of(raw, shape, spot.tables) else raw, spot, draw)
        return beside(group, shape, raw, _OTHERWISE.get(shape.name, "A value"), spot)

    def posted(shape: Shape, entries: Entries, spot: Spot) -> Any:
        return or_word(parts_of(shape, entries, spot, read), entries, spot)

    return Kind(drawn, posted)


def row(kind: str, shape: Shape, raw: Any, spot: Spot, draw: Draw) -> Control:
    """The parts of one value, together; a value without braces is its lone part."""
    lone = shape.lone if isinstance(shape, CompoundShape) else ""
    values = raw if isinstance(raw, dict) else {lone: raw}
    parts = tuple(draw(part, values.get(key), spot.part(key, _label(shape, key))) for key, part in shape.parts)
    return Control(kind=kind, name=spot.name, label=spot.label, parts=parts)


def parts_of(shape: Shape, entries: Entries, spot: Spot, read: Read) -> dict[str, Any] | None:
    """The parts that were filled in, even where others are missing."""
    found = ((key, read(part, entries, spot.part(key, ""))) for key, part in shape.parts)
    return {key: value for key, value in found if value is not None} or None


def _label(shape: Shape, key: str) -> str:
    return _LABELS.get(f"{shape.name}.{key}") or _LABELS.get(key) or worded(spelled(key))
