"""Reports as Markdown for the summary of a step, a file that GitHub shows on the page of a run.

It has every file with all its open results that count, the worst files first. GitHub refuses a summary of more than
1 MiB, so what does not fit is left out from the end, and counted.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...report import FileStatus, Overview, Report, Verdict
from .. import stream
from ..markdown.blocks import inline
from ..view.words import counted
from . import part

LIMIT = 1024 * 1024
"""Bytes that a summary may have."""
RESERVED = 2048
"""Bytes that are kept for what stands before and after the files."""
ORDER: Sequence[Verdict | None] = (None, "fail", "incomplete", "review", "ok")


def render(reports: Sequence[Report], *, include_values: bool = False, root: str = "", limit: int = LIMIT) -> str:
    """Write the summary of the reports; see `Writer`."""
    return stream.written(Writer(include_values=include_values, root=root, limit=limit), reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """The summary of a run, in at most `limit` bytes, nothing where that is too little for a sentence.

    The other options are those of the annotations.
    """

    include_values: bool = False
    root: str = ""
    limit: int = LIMIT

    def piece(self, item: Report | FileStatus) -> str:
        """Return the part on one file, behind a line with how bad it is and how many results are listed in it."""
        found = len(part.listed(item)) if isinstance(item, Report) else len(item.problems)
        blocks = part.blocks(item, include_values=self.include_values, root=self.root)
        return f"{ORDER.index(item.verdict)} {found}\n" + "\n\n".join(blocks)

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the verdicts of all files, then the files as far as they fit, then how many do not."""
        if self.limit < RESERVED:
            return
        fitting = _Fitting(self.limit - RESERVED)
        for piece in pieces:
            fitting.take(piece)
        yield "\n\n".join(part.head(overview())) + "\n"
        yield from (f"\n{kept.text}\n" for kept in fitting.parts)
        if fitting.files:
            yield f"\n{inline(fitting.note())}\n"


class _Part(NamedTuple):
    """What is said of one file, by how it is sorted: the worst first, then in the order of the files."""

    rank: int
    number: int
    results: int
    text: str

    @property
    def size(self) -> int:
        return len(self.text.encode()) + 2


class _Fitting:
    """The first parts, as many as fit into a number of bytes, and a count of those that come after them."""

    def __init__(self, room: int) -> None:
        self.parts: list[_Part] = []
        self.files = 0
        self._results = 0
        self._room = room
        self._end = _Part(len(ORDER), 0, 0, "")

    def take(self, piece: str) -> None:
        """Put a part in its place; while there is too much, the last one has to go."""
        head, _, text = piece.partition("\n")
        rank, results = map(int, head.split())
        new = _Part(rank, len(self.parts) + self.files, results, text)
        insort(self.parts, new)
        self._room -= new.size
        while self.parts and (self._room < 0 or self.parts[-1] > self._end):
            self._drop()

    def note(self) -> str:
        """Tell how much was left out."""
        return (
            f"Left out here, because GitHub shows no more: {counted(self.files, 'file')} "
            f"with {counted(self._results, 'open result')}. The log of the step has them all."
        )

    def _drop(self) -> None:
        last = self.parts.pop()
        self._end = min(self._end, last)
        self._room += last.size
        self.files += 1
        self._results += last.results
