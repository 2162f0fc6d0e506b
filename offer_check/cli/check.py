"""`offer-check check`: evaluate offers and print what was found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import InputError, UsageError
from ..render import FORMATS, renderer, writer
from . import options, terminal
from .drawing import pdf
from .failure import UNUSABLE, printable
from .given import Given, judging
from .output import Output, outputs, write
from .request import document, find
from .run import Run

if TYPE_CHECKING:
    from ..report import Report

Formats = Annotated[
    list[str],
    typer.Option(
        "--format",
        "-f",
        metavar="NAME[:PATH]",
        help="text, json, markdown, html or pdf; to a file with :PATH (repeatable).",
    ),
]


@judging
def check(
    files: options.Offers,
    formats: Formats = [],
    fail_on: Annotated[
        options.Limit, typer.Option(help="Exit with 1 for flags at or above this.")
    ] = options.Limit.major,
    fail_on_ask: Annotated[
        options.Limit, typer.Option(help="Exit with 1 for questions at or above this.")
    ] = options.Limit.critical,
    stdin_filename: options.StdinName = "stdin.yaml",
    schema_only: Annotated[bool, typer.Option(help="Only see whether the files are offers; no rules.")] = False,
    color: options.ColorChoice = options.Color.auto,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    *,
    given: Given,
) -> None:
    """Check offers and report what conflicts, what is not said, and what is fine.

    Exit code 1 means that something is flagged or still to be asked, not that the program failed.
    """
    from ..batch import Task, batch

    names = find(files)
    single = len(names) == 1 and names == list(files)
    wanted = outputs(formats)
    if schema_only:
        raise typer.Exit(_read_only(names, given, stdin_filename, quiet=quiet))
    whole = [output for output in wanted if FORMATS[output.format].single]
    if whole and len(names) > 1:
        raise UsageError(
            f"{whole[0].format} holds one report; for several offers: offer-check report FILE... -o FOLDER"
        )
    parts = [output for output in wanted if not FORMATS[output.format].single]
    writers = tuple(
        writer(o.format, **_settings(o, single=single, color=color, quiet=quiet, verbose=verbose)) for o in parts
    )
    limits = {"fail_on": fail_on.value, "fail_on_ask": fail_on_ask.value}
    tasks = [
        Task(
            path=stdin_filename if name == "-" else name,
            plan=given.plan(name, **limits),
            writers=writers,
            raw=sys.stdin.buffer.read() if name == "-" else None,
            whole=bool(whole),
        )
        for name in names
    ]
    run = Run(parts, writers)
    for done in batch(tasks):
        run.take(done)
        for problem in done.status.problems:
            print(f"error: {printable(str(problem))}", file=sys.stderr)
        if done.report is not None:
            for output in whole:
                _write_whole(output, done.report)
    if run.files:
        run.finish()
    if run.reached:
        _explain_exit_code()
    raise typer.Exit(run.exit_code)


def _read_only(names: Sequence[str], given: Given, stdin_name: str, *, quiet: bool) -> int:
    """See whether the files are offers, without rules; gives the exit code."""
    judge, unusable = given.judge(), False
    for name in names:
        try:
            offer = judge.of(document(name, stdin_name))
        except InputError as error:
            unusable = True
            for fault in error.faults:
                print(f"error: {printable(str(fault))}", file=sys.stderr)
            continue
        if not quiet:
            print(terminal.printed(f"{offer.document.name}: a valid offer"))
    return UNUSABLE if unusable else 0


def _settings(output: Output, *, single: bool, color: options.Color, quiet: bool, verbose: bool) -> dict[str, Any]:
    """The options of a format."""
    if output.format == "json":
        return {"single": single}
    if output.format != "text":
        return {}
    settings: dict[str, Any] = {"quiet": quiet, "verbose": verbose}
    if output.path is None:
        settings |= {"color": terminal.colored(color), "unicode": terminal.unicode(), "width": terminal.width()}
    return settings


def _write_whole(output: Output, report: Report) -> None:
    render = renderer(output.format)
    write(pdf(render, [report], output) if output.format == "pdf" else render([report]), output.path)


def _explain_exit_code() -> None:
    """People at a terminal take an exit code of 1 for a failure of the program."""
    if sys.stdout.isatty() and sys.stderr.isatty():
        print(
            "\nExit code 1 means that something is flagged or still to be asked, not that the program failed.",
            file=sys.stderr,
        )
