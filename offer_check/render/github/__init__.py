"""Reports as workflow commands of GitHub: annotations on the lines of offers, the worst of the whole run first.

GitHub shows ten errors, ten warnings and ten notices of a step. What is beyond that is no annotation but a line in a
folded part of the log, and stands in the summary of the step (see `summary`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile

from ...report import FileStatus, Overview, Report
from .. import stream
from .annotation import annotate
from .choice import Choice


def render(reports: Sequence[Report], *, include_values: bool = False, root: str = "") -> str:
    """Write the reports as one text; see `Writer`."""
    return stream.written(Writer(include_values=include_values, root=root), reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Annotations for all open results that count, and for files that could not be checked.

    `include_values` tells what the offers say, too. Paths are told from the folder `root`, for GitHub that of the
    repository; empty, it is the working directory.
    """

    include_values: bool = False
    root: str = ""

    def piece(self, item: Report | FileStatus) -> str:
        """Return the annotations of one file, one a line, each with what it is sorted by."""
        found = annotate(item, include_values=self.include_values, root=self.root)
        return "".join(f"{annotation.packed}\n" for annotation in found)

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the commands that GitHub shows, how many more there are, and these as a folded list."""
        choice = Choice()
        with TemporaryFile("w+", encoding="utf-8", newline="\n") as kept:
            for piece in pieces:
                kept.write(piece)
                choice.see(piece)
            yield from choice.commands()
            if choice.more:
                kept.seek(0)
                yield from choice.rest(kept)
