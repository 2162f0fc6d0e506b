"""Writes comparisons in the formats that were asked for, with the options that each format takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from ..render import Format, Render, renderer
from . import terminal
from .options import Color
from .output import Output, write

if TYPE_CHECKING:
    from ..report import Report
    from .plans import House

PAPERS = ("letter", "a4")


def fit(paper: str) -> str:
    """The name of the paper; UsageError where there is none of that name."""
    if paper not in PAPERS:
        raise UsageError(f"unknown paper {paper!r}; accepted: {', '.join(PAPERS)}")
    return paper


def draw(
    subject: object,
    outputs: Sequence[Output],
    formats: Mapping[str, Format],
    *,
    paper: str,
    templates: Path | None,
    color: Color,
    quiet: bool,
) -> None:
    """Write `subject` to every output."""
    for output in outputs:
        render = renderer(output.format, formats)
        if output.format == "pdf":
            content: str | bytes = pdf(render, subject, output, paper=paper, templates=templates)
        elif output.format == "html":
            content = render(subject, templates=templates)
        else:
            content = render(subject, **_settings(output, color=color, quiet=quiet))
        write(content, output.path)


def whole(output: Output, report: Report, house: House) -> None:
    """Write a format that takes a report as one."""
    render = renderer(output.format)
    if output.format == "pdf":
        write(pdf(render, [report], output, **house._asdict()), output.path)
    else:
        write(render([report], templates=house.templates), output.path)


def pdf(
    render: Render, subject: object, output: Output, *, paper: str = "letter", templates: Path | None = None
) -> bytes:
    """The PDF, drawn in a process of its own, which is stopped where it takes too long or too much memory."""
    from ..render.pdf.studio import Studio

    with Studio(templates) as studio:
        return studio.draw(render, subject, name=str(output.path), paper=paper, templates=templates)


def _settings(output: Output, *, color: Color, quiet: bool) -> dict[str, Any]:
    if output.format != "text":
        return {}
    if output.path is not None:
        return {"quiet": quiet}
    shown = {"color": terminal.colored(color), "unicode": terminal.unicode(), "width": terminal.width()}
    return {"quiet": quiet, **shown}
