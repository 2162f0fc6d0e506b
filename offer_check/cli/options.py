"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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


Offers = Annotated[
    list[str],
    typer.Argument(metavar="FILE|DIR|-...", help="Offer files, folders to search for them, or - for standard input."),
]
Packs = Annotated[
    list[Pack], typer.Option("--pack", help="Packs of rules besides core (repeatable).", show_default="core")
]
Select = Annotated[list[str], typer.Option("--select", metavar="ID", help="Evaluate just these rules or families.")]
Ignore = Annotated[list[str], typer.Option("--ignore", metavar="ID", help="Leave out these rules or families.")]
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
AsOf = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help="The day of the check (YYYY-MM-DD).", show_default="today")
]
StdinName = Annotated[
    str, typer.Option("--stdin-filename", metavar="NAME", help="What to call standard input; .json means JSON.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only the verdict and the counts.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Passes and what does not apply, one by one.")]
ColorChoice = Annotated[Color, typer.Option("--color", help="When to color the text.")]
