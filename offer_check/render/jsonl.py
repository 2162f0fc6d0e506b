"""Reports as JSON lines: one line a file, for streams and for many files.

A line is the report as `json` writes it, or, for a file without one, what became of it under
`"format": "offer-check-file/1"`: `path`, `status`, `error`, `problems` and no `verdict`, named as in `files` of `json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from ..report import FILE_FORMAT, FileStatus, Overview, Report
from . import stream
from .json import report_text, text


def render(reports: Sequence[Report]) -> str:
    """Write each report on a line of its own."""
    return stream.written(Writer(), reports)


@dataclass(frozen=True, slots=True)
class Writer:
    """One line a file."""

    def piece(self, item: Report | FileStatus) -> str:
        """Return the line of one file, with its line feed."""
        if isinstance(item, Report):
            return report_text(item, indent=None) + "\n"
        return text({"format": FILE_FORMAT, **asdict(item)}, indent=None) + "\n"

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the lines as they come."""
        yield from pieces
