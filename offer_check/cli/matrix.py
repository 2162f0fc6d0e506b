"""`offer-check matrix`: several offers side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from ..render import SIDE_BY_SIDE
from . import options
from .drawing import draw, fit
from .given import Given, judging
from .output import outputs
from .request import find
from .sides import offer_reports


@judging
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
    stdin_filename: options.StdinName = "stdin.yaml",
    color: options.ColorChoice = options.Color.auto,
    quiet: options.Quiet = False,
    *,
    given: Given,
) -> None:
    """Show several offers side by side: what is open in each, and what sets them apart. There is no score.

    The exit code is 0 when all were read, whatever they say; use `check` to decide by findings.
    """
    from ..compare import side_by_side

    wanted, paper = outputs(formats, SIDE_BY_SIDE), fit(paper)
    names = find(files)
    if len(names) < 2:
        raise UsageError("there is one offer only; accepted: two or more, or a folder with them")
    reports = offer_reports(names, given, stdin_name=stdin_filename)
    draw(side_by_side(reports), wanted, SIDE_BY_SIDE, paper=paper, templates=templates, color=color, quiet=quiet)
