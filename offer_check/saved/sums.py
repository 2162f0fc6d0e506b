"""What a report says twice must agree: fingerprints, counts and the verdict follow from its results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..report import Counts, Report, fingerprint, verdict_of
from ..source import Path

Contradiction = tuple[Path, str, str]
"""Where it stands, what was found, what is accepted."""


def contradictions(report: Report) -> Iterator[Contradiction]:
    """Every place at which the report contradicts itself."""
    seen: set[str] = set()
    for number, result in enumerate(report.results):
        if result.fingerprint != fingerprint(result.rule, result.subject):
            yield ("results", number, "fingerprint"), "not that of the rule and subject", "the fingerprint as written"
        elif result.fingerprint in seen:
            yield ("results", number), f"a second result {result.id}", "one result for each rule and subject"
        seen.add(result.fingerprint)
    if report.counts != Counts.of(report.results):
        yield ("counts",), "not the counts of the results", "the counts as written"
    verdict = verdict_of(report.results)
    if report.verdict != verdict:
        yield ("verdict",), f"found {report.verdict!r}, but the results come to {verdict!r}", verdict
    if not _is_day(report.as_of):
        yield ("as_of",), f"found {report.as_of!r:.60}", "a date such as 2026-11-22"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
