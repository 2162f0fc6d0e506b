"""`offer-check report`: write the PDF report of one or more offers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import InputError, UsageError
from . import options, terminal
from .drawing import fit
from .failure import exit_code
from .given import Given, judging
from .output import write
from .request import document, find

if TYPE_CHECKING:
    from ..render import Render
    from ..render.pdf import Attachment
    from ..report import Report
    from ..source import Document


class Reader(StrEnum):
    """For whom a report is made."""

    physician = "physician"
    employer = "employer"


ENDINGS: Mapping[Reader, str] = {Reader.physician: ".pdf", Reader.employer: ".employer.pdf"}


@judging
def report(
    files: options.Offers,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT.pdf|DIR", help="The file, or the folder for several offers."),
    ] = None,
    paper: Annotated[str, typer.Option(help="letter or a4.")] = "letter",
    stdin_filename: options.StdinName = "stdin.yaml",
    templates: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Templates of your own, before those that come with the program.")
    ] = None,
    reader: Annotated[
        Reader, typer.Option("--for", help="employer: only the questions and what they rest on, to send on.")
    ] = Reader.physician,
    embed: Annotated[bool, typer.Option("--embed", help="Put the offer file into the PDF; never preferences.")] = False,
    quiet: options.Quiet = False,
    *,
    given: Given,
) -> None:
    """Write the report of an offer as a PDF, to print, to send and to negotiate from.

    The exit code is 0 when every report was written, whatever it says; use `check` to decide by findings.
    """
    from ..render.pdf.studio import StoppedError, Studio

    if embed and reader is Reader.employer:
        raise UsageError("--embed would give the employer your offer file, with your notes; leave it out")
    paper, names, failed = fit(paper), find(files), 0
    targets = _targets(names, output, stdin_filename, ending=ENDINGS[reader])
    with Studio(templates) as studio:  # gets ready while the rules are read
        judges = [given.judge(name) for name in names]
        for name, judge, target in zip(names, judges, targets, strict=True):
            try:
                offer = judge.of(document(name, stdin_filename))
            except InputError as error:
                failed = exit_code(error)
                continue
            made = judge.report(offer)
            render, subject = _edition(made, reader)
            settings: dict[str, Any] = {"paper": paper, "templates": templates}
            if embed:
                settings["embed"] = _attachment(offer.document, judge.plan.as_of)
            try:
                content = studio.draw(render, subject, name=made.offer.path, **settings)
            except StoppedError as error:
                failed = exit_code(error)
                continue
            write(content, target)
            if not quiet:
                print(terminal.printed(str(target)))
    if failed:
        raise typer.Exit(failed)


def _edition(made: Report, reader: Reader) -> tuple[Render, object]:
    """The format that draws a report for a reader, and what of the report this reader gets."""
    from ..render import LETTER, renderer

    if reader is Reader.physician:
        return renderer("pdf"), [made]
    from ..render.view.letter import letter

    return renderer("pdf", LETTER), letter(made)


def _attachment(offer: Document, day: date) -> Attachment:
    """The offer's file, to the byte. It cannot hold preferences: a file that has them is no offer."""
    from ..render.pdf import Attachment

    kind = "json" if offer.name.lower().endswith(".json") else "yaml"
    return Attachment(Path(offer.name).name, offer.raw, f"application/{kind}", day)


def _targets(names: list[str], output: Path | None, stdin_name: str, *, ending: str) -> list[Path]:
    """Where each report goes: beside its offer, into a folder, or to the one file that was named."""
    plain = [_report_name(Path(stdin_name) if name == "-" else Path(name), ending) for name in names]
    if output is None:
        return [p if name != "-" else Path(p.name) for name, p in zip(names, plain, strict=True)]
    if output.is_dir() or len(names) > 1:
        targets = [output / p.name for p in plain]
        twice = {t for t in targets if targets.count(t) > 1}
        if twice:
            raise UsageError(f"several offers would write {min(twice)}; check them apart, or give them other names")
        output.mkdir(parents=True, exist_ok=True)
        return targets
    return [output]


def _report_name(offer: Path, ending: str) -> Path:
    stem = offer.name.removesuffix(offer.suffix).removesuffix(".offer")
    return offer.with_name(f"{stem}{ending}")
