"""Values with the same effect -> one phrase: `employer or platform`, `60 or less`, `more than 20 and less than 60`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from ..prose.words import joined
from .trial import Trial

E = TypeVar("E")
Tried = Sequence[tuple[Trial, E]]


def spans(tried: Tried[E], effect: E) -> str:
    """The values among `tried` that have this effect, numbers and days as stretches."""
    plain = [trial.text for trial, found in tried if found == effect and trial.at is None]
    ordered = sorted((pair for pair in tried if pair[0].at is not None), key=lambda pair: pair[0].at or 0)
    return joined([*_stretches(ordered, effect), *plain])


def _stretches(ordered: Tried[E], effect: E) -> list[str]:
    """Each run of neighbors with the effect."""
    found: list[str] = []
    start: int | None = None
    for number in range(len(ordered) + 1):
        held = number < len(ordered) and ordered[number][1] == effect
        if held and start is None:
            start = number
        elif not held and start is not None:
            found.append(_stretch(ordered, start, number - 1))
            start = None
    return found


def _stretch(ordered: Tried[E], start: int, end: int) -> str:
    trials = [trial for trial, _ in ordered]
    low = _low(trials, start) if start else ""
    high = _high(trials, end) if end + 1 < len(trials) else ""
    if start == end and not (_open(low) or _open(high)) and start and end + 1 < len(trials):
        return trials[start].text
    if not low and not high:
        return "any day" if trials[0].day else "any number"
    if not low or not high:
        return _lone(trials, low or high, start if low else end, above=bool(low))
    return f"{low} and {high}" if _open(low) or _open(high) else f"{trials[start].text} to {trials[end].text}"


def _low(trials: Sequence[Trial], start: int) -> str:
    """The lower end: the first value itself where it is a limit, else what the value before it bars."""
    before = trials[start - 1]
    if before.at in before.limits and trials[start].at not in trials[start].limits:
        return f"{'after' if before.day else 'more than'} {before.text}"
    return f"{trials[start].text}"


def _high(trials: Sequence[Trial], end: int) -> str:
    after = trials[end + 1]
    if after.at in after.limits and trials[end].at not in trials[end].limits:
        return f"{'before' if after.day else 'less than'} {after.text}"
    return f"{trials[end].text}"


def _open(end: str) -> bool:
    return end.startswith(("after ", "more than ", "before ", "less than "))


def _lone(trials: Sequence[Trial], end: str, number: int, *, above: bool) -> str:
    if _open(end):
        return end
    more, less = ("or later", "or earlier") if trials[number].day else ("or more", "or less")
    return f"{end} {more if above else less}"
