"""Which of several things that exclude each other an answer keeps: those that somebody touched."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from .controls import Entries
from .marks import VALUE, part_of

NOT_MENTIONED, STATED, UNCLEAR = "not_mentioned", "stated", "unclear"


def settled(state: str, touched: Set[str], value: Any, words: str) -> tuple[Any, str]:
    """The value and the words that count. `touched` has those of `state`, `value` and `words` that somebody changed.

    A state that was picked counts, unless nothing was filled in for it. Where the state was left alone, what else was
    touched counts: without a script nobody moves the state while filling in.
    """
    if "state" not in touched:
        state = _implied(state, touched, value, words)
    elif state == NOT_MENTIONED:
        return None, ""
    if state == STATED:
        return (value, "") if value is not None else (None, words)
    if state == UNCLEAR:
        return (None, words) if words else (value, "")
    return value, words


def _implied(state: str, touched: Set[str], value: Any, words: str) -> str:
    """The state that the one side stands for which was touched; that of before where it was none or both."""
    entered = {STATED: value is not None and bool(touched & VALUE), UNCLEAR: bool(words) and "words" in touched}
    sides = [side for side, is_entered in entered.items() if is_entered]
    return sides[0] if len(sides) == 1 else state


def agreed(entries: Entries, name: str, touched: Set[str]) -> Entries:
    """The entries without boxes that were left as they were, where a word was picked instead of them; and without
    the word, where boxes were filled in instead. Where both were touched, both stay."""
    stale = VALUE - touched
    if len(stale) != 1:
        return entries
    gone = {key for word in entries if part_of(word, name) == "instead" for key in _gone(entries, name, word, stale)}
    return {key: values for key, values in entries.items() if key not in gone}


def _gone(entries: Entries, name: str, word: str, stale: Set[str]) -> Set[str]:
    owner = word[: -len("!instead")]
    boxes = {key for key in entries if part_of(key, name) == "value" and _belongs(key, owner) and any(entries[key])}
    if not (boxes and any(entries[word])):
        return frozenset()
    return boxes if "value" in stale else {word}


def _belongs(key: str, owner: str) -> bool:
    return key == owner or key.startswith((f"{owner}!", f"{owner}."))
