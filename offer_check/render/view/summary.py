"""The first page in data: the verdict and its reason, the table of counts, the next things to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...report import OUTCOMES, SEVERITIES, Outcome, Report, Result, Severity
from .findings import gather
from .questions import by_topic
from .words import OUTCOMES as OUTCOME_WORDS
from .words import VERDICTS, counted, cut

LONGEST_STEP = 200


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many results of one outcome there are: of each severity (in the order of SEVERITIES), and together."""

    outcome: Outcome
    by_severity: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_severity)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the bar of all results. `kind` is the severity of flags, or another outcome; `name` says it."""

    kind: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next: settle what a flag says, or put a question. `results` are what it would close."""

    verb: str
    text: str
    severity: Severity
    results: tuple[Result, ...]


def label(report: Report) -> str:
    """Return the name of the offer: its label, its employer, or the name of its file."""
    return report.offer.name


def verdict(report: Report) -> str:
    """Return the verdict in words."""
    return VERDICTS[report.verdict]


def reason(report: Report) -> str:
    """Return the sentence that says what the verdict rests on."""
    found = Counter((r.outcome, r.severity) for r in report.results if r.open)
    critical = found["ask", "critical"] + found["waiting", "critical"]
    major = found["flag", "major"] + found["ask", "major"] + found["waiting", "major"]
    undecided = f"{counted(critical, 'critical point')} cannot be decided from what the offer states."
    return {
        "fail": f"{counted(found['flag', 'critical'], 'critical flag')} open: what the offer states there conflicts "
        "with a rule that protects your license, your coverage or your patients."
        + (f" Besides, {undecided}" if critical else ""),
        "incomplete": f"{undecided} Get the answers in writing first.",
        "review": f"No critical point is open. {counted(major, 'major point')} to raise while terms can still change.",
        "ok": "This speaks of the rules in this report only; what they do not look at is listed further back.",
    }[report.verdict]


def counts(report: Report) -> tuple[CountRow, ...]:
    """Count the results by outcome and severity. Every outcome has a row; errors only where there are some."""
    found = Counter((r.outcome, r.severity) for r in report.results)
    rows = (CountRow(outcome, tuple(found[outcome, s] for s in SEVERITIES)) for outcome in OUTCOMES)
    return tuple(row for row in rows if row.total or row.outcome != "error")


def totals(report: Report) -> tuple[int, ...]:
    """Count all results by severity."""
    found = Counter(r.severity for r in report.results)
    return tuple(found[severity] for severity in SEVERITIES)


def pieces(report: Report) -> tuple[Piece, ...]:
    """Split the results for a bar: flags by severity, the others by outcome; kinds without results are left out."""
    names: dict[str, str] = {severity: f"{severity} flag" for severity in SEVERITIES}
    names |= {outcome: word.lower() for outcome, word in OUTCOME_WORDS.items() if outcome != "flag"}
    found: Counter[str] = Counter(r.severity if r.outcome == "flag" else r.outcome for r in report.results)
    return tuple(Piece(kind, name, found[kind]) for kind, name in names.items() if found[kind])


def next_steps(report: Report, *, limit: int = 3) -> tuple[Step, ...]:
    """Return what to do next, the most urgent first: a flag is settled, the asks of a topic are put together.

    Of one severity flags come before asks, flags in the order of the families and asks in that of the topics.
    """
    families = [family.id for family in report.families]

    def urgency(step: Step) -> tuple[int, bool, int]:
        family = step.results[0].family
        place = families.index(family) if step.verb == "Settle" and family in families else len(families)
        return SEVERITIES.index(step.severity), step.verb == "Ask", place

    return tuple(sorted(_steps(report), key=urgency)[:limit])


def _steps(report: Report) -> Iterator[Step]:
    for finding in gather(r for r in report.of("flag") if r.open):
        yield Step("Settle", cut(" ".join(finding.messages), LONGEST_STEP), finding.severity, finding.results)
    for group in by_topic(report):
        open_ones = tuple(r for r in group.results if r.open)
        if open_ones:
            worst = min((r.severity for r in open_ones), key=SEVERITIES.index)
            yield Step("Ask", cut(group.question, LONGEST_STEP), worst, open_ones)
