"""`offer-check matrix`: several offers side by side."""

from __future__ import annotations

from typing import Annotated

from ..errors import UsageError
from ..render import SIDE_BY_SIDE
from . import options
from .drawing import draw
from .given import Given, judging
from .output import outputs
from .request import find
from .sides import offer_reports


@judging
def matrix(
    files: options.Offers,
    formats: Annotated[list[str], options.formats(SIDE_BY_SIDE)] = [],
    paper: options.Paper = None,
    templates: options.Templates = None,
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

    wanted, names = outputs(formats, SIDE_BY_SIDE), find(files)
    if len(names) < 2:
        raise UsageError("there is one offer only; accepted: two or more, or a folder with them")
    house = given.house(stdin_filename if names[0] == "-" else names[0], paper=paper, templates=templates)
    reports = offer_reports(names, given, stdin_name=stdin_filename)
    draw(side_by_side(reports), wanted, SIDE_BY_SIDE, **house._asdict(), color=color, quiet=quiet)
