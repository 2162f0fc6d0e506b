"""Writes an overview: a line of JSON a file where it is checked, all of them in one format in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ...report import FileStatus, Overview, Report
from .. import OVERVIEW, renderer
from .folder import Folder
from .line import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """An overview in the format `name`, with its `options`; what ends in `within` days or less is about to end."""

    name: str
    within: int
    options: Mapping[str, bool | int] = field(default_factory=dict)

    def piece(self, item: Report | FileStatus) -> str:
        """Return the line of one file as JSON."""
        return Line.of(item, within=self.within).written

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the overview."""
        folder = Folder(lines=tuple(map(Line.read, pieces)), within=self.within)
        yield str(renderer(self.name, OVERVIEW)(folder, **self.options))
