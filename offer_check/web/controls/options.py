"""The options of a shape: codes with their words, those of tables with their labels, and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ...form.labels import labels as known
from ...offer.display import spelled
from ...offer.refusal import Refused
from ...offer.shapes import Shape
from ...offer.tables import Tables
from ..clean import clean
from .control import Control, Option
from .spot import Entries, Spot, last

NONE = "none"
MOST_RADIOS = 5


def worded(text: str) -> str:
    """`text` with a capital at its start, unless its first word has its own (`wRVU`)."""
    first = text.split(" ", 1)[0]
    return text if first != first.lower() else text[:1].upper() + text[1:]


def labels(shape: Shape, tables: Tables) -> Mapping[str, str]:
    """What may be picked, by code, in the words of the tables or of the code itself."""
    if shape.name == "yes_no":
        return {"yes": "Yes", "no": "No"}
    return {code: worded(label) for code, label in known(shape, tables).items()}


def code_of(raw: Any, shape: Shape, tables: Tables) -> str:
    """The code that a single value stands for; of what stands for none its own text."""
    if isinstance(raw, (dict, list)) or raw is None:
        return ""
    try:
        value = shape.read(raw, tables)
    except Refused:
        return str(raw)
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def picked(shape: Shape, chosen: Iterable[str], tables: Tables) -> tuple[Option, ...]:
    """All options; what is chosen and no option is one more, as it was typed."""
    offered, chosen = labels(shape, tables), tuple(dict.fromkeys(chosen))
    state = shape.name == "state"
    options = (
        Option(value=code, label=code if state else label, note=label if state else "", chosen=code in chosen)
        for code, label in offered.items()
    )
    return (*options, *(Option(value=code, label=clean(code), chosen=True) for code in chosen if code not in offered))


def instead(fixed: Mapping[str, str], chosen: str, otherwise: str, spot: Spot) -> Control:
    """A choice between the control beside it (`otherwise`) and one of the `fixed` words."""
    options = [Option(value="", label=otherwise, chosen=not chosen)]
    options += [Option(value=word, label=label, chosen=word == chosen) for word, label in fixed.items()]
    return Control(kind="radios", name=spot.within("instead"), label=spot.label, options=tuple(options))


def word_of(raw: Any, shape: Shape, tables: Tables) -> str:
    """The fixed word that `raw` is; empty where it is none."""
    word = dict(shape.same).get(raw, raw) if isinstance(raw, str) else ""
    return word if word in shape.words else ""


def fixed(shape: Shape) -> dict[str, str]:
    """The fixed words of a shape, with what else they are called."""
    same: dict[str, list[str]] = {word: [spelled(word)] for word in shape.words}
    for other, word in shape.same:
        same[word].append(spelled(other))
    return {word: worded(" or ".join(names)) for word, names in same.items()}


def group(spot: Spot, *parts: Control) -> Control:
    """Controls that are filled in together; what has the name of the group needs none of its own."""
    inside = (replace(part, label="") if part.label == spot.label else part for part in parts)
    return Control(kind="group", name=spot.name, label=spot.label, parts=tuple(inside))


def beside(control: Control, shape: Shape, raw: Any, otherwise: str, spot: Spot) -> Control:
    """The control of a shape, with its fixed words beside it where it has some."""
    if not shape.words:
        return control
    words = instead(fixed(shape), word_of(raw, shape, spot.tables), otherwise, spot)
    return group(spot, words, control)


def or_word(value: Any, entries: Entries, spot: Spot) -> Any:
    """The value that was filled in, else the word that was picked instead."""
    return value if value is not None else last(entries, spot.within("instead")) or None
