"""`offer-check report`: write the PDF report of one or more offers."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import InputError, UsageError
from . import options, terminal
from .failure import exit_code, orderly
from .given import Given, judging
from .jobs import hands, prove
from .output import write
from .request import document, find

if TYPE_CHECKING:
    from ..judge import Plan
    from ..render import Render
    from ..render.pdf import Attachment
    from ..report import Report
    from ..source import Document
    from .plans import House
    from .studios import Studios


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
    paper: options.Paper = None,
    stdin_filename: options.StdinName = "stdin.yaml",
    templates: options.Templates = None,
    reader: Annotated[
        Reader, typer.Option("--for", help="employer: only the questions and what they rest on, to send on.")
    ] = Reader.physician,
    embed: Annotated[bool, typer.Option("--embed", help="Put the offer file into the PDF; never preferences.")] = False,
    jobs: options.Jobs = 1,
    quiet: options.Quiet = False,
    *,
    given: Given,
) -> None:
    """Write the report of an offer as a PDF, to print, to send and to negotiate from.

    The exit code is 0 when every report was written, whatever it says; use `check` to decide by findings.
    """
    from ..render.pdf.studio import StoppedError
    from .studios import Studios, ordered

    if embed and reader is Reader.employer:
        raise UsageError("--embed would give the employer your offer file, with your notes; leave it out")
    names, failed = find(files), 0
    paths = [stdin_filename if name == "-" else name for name in names]
    targets = _targets(names, output, stdin_filename, ending=ENDINGS[reader])
    houses = [given.house(path, paper=paper, templates=templates) for path in paths]
    size = hands(jobs, len(names))
    with orderly(), Studios(size, houses[0].templates) as studios:  # they get ready while the rules are read
        plans = given.plans(paths)
        prove(plans)
        drawing = Drawing(studios=studios, reader=reader, embed=embed, stdin_name=stdin_filename)
        futures = map(drawing.begin, names, plans, houses)
        for target, future in zip(targets, ordered(futures, ahead=size), strict=True):
            try:
                write(future.result(), target)
            except (InputError, StoppedError) as error:
                failed = exit_code(error)
                continue
            if not quiet:
                print(terminal.printed(str(target)))
    if failed:
        raise typer.Exit(failed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Gives offers to studios: the edition for a reader, and perhaps the offer's file inside."""

    studios: Studios
    reader: Reader
    embed: bool
    stdin_name: str

    def begin(self, name: str, plan: Plan, house: House) -> Future[bytes]:
        """The document on one offer, under way; InputError for an offer that is none comes in its turn."""
        from ..judge import judge

        judges = judge(plan)
        try:
            offer = judges.of(document(name, self.stdin_name))
        except InputError as error:
            future: Future[bytes] = Future()
            future.set_exception(error)
            return future
        made = judges.report(offer)
        render, subject = _edition(made, self.reader)
        settings: dict[str, Any] = house._asdict()
        if self.embed:
            settings["embed"] = _attachment(offer.document, plan.as_of)
        return self.studios.draw(house.templates, render, subject, name=made.offer.path, **settings)


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
