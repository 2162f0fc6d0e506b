"""Measures speed side by side with peers and prints every ratio beside its goal."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from . import cold, engines, lasting, machine, many_reports, page
from .batch import Batch
from .chart import Figure
from .effort import FULL, QUICK, Effort
from .growth import Growth
from .programs import ROOT, SHOWN, Programs, programs
from .row import HEAD, Goal, Row

GROUPS = ("engine", "file", "report", "memory", "growth", "batch")
TITLES = {
    "engine": "Engine",
    "file": "One file",
    "report": "Reports",
    "memory": "One process",
    "growth": "Growth of one check",
    "batch": "Many files",
}
GROWTHS = (
    ("rules", "Time against rules, one offer", 1.3),
    ("states", "Time against states in an offer", 0.0),
    ("items", "Time of a check against items in a list", 0.0),
)


def main() -> None:
    """Measure, print, write."""
    options = arguments()
    effort, start, load = QUICK if options.quick else FULL, time.monotonic(), machine.load()
    asked = [group for group in GROUPS if group in (options.only or GROUPS)]
    bench = Bench(effort, options.many, start + options.minutes * 60)
    with programs(installed=options.installed) as measured, tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)
        say(HEAD)
        sections = [(TITLES[group], list(printed(group, bench.rows(group, measured)))) for group in asked]
        versions = measured.call("tests.bench.programs:versions", SHOWN)
        os.chdir(ROOT)
    outcome = page.Outcome(
        sections=sections,
        figures=bench.figures,
        machine=machine.lines(load),
        versions={"Python": platform.python_version()} | versions,
        effort=effort,
        yaml=options.many,
        installed=options.installed,
        seconds=time.monotonic() - start,
        day=date.today().isoformat(),
    )
    folder = options.output or (None if options.quick or options.only else ROOT / "docs")
    if folder:
        page.write(outcome, folder)
    written = f", written to {folder / page.NAME}" if folder else ""
    say(f"{outcome.reached[0]} of {outcome.reached[1]} goals reached, {outcome.seconds:.0f} s{written}")


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    add = parser.add_argument
    add("--installed", action=argparse.BooleanOptionalAction, default=True, help="a wheel, or this checkout (a wheel)")
    add("--quick", action="store_true", help="every row with small numbers, in two minutes; figures mean little")
    add("--many", type=int, default=0, metavar="N", help="the YAML pair on N offers whole (in slices)")
    add("--minutes", type=float, default=15, help="the last step of growth is left out if it would take longer (15)")
    add("--only", action="append", choices=GROUPS, help="only these rows (repeatable)")
    add("--output", type=Path, metavar="DIR", help="where performance.md goes (docs; nowhere with --quick, --only)")
    options = parser.parse_args()
    options.output = options.output and options.output.resolve()
    return options


class Bench:
    """The groups of rows, and the growth that they show."""

    def __init__(self, effort: Effort, yaml: int, until: float) -> None:
        self.effort, self.yaml, self.until = effort, yaml, until
        self.figures: list[Figure] = []

    def rows(self, group: str, measured: Programs) -> Iterator[Row]:
        """The rows of a group, each as soon as it is measured."""
        match group:
            case "engine":
                yield from engines.rows(measured, self.effort)
            case "file":
                yield from cold.rows(measured, self.effort)
            case "report":
                yield from cold.drawings(measured, self.effort)
                yield from many_reports.rows(measured, self.effort)
            case "batch":
                yield from self._batch(measured)
            case "memory":
                yield from lasting.rows(measured, self.effort)
            case "growth":
                yield from self._growth(measured)

    def _batch(self, measured: Programs) -> Iterator[Row]:
        batch = Batch(measured, self.effort, self.yaml, self.until)
        yield from batch.rows()
        yield from self._drawn("offers", "Time against offers, one command", [batch.growth()])

    def _growth(self, measured: Programs) -> Iterator[Row]:
        for name, title, limit in GROWTHS:
            found = measured.call(f"tests.bench.sizes:{name}", getattr(self.effort, name), self.effort.turns)
            yield from self._drawn(name, title, [
                Growth(what=what, of=name, unit="ms", points=tuple((n, t) for n, t in points), limit=limit)
                for what, points in found.items()
            ])  # fmt: skip

    def _drawn(self, name: str, title: str, lines: list[Growth]) -> Iterator[Row]:
        self.figures.append(Figure(name=name, title=title, lines=tuple(lines)))
        return map(exponent, lines)


def exponent(line: Growth) -> Row:
    """The exponent of a growth; the larger of that over all sizes and over the upper half."""
    (first, early), (last, late) = line.points[0], line.points[-1]
    return Row(
        what=f"exponent in {line.of}: {line.what}",
        ours=f"{late:,.1f} {line.unit}",
        other=f"{early:,.1f} {line.unit}",
        ratios=(line.steepest,),
        against=f"{last:,} {line.of} and {first:,}",
        goal=Goal(limit=line.limit) if line.limit else None,
    )


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def printed(group: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, each printed on its way."""
    start = time.monotonic()
    for row in rows:
        say(str(row))
        yield row
    say(f"{TITLES[group]}: {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
