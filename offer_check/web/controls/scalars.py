"""Controls for single values that are no numbers: yes or no, a choice, a state, text, a date, a certification."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...offer.scalars import DATE
from ...offer.shapes import Shape
from .control import Control, Option, unbroken
from .options import MOST_RADIOS, beside, code_of, group, instead, or_word, picked, word_of
from .spot import Entries, Kind, Spot, last, plain

YES_NO = {"yes": True, "no": False}
SHORT = 500
"""The length, in characters, up to which a text gets a box of one line."""


def _draw_choice(shape: Shape, raw: Any, spot: Spot) -> Control:
    chosen = code_of(raw, shape, spot.tables)
    options = picked(shape, [chosen] if chosen else [], spot.tables)
    if not spot.compact and shape.name != "state" and len(options) <= MOST_RADIOS:
        return Control(kind="radios", name=spot.value, label=spot.label, options=options)
    blank = Option(value="", label="Not mentioned" if spot.compact else "Choose one", chosen=not chosen)
    return Control(kind="select", name=spot.value, label=spot.label, options=(blank, *options))


def _read_choice(shape: Shape, entries: Entries, spot: Spot) -> Any:
    code = unbroken(last(entries, spot.value))
    return YES_NO.get(code, code) if shape.name == "yes_no" and code else code or None


def _draw_text(shape: Shape, raw: Any, spot: Spot) -> Control:
    text = "" if word_of(raw, shape, spot.tables) else plain(raw)
    suggestions = tuple(Option(value=choice, label=choice) for choice in shape.choices)
    long = shape.high > SHORT and not (spot.compact or suggestions or shape.words)
    box = Control(kind="text", name=spot.value, label=spot.label, value=text, options=suggestions, long=long)
    return beside(box, shape, raw, "In words", spot)


def _read_text(shape: Shape, entries: Entries, spot: Spot) -> Any:
    text = unbroken(last(entries, spot.value))
    return or_word(text if text.strip() else None, entries, spot)


def _draw_date(shape: Shape, raw: Any, spot: Spot) -> Control:
    text = plain(raw)
    kind = "date" if not text or _is_date(text) else "text"
    return Control(kind=kind, name=spot.value, label=spot.label, value=text)


def _draw_certified(shape: Shape, raw: Any, spot: Spot) -> Control:
    code = code_of(raw, shape, spot.tables)
    said = code if code in YES_NO else ""
    words = instead({"yes": "Yes", "no": "No"}, said, "Expected on a date", spot)
    box = _draw_date(shape, None if said else raw, spot)
    return group(spot, words, box)


def _read_certified(shape: Shape, entries: Entries, spot: Spot) -> Any:
    word = _read_text(shape, entries, spot)
    return YES_NO.get(word, word) if word else None


def _is_date(text: str) -> bool:
    if not DATE.fullmatch(text):
        return False
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


_CHOICE = Kind(_draw_choice, _read_choice)
KINDS = {
    "yes_no": _CHOICE,
    "choice": _CHOICE,
    "state": _CHOICE,
    "text": Kind(_draw_text, _read_text),
    "date": Kind(_draw_date, _read_text),
    "board_certified": Kind(_draw_certified, _read_certified),
}
