"""The example offers and their reports, and the plain text in which a report is kept as a golden file."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from offer_check import api
from offer_check.offer.file import OfferFile
from offer_check.report import Because, Evidence, Report, Result

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.offer.*"))
FIXTURES = sorted((ROOT / "tests" / "fixtures").glob("*.offer.*"))
GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 22)
"""A day on which the dated tables are current."""


TRAINING = "dermatology-resident-telederm-rotation"
"""The example that is checked with the rules on training programs as well."""


@functools.cache
def _rules(*more: str) -> api.Rules:
    return api.load_rules(packs=("core", "extended", *more))


def stem(path: Path) -> str:
    """The name of an offer file without its endings."""
    return path.name.partition(".")[0]


@functools.cache
def offer_of(path: Path) -> OfferFile:
    """The offer in the file."""
    return api.load_offer(path, _rules())


@functools.cache
def report_on(path: Path) -> Report:
    """The report on the offer in the file, with the core and the extended rules; those on training where it is one."""
    rules = _rules("program") if stem(path) == TRAINING else _rules()
    return api.check(offer_of(path), rules, as_of=DAY)


def outcomes(report: Report, *wanted: str, rule: str = "") -> list[str]:
    """The results with one of the outcomes, as rule and subject; of one rule or family only, where it is given."""
    return [r.id for r in report.results if r.outcome in wanted and r.rule.startswith(rule)]


def summary(report: Report) -> str:
    """The verdict, the counts, and of every result its rule, subject, outcome, severity, message and reasons."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    counts = report.counts
    yield f"verdict: {report.verdict}"
    yield (
        f"flags {counts.flag.total}, asks {counts.ask.total}, waiting {counts.waiting}, passes {counts.passed}, "
        f"not applicable {counts.not_applicable}, in all {counts.total}"
    )
    for result in report.results:
        yield from ("", f"{result.outcome} {result.severity} {result.id}", f"  {result.message}", *_reasons(result))


def _reasons(result: Result) -> Iterator[str]:
    if result.outcome in ("flag", "ask", "pass"):
        yield from (f"  - {_reason(because)}" for because in result.because)


def _reason(because: Because) -> str:
    said = f"{because.label}: {because.value}" if because.value else because.label
    state = "" if because.state == "stated" else f" ({because.state.replace('_', ' ')})"
    papers = "; ".join(map(_paper, because.evidence))
    return f"{said}{state}" + (f" [{papers}]" if papers else "")


def _paper(paper: Evidence) -> str:
    place = f"{paper.source.replace('_', ' ')} {paper.where}".strip()
    return f"{place}: {paper.value}" if paper.value else place
