"""`offer-check matrix`: several offers side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from ..render import SIDE_BY_SIDE
from . import options
from .drawing import draw, fit
from .output import outputs
from .request import day_of, find, offers, preferences_of, rules_of
from .sides import every


def matrix(
    files: options.Offers,
    formats: Annotated[
        list[str],
        typer.Option("--format", "-f", metavar="NAME[:PATH]", help="text, json, csv, html or pdf (repeatable)."),
    ] = [],
    paper: Annotated[str, typer.Option(help="letter or a4.")] = "letter",
    templates: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Templates of your own, before those that come with the program.")
    ] = None,
    pack: options.Packs = [],
    select: options.Select = [],
    ignore: options.Ignore = [],
    rules: options.RuleFolders = [],
    set: options.Settings = [],
    preferences: options.PreferencesFile = None,
    as_of: options.AsOf = "",
    stdin_filename: options.StdinName = "stdin.yaml",
    color: options.ColorChoice = options.Color.auto,
    quiet: options.Quiet = False,
) -> None:
    """Show several offers side by side: what is open in each, and what sets them apart. There is no score.

    The exit code is 0 when all were read, whatever they say; use `check` to decide by findings.
    """
    from ..api import checker
    from ..compare import side_by_side

    wanted, paper = outputs(formats, SIDE_BY_SIDE), fit(paper)
    names = find(files)
    if len(names) < 2:
        raise UsageError("there is one offer only; accepted: two or more, or a folder with them")
    judge = checker(rules_of(("core", *pack), select, ignore, rules, set))
    day, wishes = day_of(as_of), preferences_of(preferences)
    found = every(offers(names, judge, stdin_filename))
    reports = [judge.check(offer, as_of=day, preferences=wishes) for offer in found]
    draw(side_by_side(reports), wanted, SIDE_BY_SIDE, paper=paper, templates=templates, color=color, quiet=quiet)
