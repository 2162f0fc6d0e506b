"""`offer-check report`: write the PDF report of one or more offers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..errors import InputError, UsageError
from . import options
from .failure import UNUSABLE, printable
from .output import write
from .request import day_of, find, offers, preferences_of, rules_of


def report(
    files: options.Offers,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT.pdf|DIR", help="The file, or the folder for several offers."),
    ] = None,
    paper: Annotated[str, typer.Option(help="letter or a4.")] = "letter",
    pack: options.Packs = [],
    select: options.Select = [],
    ignore: options.Ignore = [],
    rules: options.RuleFolders = [],
    set: options.Settings = [],
    preferences: options.PreferencesFile = None,
    as_of: options.AsOf = "",
    stdin_filename: options.StdinName = "stdin.yaml",
    templates: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Templates of your own, before those that come with the program.")
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Write the report of an offer as a PDF, to print, to send and to negotiate from.

    The exit code is 0 when every report was written, whatever it says; use `check` to decide by findings.
    """
    from ..api import checker
    from ..render import renderer

    if paper not in ("letter", "a4"):
        raise UsageError(f"unknown paper {paper!r}; accepted: letter, a4")
    names = find(files)
    targets = _targets(names, output, stdin_filename)
    render = renderer("pdf")
    judge = checker(rules_of(("core", *pack), select, ignore, rules, set))
    day, wishes = day_of(as_of), preferences_of(preferences)
    unreadable = False
    for offer, target in zip(offers(names, judge, stdin_filename), targets, strict=True):
        if isinstance(offer, InputError):
            unreadable = True
            for fault in offer.faults:
                print(f"error: {printable(str(fault))}", file=sys.stderr)
            continue
        made = judge.check(offer, as_of=day, preferences=wishes)
        write(render([made], paper=paper, templates=templates), target)
        if not quiet:
            print(target)
    if unreadable:
        raise typer.Exit(UNUSABLE)


def _targets(names: list[str], output: Path | None, stdin_name: str) -> list[Path]:
    """Where each report goes: beside its offer, into a folder, or to the one file that was named."""
    plain = [_report_name(Path(stdin_name) if name == "-" else Path(name)) for name in names]
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


def _report_name(offer: Path) -> Path:
    stem = offer.name.removesuffix(offer.suffix).removesuffix(".offer")
    return offer.with_name(f"{stem}.pdf")
