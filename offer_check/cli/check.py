"""`offer-check check`: evaluate offers and print what was found."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import InputError, UsageError
from . import options, terminal
from .drawing import pdf
from .failure import UNUSABLE, printable
from .output import Output, outputs, write
from .request import day_of, find, offers, preferences_of, rules_of

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


def check(
    files: options.Offers,
    formats: Formats = [],
    fail_on: Annotated[
        options.Limit, typer.Option(help="Exit with 1 for flags at or above this.")
    ] = options.Limit.major,
    fail_on_ask: Annotated[
        options.Limit, typer.Option(help="Exit with 1 for questions at or above this.")
    ] = options.Limit.critical,
    pack: options.Packs = [],
    select: options.Select = [],
    ignore: options.Ignore = [],
    rules: options.RuleFolders = [],
    set: options.Settings = [],
    preferences: options.PreferencesFile = None,
    as_of: options.AsOf = "",
    stdin_filename: options.StdinName = "stdin.yaml",
    schema_only: Annotated[bool, typer.Option(help="Only see whether the files are offers; no rules.")] = False,
    color: options.ColorChoice = options.Color.auto,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Check offers and report what conflicts, what is not said, and what is fine.

    Exit code 1 means that something is flagged or still to be asked, not that the program failed.
    """
    from ..api import checker

    wanted = outputs(formats)
    chosen = rules_of(("core", *pack), select, ignore, rules, set)
    day, wishes = day_of(as_of), preferences_of(preferences)
    judge = checker(chosen)
    reports: list[Report] = []
    unreadable = False
    names = find(files)
    for offer in offers(names, judge, stdin_filename):
        if isinstance(offer, InputError):
            unreadable = True
            for fault in offer.faults:
                print(f"error: {printable(str(fault))}", file=sys.stderr)
        elif schema_only:
            if not quiet:
                print(terminal.printed(f"{offer.document.name}: a valid offer"))
        else:
            reports.append(judge.check(offer, as_of=day, preferences=wishes))
    if reports:
        single = len(names) == 1 and names == list(files)
        for output in wanted:
            _write(output, reports, single=single, color=color, quiet=quiet, verbose=verbose)
        _explain_exit_code(reports, fail_on, fail_on_ask)
    if unreadable:
        raise typer.Exit(UNUSABLE)
    raise typer.Exit(int(any(r.reaches(fail_on, fail_on_ask) for r in reports)))


def _write(
    output: Output, reports: Sequence[Report], *, single: bool, color: options.Color, quiet: bool, verbose: bool
) -> None:
    from ..render import renderer

    render = renderer(output.format)
    settings: dict[str, Any] = {}
    if output.format == "json":
        settings = {"single": single}
    elif output.format == "text":
        settings = {"quiet": quiet, "verbose": verbose}
        if output.path is None:
            settings |= {
                "color": terminal.colored(color),
                "unicode": terminal.unicode(),
                "width": terminal.width(),
            }
    elif output.format == "pdf":
        if len(reports) != 1:
            raise UsageError("a PDF holds one report; for several offers use: offer-check report FILE... -o FOLDER")
        write(pdf(render, reports, output), output.path)
        return
    write(render(reports, **settings), output.path)


def _explain_exit_code(reports: Sequence[Report], fail_on: str, fail_on_ask: str) -> None:
    """People at a terminal take an exit code of 1 for a failure of the program."""
    if sys.stdout.isatty() and sys.stderr.isatty() and any(r.reaches(fail_on, fail_on_ask) for r in reports):
        print(
            "\nExit code 1 means that something is flagged or still to be asked, not that the program failed.",
            file=sys.stderr,
        )
