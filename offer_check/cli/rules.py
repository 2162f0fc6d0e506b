"""`offer-check rules`: list, test and lint rules, and write them down for people."""

from __future__ import annotations

import json
import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from . import options
from .failure import UNUSABLE
from .given import Given
from .request import book_rules, rules_of

app = typer.Typer(help="List, test, lint and describe the rules.", no_args_is_help=True, rich_markup_mode=None)
ALL = ["core", "extended", "program"]
File = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write.", show_default="standard output")
]


def folders(rules: list[Path]) -> list[Path]:
    """The folders of further rules: those that were given, else those of the configuration for the current folder."""
    return [Path(folder) for folder in Given(rules=rules).in_force().values.rules]


class BookFormat(StrEnum):
    """A form of the rule book."""

    markdown = "markdown"
    html = "html"


@app.command("list")
def list_rules(
    rules: options.RuleFolders = [],
    pack: options.Packs = [],
    select: options.Select = [],
    ignore: options.Ignore = [],
    format: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """List the rules: id, pack, severity, title."""
    from ..errors import UsageError

    if format not in ("text", "json"):
        raise UsageError(f"unknown format {format!r}; accepted: text, json")
    chosen = rules_of(pack or ALL, select, ignore, folders(rules))
    if format == "json":
        rows = [
            {
                "id": r.id,
                "title": r.title,
                "pack": r.pack,
                "severity": r.severity,
                "severities": sorted(
                    {r.severity, *(s.severity for s in r.steps), *(a.severity for a in r.flags)} - {""}
                ),
                "topic": r.topic,
                "since": r.since,
                "sources": [{"guide": c.guide, "section": c.section} for c in r.sources],
            }
            for r in chosen.active
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for rule in chosen.active:
        print(f"{rule.id:8} {rule.pack:9} {rule.severity:9} {rule.title}")


@app.command("test")
def run_examples(
    rules: options.RuleFolders = [],
    select: options.Select = [],
    verbose: options.Verbose = False,
) -> None:
    """Run the examples inside the rules through the engine.

    Exit codes: 0 all as they should be, 1 some are not, 2 there are no examples or the rules cannot be used.
    """
    from ..checker.examples import run

    chosen = rules_of(ALL, select, (), folders(rules))
    counts: Counter[str] = Counter()
    failed = 0
    for outcome in run(chosen):
        counts[outcome.example.outcome] += 1
        failed += bool(outcome.fault)
        if outcome.fault or verbose:
            name = outcome.example.name or outcome.example.outcome
            print(f"{outcome.place}: {outcome.rule.id}, {name}: {outcome.fault or 'ok'}")
    if not counts:
        print("error: there are no examples", file=sys.stderr)
        raise typer.Exit(UNUSABLE)
    kinds = ", ".join(f"{counts[o]} {o}" for o in ("flag", "pass", "ask", "waiting", "not_applicable") if counts[o])
    print(f"{counts.total()} examples of {len(chosen.active)} rules ({kinds}): {failed} failed")
    raise typer.Exit(int(failed > 0))


@app.command()
def lint(
    rules: options.RuleFolders = [],
) -> None:
    """Check rules, derived facts, tables and topics, and tell every fault with its place.

    Without --rules, the folders that the configuration names are checked with the rules of the program.

    Exit codes: 0 no faults, 2 there are some.
    """
    from ..checker.checker import tables_of
    from ..compiler.lint import lint as faults_of
    from ..errors import RuleError

    chosen = rules_of(ALL, (), (), folders(rules))
    faults = faults_of(chosen, tables_of(chosen))
    if faults:
        raise RuleError(faults)
    print(f"{len(chosen.rules)} rules, {len(chosen.derived)} derived facts, {len(chosen.tables)} tables: no faults")


@app.command()
def doc(
    format: Annotated[BookFormat, typer.Option("--format", "-f", help="The form of the book.")] = BookFormat.markdown,
    output: File = None,
    rules: options.RuleFolders = [],
) -> None:
    """Write the rule book: every rule in words, for a lawyer or a physician to read and sign off."""
    from ..book import book, render
    from ..offer.tables import build
    from .output import write

    chosen = book_rules(rules)
    write(render(book(chosen, build(chosen.raw)), format), output)


@app.command()
def coverage(
    output: File = None,
    rules: options.RuleFolders = [],
) -> None:
    """Write, for each section of each guide, the rules that cite it, or why there is none (Markdown)."""
    from ..book.coverage import coverage as sections
    from ..book.markdown import render
    from .output import write

    write(render(sections(book_rules(rules))), output)
