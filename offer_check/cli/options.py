"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from . import completion


class Limit(StrEnum):
    """From which severity on a result counts for the exit code."""

    critical = "critical"
    major = "major"
    minor = "minor"
    info = "info"
    never = "never"


class Pack(StrEnum):
    """A pack of rules."""

    core = "core"
    extended = "extended"
    program = "program"


class Color(StrEnum):
    """When to color."""

    auto = "auto"
    always = "always"
    never = "never"


def formats(known: Iterable[str]) -> Any:
    """The option `--format` of a command that writes these formats."""
    return typer.Option(
        "--format",
        "-f",
        metavar="NAME[:PATH]",
        help=f"{', '.join(known)}; to a file with :PATH (repeatable).",
        autocompletion=completion.formats(*known),
    )


Offers = Annotated[
    list[str],
    typer.Argument(metavar="FILE|DIR|-...", help="Offer files, folders to search for them, or - for standard input."),
]
Packs = Annotated[
    list[Pack], typer.Option("--pack", help="Packs of rules besides core (repeatable).", show_default="core")
]
Select = Annotated[
    list[str],
    typer.Option(
        "--select",
        metavar="ID",
        help="Evaluate just these rules or families.",
        autocompletion=completion.rules_and_families,
    ),
]
Ignore = Annotated[
    list[str],
    typer.Option(
        "--ignore",
        metavar="ID",
        help="Leave out these rules or families.",
        autocompletion=completion.rules_and_families,
    ),
]
RuleFolders = Annotated[
    list[Path],
    typer.Option("--rules", metavar="DIR", help="A folder of further rules; an id that exists already is an error."),
]
Settings = Annotated[
    list[str], typer.Option("--set", metavar="RULE.PARAMETER=VALUE", help="Change a number that a rule compares with.")
]
PreferencesFile = Annotated[
    Path | None, typer.Option("--preferences", metavar="FILE", help="Your wishes, to compare the offer with.")
]
WaiversFile = Annotated[
    Path | None,
    typer.Option(
        "--waivers",
        metavar="FILE",
        help="The file of accepted risks.",
        show_default="the nearest offer-check.waivers.yaml upward",
    ),
]
NoWaivers = Annotated[bool, typer.Option("--no-waivers", help="Take no risk as accepted.")]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="The configuration of all offers.", show_default="the nearest to each"
    ),
]
Baseline = Annotated[
    Path | None, typer.Option("--baseline", metavar="REPORT", help="An earlier report to hold the results against.")
]
StrictBaseline = Annotated[
    bool | None,
    typer.Option("--strict-baseline/--no-strict-baseline", help="Exit with 1 where the baseline holds what is gone."),
]
IncludeValues = Annotated[
    bool | None,
    typer.Option("--include-values/--no-include-values", help="Amounts and names in sarif and github, too."),
]
FailOn = Annotated[
    Limit | None, typer.Option("--fail-on", help="Exit with 1 for flags at or above this.", show_default="major")
]
FailOnAsk = Annotated[
    Limit | None,
    typer.Option("--fail-on-ask", help="Exit with 1 for questions at or above this.", show_default="critical"),
]
Paper = Annotated[str | None, typer.Option("--paper", help="letter or a4.", show_default="letter")]
Templates = Annotated[
    Path | None,
    typer.Option("--templates", metavar="DIR", help="Templates of your own, before those that come with the program."),
]
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="The day of the check (YYYY-MM-DD).", show_default="today")
]
StdinName = Annotated[
    str, typer.Option("--stdin-filename", metavar="NAME", help="What to call standard input; .json means JSON.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only the verdict and the counts.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Passes and what does not apply, one by one.")]
ColorChoice = Annotated[Color, typer.Option("--color", help="When to color the text.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Work on N files at a time; 0 for one on each core.")
]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="No progress bar, on a terminal either.")]
