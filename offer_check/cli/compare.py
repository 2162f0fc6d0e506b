"""`offer-check compare`: what changed from one draft of an offer to the next."""

from __future__ import annotations

from typing import Annotated

import typer

from ..errors import UsageError
from ..render import COMPARISON
from . import options
from .drawing import draw
from .given import Given, judging
from .output import outputs
from .sides import reports


@judging
def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier offer, or its report from check -f json.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later one; either may be - for standard input.")],
    formats: Annotated[list[str], options.formats(COMPARISON)] = [],
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if something is new, worse, or open again.")
    ] = False,
    paper: options.Paper = None,
    templates: options.Templates = None,
    stdin_filename: options.StdinName = "stdin.yaml",
    color: options.ColorChoice = options.Color.auto,
    quiet: options.Quiet = False,
    *,
    given: Given,
) -> None:
    """Compare two drafts of an offer: what is fixed, new, worse, better or unchanged, and which values changed.

    A saved report is taken as it is, with the rules and the day that it had. The exit code is 0 when the two were
    compared, whatever came of it, unless --exit-code is given.
    """
    from ..compare import compare as compared

    wanted = outputs(formats, COMPARISON)
    house = given.house(stdin_filename if new == "-" else new, paper=paper, templates=templates)
    if old == new == "-":
        raise UsageError("only one of the two can come from standard input")
    comparison = compared(*reports((old, new), given, stdin_name=stdin_filename))
    draw(comparison, wanted, COMPARISON, **house._asdict(), color=color, quiet=quiet)
    raise typer.Exit(int(exit_code and comparison.worsened))
