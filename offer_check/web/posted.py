"""What was posted in, the answer to a question out: only what somebody changed on the page differs from before."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import Any

from ..form.answer import Answer
from ..offer.shapes import Shape
from ..offer.tables import Tables
from .answering import answering
from .controls import Entries, Spot, posted
from .controls.alike import reading
from .controls.control import unbroken
from .controls.spot import last
from .marks import VALUE, Marks, part_of
from .papers import posted_papers
from .settled import STATED, agreed, settled

__all__ = ["answer", "digest", "raw"]

PICKED = f"{STATED}:"
"""What the state begins with where the page has the choices of the value among the states: `stated:yes`."""


def raw(shape: Shape, entries: Entries, name: str, tables: Tables) -> Any:
    """The value that was filled in at the address `name`, as plain data of an offer file; None where nothing was.

    What is no value of `shape` comes back as it was typed, for the model to refuse.
    """
    return posted(shape, entries, Spot(name=name, tables=tables))


def digest(shape: Shape, said: Answer, name: str, tables: Tables) -> str:
    """What the page that shows an answer carries as `!was`."""
    return str(answering(shape, said, name, tables).marks)


def answer(shape: Shape, entries: Entries, name: str, tables: Tables, before: Answer) -> Answer:
    """The answer to the question at the address `name`, where `before` is what is known by now.

    `!was` tells what the page showed; without it, that is taken to be `before`. A part that nobody touched is as it
    is in `before`, to the letter. All that a page has of the value must have been sent.
    """
    mine = _unfolded({key: values for key, values in entries.items() if key.startswith(f"{name}!")}, name)
    was = Marks.read(last(mine, f"{name}!was")) or answering(shape, before, name, tables).marks
    touched = _touched(mine, name, was)
    if not touched & VALUE:
        before = _mended(shape, mine, name, tables, before, was)
    value, words = settled(
        last(mine, f"{name}!state") if "state" in touched else before.state,
        touched,
        _value(shape, mine, name, tables, before.value, touched),
        _words(mine, name) if "words" in touched else before.words,
    )
    known = posted_papers(mine, name, tables, before.papers) if "papers" in touched else before.papers
    return Answer(value=value, words=words, papers=known)


def _unfolded(entries: Entries, name: str) -> Entries:
    """The entries with a choice that stands among the states as that of the value."""
    state = last(entries, f"{name}!state")
    if not state.startswith(PICKED):
        return entries
    return {**entries, f"{name}!state": [STATED], f"{name}!value": [state.removeprefix(PICKED)]}


def _touched(entries: Entries, name: str, was: Marks) -> frozenset[str]:
    """The parts that somebody changed, not those that a page left out. Boxes of a value may all be without a tick,
    and then nothing at all is sent of it."""
    there = {part_of(key, name) for key in entries}
    return was.touched(Marks.of(entries, name)) & (there | VALUE if there else there)


def _value(shape: Shape, entries: Entries, name: str, tables: Tables, before: Any, touched: Set[str]) -> Any:
    if not touched & VALUE:
        return before
    found = raw(shape, agreed(entries, name, touched), name, tables)
    ticked = shape.items is not None and shape.items.name in ("choice", "state")
    return _in_order(found, before) if ticked and isinstance(found, list) and isinstance(before, list) else found


def _mended(shape: Shape, entries: Entries, name: str, tables: Tables, before: Answer, was: Marks) -> Answer:
    """A wrong value that was left alone, in the form in which the page shows it, if that is right: `40` for "40"."""
    if before.value is None or reading(shape, before.value, tables) is not None:
        return before
    found = raw(shape, entries, name, tables)
    if found is None or reading(shape, found, tables) is None or was != answering(shape, before, name, tables).marks:
        return before
    return replace(before, value=found)


def _in_order(found: Any, before: Any) -> Any:
    """What is ticked, in the order in which it stood before: boxes have an order of their own."""
    return [*(item for item in before if item in found), *(item for item in found if item not in before)]


def _words(entries: Entries, name: str) -> str:
    words = unbroken(last(entries, f"{name}!words"))
    return words if words.strip() else ""
