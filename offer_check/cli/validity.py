"""Whether files are offers at all: what `check --schema-only` tells."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..render.terminal import Terminal
from ..report import FileStatus, Overview, Report
from . import terminal
from .failure import orderly
from .jobs import crew
from .progress import Progress
from .run import Run, Stream

if TYPE_CHECKING:
    from ..batch import Task
    from .given import Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A line for each file that is an offer."""

    unicode: bool = True

    def piece(self, item: Report | FileStatus) -> str:
        """Return the line of one file."""
        if isinstance(item, Report) or item.status != "checked":
            return ""
        return f"{Terminal(unicode=self.unicode).clean(item.path)}: a valid offer\n"

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the lines as they come."""
        yield from pieces


def valid(
    names: Sequence[str], given: Given, formats: Sequence[str], stdin_name: str, *, jobs: int, quiet: bool, hidden: bool
) -> int:
    """See whether files are offers, without rules; gives the exit code."""
    from ..batch import batch, read

    if formats:
        raise UsageError("--schema-only gives no report, so there is nothing for -f to write; leave one of them out")
    streams = [] if quiet else [Stream(Writer(unicode=terminal.unicode()))]
    with orderly(), Progress(len(names), hidden=hidden, printing=not quiet) as progress:
        run = Run(progress)
        with crew(jobs, len(names)) as executor:
            tasks = _tasks(names, given, streams, stdin_name)
            run.write(streams, batch(tasks, executor, work=read))
    return run.finish()


def _tasks(names: Iterable[str], given: Given, streams: Sequence[Stream], stdin_name: str) -> Iterator[Task]:
    from ..batch import Task

    writers = tuple(stream.writer for stream in streams)
    for name in names:
        raw = sys.stdin.buffer.read() if name == "-" else None
        path = stdin_name if name == "-" else name
        yield Task(path=path, plan=given.plan(path), writers=writers, raw=raw)
