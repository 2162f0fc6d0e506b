"""Controls for numbers: a box and the `to` of a range, in which people type numbers as they write them."""

from __future__ import annotations

from typing import Any

from ...form.typed import number
from ...offer.numbers import CREDIT
from ...offer.shapes import Shape
from .control import Control, unbroken
from .options import beside, group, instead, or_word, word_of
from .spot import Entries, Kind, Spot, last


def _text(raw: Any, unit: str) -> str:
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        return ""
    return f"{raw:,}" if unit == "USD" and not isinstance(raw, str) and abs(raw) >= 10_000 else str(raw)


def _unit(unit: str) -> str:
    return "US dollars" if unit == "USD" else unit.replace("/", " a ")


def _draw_pair(shape: Shape, raw: Any, spot: Spot) -> Control:
    low, high = (raw.get("min"), raw.get("max")) if isinstance(raw, dict) else (raw, None)
    boxes = (
        Control(kind="number", name=spot.value, value=_text(low, shape.unit)),
        Control(kind="number", name=f"{spot.value}.to", label="to", value=_text(high, shape.unit)),
    )
    return Control(kind="pair", name=spot.name, label=spot.label, parts=boxes, unit=_unit(shape.unit))


def _read_pair(shape: Shape, entries: Entries, spot: Spot) -> Any:
    texts = (unbroken(last(entries, name)) for name in (spot.value, f"{spot.value}.to"))
    low, high = (number(text, shape.unit) if text.strip() else None for text in texts)
    if high is None:
        return low
    return {"max": high} if low is None else {"min": low, "max": high}


def _draw_number(shape: Shape, raw: Any, spot: Spot) -> Control:
    box = _draw_pair(shape, None if word_of(raw, shape, spot.tables) else raw, spot)
    return beside(box, shape, raw, "A number", spot)


def _read_number(shape: Shape, entries: Entries, spot: Spot) -> Any:
    return or_word(_read_pair(shape, entries, spot), entries, spot)


def _draw_credit(shape: Shape, raw: Any, spot: Spot) -> Control:
    word = raw if isinstance(raw, str) and raw in CREDIT else ""
    words = instead({"full": "Full", "none": "None"}, word, "A percentage", spot)
    return group(spot, words, _draw_pair(shape, None if word else raw, spot))


KINDS = {"number": Kind(_draw_number, _read_number), "wrvu_credit": Kind(_draw_credit, _read_number)}
