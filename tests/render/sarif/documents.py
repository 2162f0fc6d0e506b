"""SARIF files of real checks: of offers as they are, partly accepted, against a baseline, and with faults."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from offer_check.render import renderer, writer
from offer_check.report import Baseline, Counts, FileStatus, Gone, Known, Overview, Problem, Report, Result, Waiver
from tests.examples.summary import EXAMPLES, FIXTURES, ROOT, report_on

WAIVER = Waiver(reason="The carrier adds the state in January.", by="A. Rivera", until="2027-01-31")
STATES: tuple[Known, ...] = ("new", "worse", "better", "unchanged")
BROKEN = (
    FileStatus(
        path="offers/broken.offer.yaml",
        status="invalid",
        error="offers/broken.offer.yaml:3:10: pay.base_salary: found text",
        problems=(
            Problem(path="offers/broken.offer.yaml", line=3, column=10, message='pay.base_salary: found "a fortune"'),
            Problem(path="offers/broken.offer.yaml", line=0, column=0, message="the file is empty"),
        ),
    ),
    FileStatus(path="offers/died.offer.yaml", status="died", error="the process was killed by signal 9"),
    FileStatus(path="offers/failed.offer.yaml", status="failed", error="KeyError: 'Northlake'"),
)
"""Files without a report, one of each kind."""


def every_report() -> tuple[Report, ...]:
    """The reports on all examples, and on the offers in which everything is wrong."""
    return tuple(report_on(path) for path in (*EXAMPLES, *FIXTURES) if path in EXAMPLES or "wrong" in path.name)


def write(folder: Path) -> None:
    """Write every kind of SARIF file on them into a folder."""
    for name, text in documents(every_report()):
        (folder / f"{name}.sarif").write_text(text, encoding="utf-8")


def changed(report: Report, results: Sequence[Result], baseline: Baseline | None = None) -> Report:
    """The report with other results."""
    return replace(report, results=tuple(results), counts=Counts.of(results), baseline=baseline)


def accepted(report: Report) -> Report:
    """The report with a waiver of every third open result."""
    marks = cycle((WAIVER, None, None))
    return changed(report, [replace(r, waiver=next(marks)) if r.open else r for r in report.results])


def compared(report: Report) -> Report:
    """The report against a baseline, its concerns in every state, two of its passes flags then."""
    states = cycle(STATES)
    results = [replace(r, known=next(states)) if r.open else r for r in report.results]
    gone = [
        Gone(rule=r.rule, subject=r.subject, outcome="flag", severity="major", title=r.title, fingerprint=r.fingerprint)
        for r in report.of("pass")[:2]
    ]
    return changed(report, results, Baseline(path="last-week.json", as_of="2026-11-15", gone=tuple(gone)))


def partly_broken(reports: Sequence[Report], *, github: bool = False, include_values: bool = False) -> str:
    """A run in which files could not be checked, and a rule failed."""
    first, *rest = reports
    failed = [
        replace(r, outcome="error", message="KeyError: 320000") if not n else r for n, r in enumerate(first.results)
    ]
    made = writer("sarif", github=github, include_values=include_values, root=str(ROOT))
    items = [changed(first, failed), *rest, *BROKEN]
    overview = Overview.of(item for item in items if isinstance(item, Report))
    pieces = [made.piece(item) for item in items]
    return "".join(made.joined(pieces, lambda: replace(overview, files=(*overview.files, *BROKEN))))


def documents(reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """The name and the text of every kind of SARIF file on `reports`."""
    render = renderer("sarif")
    forms: Mapping[str, dict[str, bool]] = {
        "complete": {},
        "values": {"include_values": True},
        "github": {"github": True},
    }
    for form, options in forms.items():
        for name, kind in (("plain", list(reports)), ("waivers", [*map(accepted, reports)])):
            yield f"{name}-{form}", str(render(kind, root=str(ROOT), **options))
        held = [compared(accepted(report)) if number % 2 == 0 else report for number, report in enumerate(reports)]
        yield f"baseline-{form}", str(render(held, root=str(ROOT), **options))
        yield f"broken-{form}", partly_broken(reports, **options)
    yield "nothing", str(render([]))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
