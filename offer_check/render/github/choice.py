"""Which annotations GitHub shows of all those of a run: the worst of each kind, as many as it takes."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from ..view.words import counted, listed
from .command import Command

LIMIT = 10
"""How many annotations of a kind GitHub takes from one step."""


class _Seen(NamedTuple):
    """An annotation by how it is sorted: the worst first, then in the order of the files."""

    rank: int
    number: int
    command: str


class Choice:
    """Sees packed annotations in the order of the files, and keeps no more of them than it shows."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._best: dict[str, list[_Seen]] = {"error": [], "warning": [], "notice": []}

    def see(self, piece: str) -> None:
        """Take the annotations of one file."""
        for line in filter(None, piece.split("\n")):
            rank, kind, command, _ = line.split("\t")
            insort(self._best[kind], _Seen(int(rank), self._counts.total(), command))
            del self._best[kind][LIMIT:]
            self._counts[kind] += 1

    @property
    def more(self) -> int:
        """How many annotations are not shown. Where there are some, a notice has to say so, and takes a place."""
        beyond = sum(max(0, number - LIMIT) for number in self._counts.values())
        return beyond + (beyond > 0 and self._counts["notice"] >= LIMIT)

    def commands(self) -> Iterator[str]:
        """Yield the commands, each with its line feed, the worst first."""
        yield from (f"{seen.command}\n" for seen in self._shown())
        if self.more:
            yield f"{self._note()}\n"

    def rest(self, packed: Iterable[str]) -> Iterator[str]:
        """Yield what is not shown, as plain lines that the log folds; `packed` are all annotations once more."""
        shown = {seen.number for seen in self._shown()}
        yield f"::group::{self._rest()}\n"
        for number, line in enumerate(packed):
            if number not in shown:
                yield line.rpartition("\t")[2]
        yield "::endgroup::\n"

    def _shown(self) -> list[_Seen]:
        notices = self._best["notice"][: LIMIT - (self.more > 0)]
        return sorted(chain(self._best["error"], self._best["warning"], notices))

    def _note(self) -> Command:
        message = f"{self._rest()}: in the log of this step, and in its summary."
        return Command(kind="notice", title=f"offer-check: and {self.more} more", message=message)

    def _rest(self) -> str:
        left = self._counts - Counter(seen.command[2:].partition(" ")[0] for seen in self._shown())
        kinds = (counted(left[kind], kind) for kind in self._best if left[kind])
        return f"{listed(kinds)} beyond the {LIMIT} of a kind that GitHub shows"
