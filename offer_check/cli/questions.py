"""`offer-check questions`: the letter to the employer, or the list for the lawyer."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import UsageError
from ..render import LETTER, renderer
from . import options, terminal
from .drawing import pdf
from .given import Given, judging
from .output import Output, outputs, write
from .request import document, find

if TYPE_CHECKING:
    from ..report import Report


class Reader(StrEnum):
    """Who is asked."""

    employer = "employer"
    lawyer = "lawyer"


@judging
def questions(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The offer, or - for standard input.")],
    reader: Annotated[Reader, typer.Option("--for", help="Who is to answer.")] = Reader.employer,
    formats: Annotated[list[str], options.formats(LETTER)] = [],
    paper: options.Paper = None,
    stdin_filename: options.StdinName = "stdin.yaml",
    templates: options.Templates = None,
    *,
    given: Given,
) -> None:
    """Write the questions about an offer, numbered and by topic: to the employer, or to your own lawyer.

    The letter to the employer can be sent as it is: it holds no verdict and no severity, none of your preferences,
    notes and accepted risks, and nothing that you know from spoken words only. The exit code is 0 when it is written.
    """
    wanted = outputs(formats, LETTER)
    if reader is Reader.lawyer and any(output.format == "pdf" for output in wanted):
        raise UsageError("the list for the lawyer is no PDF; accepted: text, markdown, html")
    name = _one(file)
    place = stdin_filename if name == "-" else name
    house, judge = given.house(place, paper=paper, templates=templates), given.judge(place)
    subject = _subject(judge.report(judge.of(document(name, stdin_filename))), reader)
    for output in wanted:
        render = renderer(output.format, LETTER)
        if output.format == "pdf":
            content: str | bytes = pdf(render, subject, output, **house._asdict())
        else:
            content = render(subject, **_options(output, templates=house.templates))
        write(content, output.path)


def _one(name: str) -> str:
    """The one offer that is named; UsageError for a folder of several."""
    names = find([name])
    if len(names) > 1:
        raise UsageError(f"{name} holds {len(names)} offers; accepted: one, as a letter goes to one employer")
    return names[0]


def _subject(report: Report, reader: Reader) -> object:
    if reader is Reader.lawyer:
        from ..render.view.lawyer import for_lawyer

        return for_lawyer(report)
    from ..render.view.letter import letter

    return letter(report)


def _options(output: Output, *, templates: Path | None) -> dict[str, Any]:
    match output.format:
        case "text":
            return {"unicode": terminal.unicode()} if output.path is None else {}
        case "html":
            return {"templates": templates}
    return {}
