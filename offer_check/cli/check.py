"""`offer-check check`: evaluate offers and print what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from ..render import FORMATS
from . import options
from .drawing import whole
from .failure import orderly, printable
from .given import Given, judging
from .jobs import crew, prove
from .output import Output, outputs, spared
from .progress import Progress
from .request import find
from .run import Run
from .stale import needed, stale
from .streams import Look, Streams, discreet, warnings

if TYPE_CHECKING:
    from ..batch import Task
    from ..judge import Plan


@judging
def check(
    files: options.Offers,
    formats: Annotated[list[str], options.formats(FORMATS)] = [],
    fail_on: options.FailOn = None,
    fail_on_ask: options.FailOnAsk = None,
    baseline: options.Baseline = None,
    strict_baseline: options.StrictBaseline = None,
    github: Annotated[bool, typer.Option("--github", help="In sarif, just the open findings that count.")] = False,
    include_values: options.IncludeValues = None,
    jobs: options.Jobs = 1,
    stdin_filename: options.StdinName = "stdin.yaml",
    schema_only: Annotated[
        bool, typer.Option("--schema-only", help="Only see whether the files are offers; no rules.")
    ] = False,
    color: options.ColorChoice = options.Color.auto,
    no_progress: options.NoProgress = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    *,
    given: Given,
) -> None:
    """Check offers and report what conflicts, what is not said, and what is fine.

    Exit code 1 means that something is flagged or still to be asked, not that the program failed.
    """
    from ..batch import batch

    hidden = no_progress or quiet
    names, to = find(files), outputs(formats)
    spared(to, names)
    if schema_only:
        from .validity import valid

        raise typer.Exit(valid(names, given, formats, stdin_filename, jobs=jobs, quiet=quiet, hidden=hidden))
    paths = [stdin_filename if name == "-" else name for name in names]
    own = {"fail_on": fail_on, "fail_on_ask": fail_on_ask, "baseline": baseline, "include_values": include_values}
    plans = given.plans(paths, alone=len(names) == 1, **own)
    needed(strict_baseline, plans)
    look = Look(
        single=len(names) == 1 and names == list(files),
        color=color,
        quiet=quiet,
        verbose=verbose,
        github=github,
        include_values=discreet(given, paths, own),
        baseline=any(plan.baseline for plan in plans),
    )
    streams, wholes = Streams(to, look), _whole(to, names)
    with orderly(), Progress(len(names), hidden=hidden, printing=any(o.path is None for o in to)) as progress:
        prove(plans)
        run = Run(progress)
        with crew(jobs, len(names)) as executor:
            tasks = _tasks(names, paths, plans, streams, whole=bool(wholes))
            run.write(streams.of(plans[0]), batch(tasks, executor))
    for report in run.reports:
        for output in wholes:
            whole(output, report, given.house(report.offer.path))
    for warning in warnings(to, run.overview(), github=github):
        print(f"warning: {warning}", file=sys.stderr)
    for notice in _of_waivers(run, plans):
        print(f"note: {printable(notice)}", file=sys.stderr)
    code = run.finish(stale(run, given, {**own, "strict_baseline": strict_baseline}))
    if code == 1:
        _explain_exit_code()
    raise typer.Exit(code)


def _whole(to: Sequence[Output], names: Sequence[str]) -> list[Output]:
    """The formats that take a report as one. UsageError where there may be more."""
    found = [output for output in to if FORMATS[output.format].single]
    if found and len(names) > 1:
        raise UsageError(
            f"{found[0].format} holds one report; for several offers: offer-check report FILE... -o FOLDER"
        )
    return found


def _of_waivers(run: Run, plans: Sequence[Plan]) -> Sequence[str]:
    """What is to be told of the waiver files of a run."""
    files = {plan.waivers: None for plan in plans if plan.waivers}
    if not files:
        return ()
    from ..waivers import notices

    return notices(run.waivers, as_of=plans[0].as_of, files=files)


def _tasks(
    names: Iterable[str], paths: Iterable[str], plans: Iterable[Plan], streams: Streams, *, whole: bool
) -> Iterator[Task]:
    """A task a file, made when it is its turn."""
    from ..batch import Task

    for name, path, plan in zip(names, paths, plans, strict=True):
        raw = sys.stdin.buffer.read() if name == "-" else None
        brief = streams.brief and not whole
        yield Task(path=path, plan=plan, writers=streams.writers(plan), raw=raw, whole=whole, brief=brief)


def _explain_exit_code() -> None:
    """People at a terminal take an exit code of 1 for a failure of the program."""
    if sys.stdout.isatty() and sys.stderr.isatty():
        print(
            "\nExit code 1 means that something is flagged or still to be asked, not that the program failed.",
            file=sys.stderr,
        )
