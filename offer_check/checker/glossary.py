"""The table of terms of the field -> the entries that a reader of a report meets there."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

from ..record import record
from ..report import CONCERNS, Entry, Result, Term
from ..ruleset.table import Table


@record()
class _Seen:
    """An entry, and the words by which a reader meets it, without capitals."""

    entry: Entry
    words: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether one of the words stands in a text without capitals."""
        return any(_stands_in(word, text) for word in self.words if word in text)


def _stands_in(word: str, text: str) -> bool:
    """Whether the word stands there as a whole. A regular expression takes ten times as long to say so."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not _is_inside(text[start - 1 : start]) and not _is_inside(text[end : end + 1]):
            return True
        start = text.find(word, start + 1)
    return False


def _is_inside(character: str) -> bool:
    """Whether the character beside a word makes it a part of another one."""
    return character.isalnum() or character == "_"


class Glossary:
    """The rows of one table, which has the words of an entry under `seen`, with `|` between them."""

    def __init__(self, table: Table) -> None:
        self._all = tuple(map(_seen, table.rows))

    def met(self, results: Iterable[Result], terms: Iterable[Term]) -> Iterator[Entry]:
        """The entries of which a word stands in a text of the results that apply, or of the terms, as a whole word, in
        capitals or not. What rules and fields say by themselves is searched once for all offers."""
        told: set[str] = set()
        texts: set[str] = set()
        for term in terms:
            told.add(term.label)
            texts.add(term.value)
        for result in results:
            if result.outcome != "not_applicable":
                told.add(result.title)
                texts.add(result.message)
            if result.outcome in CONCERNS:
                told.update((result.why, result.question, result.good))
                told.update(because.label for because in result.because)
        found = frozenset[Entry]().union(*map(self._told, told))
        found |= self._within("\n".join(texts), but=found)
        return (seen.entry for seen in self._all if seen.entry in found)

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - lives as long as its checker
    def _told(self, text: str) -> frozenset[Entry]:
        """The entries in what a rule or a field says by itself."""
        return self._within(text)

    def _within(self, text: str, *, but: frozenset[Entry] = frozenset()) -> frozenset[Entry]:
        text = text.casefold()
        return frozenset(seen.entry for seen in self._all if seen.entry not in but and seen.stands_in(text))


def _seen(row: Mapping[str, str]) -> _Seen:
    words = tuple(word.strip().casefold() for word in row["seen"].split("|"))
    return _Seen(Entry(term=row["term"], meaning=row["meaning"]), words)
