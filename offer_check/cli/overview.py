"""`offer-check overview`: where every offer of a folder stands, on a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from ..render import OVERVIEW
from . import options, terminal
from .failure import orderly
from .given import Given, judging
from .jobs import crew, prove
from .output import Output, outputs, spared
from .progress import Progress
from .request import find
from .run import Run, Stream

if TYPE_CHECKING:
    from ..render.overview import Writer


@judging
def overview(
    files: Annotated[list[str], typer.Argument(metavar="FILE|DIR...", help="Offer files, or folders to search.")],
    within: Annotated[
        int, typer.Option("--within", metavar="DAYS", min=0, help="Tell what ends in so many days or less.")
    ] = 30,
    formats: Annotated[list[str], options.formats(OVERVIEW)] = [],
    jobs: options.Jobs = 1,
    color: options.ColorChoice = options.Color.auto,
    no_progress: options.NoProgress = False,
    *,
    given: Given,
) -> None:
    """Tell where every offer stands: its verdict, what is open and critical, and what you changed; on a line each.

    Then: which accepted risks and which dated facts are over or soon will be, and which files could not be read. The
    exit code is 0 unless a file could not be read.
    """
    from ..batch import Task, batch

    if "-" in files:
        raise UsageError("an overview is of files and folders, not of standard input")
    names, to = find(files), outputs(formats, OVERVIEW)
    spared(to, names)
    plans = given.plans(names, fail_on=options.Limit.never, fail_on_ask=options.Limit.never)
    streams = [Stream(_writer(output, within, color), output.path) for output in to]
    writers = tuple(stream.writer for stream in streams)
    printing = any(output.path is None for output in to)
    with orderly(), Progress(len(names), hidden=no_progress, printing=printing) as progress:
        prove(plans)
        run = Run(progress)
        with crew(jobs, len(names)) as executor:
            tasks = (Task(path=n, plan=p, writers=writers, brief=True) for n, p in zip(names, plans, strict=True))
            run.write(streams, batch(tasks, executor))
    raise typer.Exit(run.finish())


def _writer(output: Output, within: int, color: options.Color) -> Writer:
    from ..render.overview import Writer

    if output.format != "text" or output.path is not None:
        return Writer(name=output.format, within=within)
    look = {"color": terminal.colored(color), "unicode": terminal.unicode(), "width": terminal.width()}
    return Writer(name="text", within=within, options=look)
