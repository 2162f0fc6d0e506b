"""One file, by a process that starts for it: the check of an offer, the help, and the report as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from . import bare
from .effort import Effort
from .offers import EXAMPLES
from .programs import AS_OF, Programs
from .row import Goal, Row
from .timing import Command, Pair, taking_turns

ALL_PACKS = [f"--pack={pack}" for pack in ("core", "extended", "program")]
FIRST = [f"--select={rules}" for rules in ("LIC", "MAL", "RVU", "CMP-01", "MIX", "ESC")]
"""The 57 rules of the first families."""
TYPICAL = str(EXAMPLES / "general-surgery-hybrid-clinic.offer.yaml")
"""The example whose report is as long as most."""
PEER = "check-jsonschema"


def rows(programs: Programs, effort: Effort) -> Iterator[Row]:
    """Checks and the help."""
    yaml, json = (str(min(EXAMPLES.glob(f"*.{kind}"))) for kind in ("yaml", "json"))
    check, peer, level = programs.check, programs.peer, Goal(limit=1)
    pairs = (
        ("check, one YAML file", check(yaml), peer(yaml), PEER, level),
        ("check, one JSON file", check(json), peer(json), PEER, level),
        ("--help", programs.help(), peer(yaml), f"{PEER}, one YAML file", Goal(limit=0.5)),
        ("check, all packs of rules", check(*ALL_PACKS, yaml), check(*FIRST, yaml), "57 of them", None),
    )
    for what, ours, other, against, goal in pairs:
        yield row(what, taking_turns(ours, other, effort.rounds), against, goal)


def drawings(programs: Programs, effort: Effort) -> Iterator[Row]:
    """One report, beside what WeasyPrint needs alone."""
    programs.call("tests.bench.bare:write", TYPICAL, "page", AS_OF)
    ours = programs.report("-o", "report.pdf", TYPICAL)
    same: Command = programs.python(bare.SAME_PAGE, "page/report.html", "page/report.css", "same.pdf")
    empty: Command = programs.python(bare.EMPTY_PAGE, "empty.pdf")
    for what, other, against, limit in (
        ("report, one file", same, "WeasyPrint, same page", 1.2),
        ("report, one file", empty, "WeasyPrint, empty page", 1.5),
    ):
        yield row(what, taking_turns(ours, other, effort.drawings), against, Goal(limit=limit))


def row(what: str, pair: Pair, against: str, goal: Goal | None) -> Row:
    """The milliseconds of a pair."""
    ours, other = (f"{seconds * 1000:,.0f} ms" for seconds in (pair.ours, pair.other))
    return Row(what=what, ours=ours, other=other, ratios=pair.ratios, against=against, goal=goal)
