"""Reports as SARIF 2.1.0, for code scanning and for viewers of analysis results: one run, whatever the number of files.

By default everything is told, what was accepted as suppressions. `github` leaves just the open findings that count, as
GitHub ignores suppressions and kinds. What is written leaves the machine: without `include_values` it has texts of
rules, names of fields and places, and nothing that the offer says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...report import FileStatus, Overview, Report
from .. import stream
from .limits import limits
from .piece import Piece
from .result import Results
from .run import Run

__all__ = ["Writer", "limits", "render"]


def render(reports: Sequence[Report], *, github: bool = False, include_values: bool = False, root: str = "") -> str:
    """Write the reports as one SARIF file; the options are those of `Writer`."""
    baseline = any(report.baseline for report in reports)
    writer = Writer(github=github, include_values=include_values, baseline=baseline, root=root)
    return stream.written(writer, reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One SARIF file for all reports.

    `baseline` says that results are held against one; SARIF then wants a state of every result, and those of a report
    without a baseline are new. Paths are told relative to the folder `root`, by default the current one; a file outside
    of it by its absolute address.
    """

    github: bool = False
    include_values: bool = False
    baseline: bool = False
    root: str = ""

    def piece(self, item: Report | FileStatus) -> str:
        """Return the results of a report with the rules that they come from; a file without one has its place in the
        end."""
        if not isinstance(item, Report):
            return ""
        return Results(item, github=self.github, values=self.include_values, root=self.root).piece().packed()

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the file: results as they come, then what they refer to."""
        run = Run(states=self.baseline and not self.github, values=self.include_values, root=self.root)
        yield from run.head()
        for piece in filter(None, pieces):
            yield from run.results(Piece.of(piece))
        yield from run.rest(overview().files)
