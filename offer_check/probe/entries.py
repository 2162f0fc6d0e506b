"""Lists and maps by state: an entry more, an entry less, none at all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from ..offer.catalog import Field
from ..offer.scalars import ChoiceShape
from ..offer.shapes import Shape
from .data import at, cleared
from .model import Edit, Plain
from .trial import Trial, Verb
from .values import SOME_TEXT, words_of

if TYPE_CHECKING:
    from .trials import Trials

COUNTS = {"patients.states": "computed.patient_states"}
"""Lists whose length rules compare with numbers."""


def of_list(trials: Trials, field: Field) -> Iterator[Trial]:
    """A list with one entry more, each of its entries less, empty, and the words that may stand for it."""
    now = at(trials.data, field.path.split("."))
    present: list[Plain] = now if isinstance(now, list) else [] if now is None or now in field.shape.words else [now]
    shape = field.shape.items
    assert shape
    for entry in _entries(trials, field, shape):
        if entry not in present and (text := words_of(shape, entry, trials.tables)) is not None:
            alone = field.path == "about.role_type"
            rest = [] if alone else present
            yield _trial(trials, field, "lists" if rest else "says", text, [*rest, entry])
    for number, entry in enumerate(present):
        rest = [*present[:number], *present[number + 1 :]]
        text = words_of(shape, entry, trials.tables)
        if len(rest) >= max(field.shape.low, 1) and text is not None and entry != trials.subject:
            yield _trial(trials, field, "lacks", text, rest)
    if not field.shape.low and now != []:
        yield _trial(trials, field, "says", "none", [])
    for word in field.shape.words:
        if word != now:
            yield _trial(trials, field, "says", words_of(field.shape, word, trials.tables) or word, word)
    yield from _counted(trials, field, present)


def _entries(trials: Trials, field: Field, shape: Shape) -> Iterator[Plain]:
    """The entries that a list may hold and that somebody may ask for."""
    asked = trials.inquiry.of(field.path).words
    match shape.name:
        case "choice":
            assert isinstance(shape, ChoiceShape)
            yield from shape.codes(trials.tables)
        case "state":
            named = [word for word in asked if word in trials.tables.jurisdictions]
            home = trials.given.value("where.physician_home_state")
            yield from dict.fromkeys([*trials.states(), *named, *([home] if isinstance(home, str) else []), "TX", "FL"])
        case "promise":
            codes = dict(shape.parts)["code"]
            assert isinstance(codes, ChoiceShape)
            known = codes.codes(trials.tables)
            for code in (code for code in known if code in asked):
                yield {"text": SOME_TEXT, "code": code}
        case _:
            yield from (word for word in asked if word in shape.choices)
            yield SOME_TEXT


def _counted(trials: Trials, field: Field, present: list[Plain]) -> Iterator[Trial]:
    """As many entries as rules compare with, one less and one more."""
    limits = trials.inquiry.of(COUNTS[field.path]).numbers if field.path in COUNTS else ()
    many = [*present, *(state for state in trials.tables.jurisdictions if state not in present)]
    for count in sorted({int(limit) + step for limit in limits for step in (-1, 0, 1)}):
        if 0 < count <= len(many) and count != len(present):
            trial = _trial(trials, field, "says", f"{count} {'entry' if count == 1 else 'entries'}", many[:count])
            yield Trial(trial.field, trial.label, "says", trial.text, trial.edits, Decimal(count), frozenset(limits))


def of_map(trials: Trials, field: Field) -> Iterator[Trial]:
    """Words for a state, or that there is none; and the state left out."""
    now = at(trials.data, field.path.split("."))
    present: dict[str, Plain] = dict(now) if isinstance(now, dict) else {}
    for state in trials.states():
        for said, text in (("a named clinic", "somebody by name"), ("none", "none")):
            if present.get(state) != said:
                yield _trial(trials, field, "says", f"{state}: {text}", {**present, state: said})
        if state in present and len(present) > 1:
            rest = {name: words for name, words in present.items() if name != state}
            yield _trial(trials, field, "lacks", state, rest)


def _trial(trials: Trials, field: Field, verb: Verb, text: str, value: Plain) -> Trial:
    edit = Edit(path=tuple(field.path.split(".")), value=value)
    unclear = cleared(trials.given.offer, trials.data, field.path)
    return Trial(field.path, trials.paper.label(field.path), verb, text, (edit, *unclear))
