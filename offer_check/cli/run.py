"""A run over files: what came of each goes to every output, and together to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .failure import BUG, UNUSABLE, printable
from .progress import Progress
from .scribe import Scribe
from .target import target

if TYPE_CHECKING:
    from ..batch import Done
    from ..render.stream import Writer
    from ..report import Baseline, FileStatus, Overview, Report, WaiverEntry


class Stream(NamedTuple):
    """A format that is written while the run goes on, to a file or to standard output."""

    writer: Writer
    path: Path | None = None
    append: bool = False


class Run:
    """Takes what came of each file, in order; `reports` are those that were asked for whole."""

    def __init__(self, progress: Progress) -> None:
        from ..report import Overview

        self.progress = progress
        self.files: list[FileStatus] = []
        self.totals = Overview().totals
        self.reached = False
        self.reports: list[Report] = []
        self.waivers: dict[WaiverEntry, None] = {}
        self.baselines: dict[str, Baseline] = {}

    def write(self, streams: Sequence[Stream], dones: Iterable[Done]) -> None:
        """Write every stream; `dones` have a piece for each. Files are put in their places when all went well."""
        # Standard output, or else the first, sets the pace from here: it may block, and must feel Ctrl-C.
        here = next((number for number, stream in enumerate(streams) if stream.path is None), 0)
        with ExitStack() as stack:
            puts = [stack.enter_context(target(stream.path, append=stream.append)) for stream in streams]
            scribes = {
                number: stack.enter_context(Scribe(stream.writer, put, self.overview))
                for number, (stream, put) in enumerate(zip(streams, puts, strict=True))
                if number != here
            }
            pieces = self._pieces(dones, here, scribes)
            if streams:
                for text in streams[here].writer.joined(pieces, self.overview):
                    puts[here](text)
            for _ in pieces:
                pass

    def overview(self) -> Overview:
        """All files so far."""
        from ..report import Overview

        return Overview(files=tuple(self.files), totals=self.totals)

    def finish(self, code: int = 0) -> int:
        """Tell how many files were not checked, and give the exit code.

        3 for a bug, 2 where files or rules could not be checked, 1 where a limit was reached or for `code`, else 0.
        """
        found = [status.status for status in self.files if status.status != "checked"]
        if found and len(self.files) > 1:
            self._tell(f"{len(found):,} of {len(self.files):,} files could not be checked")
        if "failed" in found:
            return BUG
        return UNUSABLE if found or self.totals.error else max(code, int(self.reached))

    def _pieces(self, dones: Iterable[Done], here: int, scribes: Mapping[int, Scribe]) -> Iterator[str]:
        for done in dones:
            self._take(done)
            for number, scribe in scribes.items():
                scribe.take(done.pieces[number])
            yield from done.pieces[here : here + 1]

    def _take(self, done: Done) -> None:
        self.files.append(done.status)
        self.totals += done.counts
        self.reached |= done.reached
        self.waivers |= dict.fromkeys(done.waivers)
        if done.baseline is not None:
            self.baselines[done.status.path] = done.baseline
        if done.report is not None:
            self.reports.append(done.report)
        for message in _messages(done):
            self._tell(message)
        self.progress.step()

    def _tell(self, message: str) -> None:
        with self.progress.aside():
            print(f"error: {printable(message)}", file=sys.stderr)


def _messages(done: Done) -> Iterator[str]:
    """What to say of a file that was not checked."""
    status = done.status
    if status.problems:
        yield from map(str, status.problems)
    elif status.status == "died":
        yield f"{status.path}: not checked: {status.error}"
    elif status.status == "failed":
        yield f"{status.path}: {status.error}"
        if os.environ.get("OFFER_CHECK_TRACEBACK"):
            yield from done.trace.splitlines()
