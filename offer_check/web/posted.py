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
from .marks import VALUE, Marks, carried, part_of
from .papers import posted_papers
from .settled import STATED, UNCLEAR, agreed, settled

__all__ = ["after", "answer", "digest", "raw"]

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


def after(entries: Entries, name: str, known: str) -> str:
    """What a page that stays open carries as `!was` once its `entries` were taken over; `known` is the digest of the
    answer since. It goes on showing what was typed there, not what others changed meanwhile."""
    mine, now = _mine(entries, name), Marks.read(known)
    shown, there = Marks.of(mine, name), _there(mine, name)
    left_out = {part: getattr(now, part) for part in Marks.__slots__ if now and part not in there}
    return carried(replace(shown, **left_out), known)


def answer(shape: Shape, entries: Entries, name: str, tables: Tables, before: Answer) -> Answer:
    """The answer to the question at the address `name`, where `before` is what is known by now.

    `!was` tells what the page showed; without it, that is taken to be `before`. A part that nobody touched is as it
    is in `before`, to the letter. All that a page has of the value must have been sent.
    """
    mine = _mine(entries, name)
    was = Marks.read(last(mine, f"{name}!was")) or answering(shape, before, name, tables).marks
    touched = _touched(mine, name, was)
    if not touched & VALUE:
        before = _mended(shape, mine, name, tables, before, was)
    state = last(mine, f"{name}!state") if "state" in touched else ""
    # A state that is picked again counts with what is still in its boxes.
    value, words = before.value, before.words
    if touched & VALUE or (state == STATED and value is None):
        value = _value(shape, mine, name, tables, value, touched)
    if "words" in touched or (state == UNCLEAR and not words):
        words = _words(mine, name)
    value, words = settled(state or before.state, touched, value, words)
    known = posted_papers(mine, name, tables, before.papers) if "papers" in touched else before.papers
    return Answer(value=value, words=words, papers=known)


def _mine(entries: Entries, name: str) -> Entries:
    """The entries of one question, with a choice that stands among the states as that of the value."""
    entries = {key: values for key, values in entries.items() if key.startswith(f"{name}!")}
    state = last(entries, f"{name}!state")
    if not state.startswith(PICKED):
        return entries
    return {**entries, f"{name}!state": [STATED], f"{name}!value": [state.removeprefix(PICKED)]}


def _touched(entries: Entries, name: str, was: Marks) -> frozenset[str]:
    """The parts that somebody changed, not those that a page left out."""
    return was.touched(Marks.of(entries, name)) & _there(entries, name)


def _there(entries: Entries, name: str) -> frozenset[str]:
    """The parts that a page sent. Boxes of a value may all be without a tick, and then nothing at all is sent of it."""
    there = frozenset(part_of(key, name) for key in entries)
    return there | VALUE if there else there


def _value(shape: Shape, entries: Entries, name: str, tables: Tables, before: Any, touched: Set[str]) -> Any:
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
