"""A run over files: what came of each goes to every output, and together to an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..report import FileStatus, Overview
from ..report.overview import NOTHING
from .failure import BUG, UNUSABLE
from .output import Output, write

if TYPE_CHECKING:
    from ..batch import Done
    from ..render.stream import Writer


class Run:
    """Takes what came of each file, in order."""

    def __init__(self, outputs: Sequence[Output], writers: Sequence[Writer]) -> None:
        self.outputs = outputs
        self.writers = writers
        self.pieces: list[tuple[str, ...]] = []
        self.files: list[FileStatus] = []
        self.totals = NOTHING
        self.reached = False

    def take(self, done: Done) -> None:
        """Keep what came of one file."""
        self.pieces.append(done.pieces)
        self.files.append(done.status)
        self.totals += done.counts
        self.reached |= done.reached

    def finish(self) -> None:
        """Write the outputs."""
        overview = Overview(files=tuple(self.files), totals=self.totals)
        for number, (output, writer) in enumerate(zip(self.outputs, self.writers, strict=True)):
            pieces = (pieces[number] for pieces in self.pieces)
            text = "".join(writer.joined(pieces, lambda: overview))
            if text:
                write(text, output.path)

    @property
    def exit_code(self) -> int:
        """3 for a bug, 2 where a file could not be checked, 1 where a limit was reached, else 0."""
        found = {status.status for status in self.files}
        if "failed" in found:
            return BUG
        return UNUSABLE if found - {"checked"} else int(self.reached)
