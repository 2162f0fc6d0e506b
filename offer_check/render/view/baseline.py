"""How a report stands to the earlier one that it was held against: in short, on each result, and what is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ...report import Gone, Known, Report, Result
from .words import OUTCOMES, cut

MARKS: Mapping[Known, str] = {
    "new": "new",
    "worse": "worse than in the baseline",
    "better": "in the baseline, heavier there",
    "unchanged": "in the baseline",
}
"""The words beside a flag, an ask or what waits."""

LONGEST_PATH = 80

_SHORT: Mapping[Known, str] = {"new": "new", "worse": "worse", "better": "better", "unchanged": "unchanged"}


def mark(result: Result) -> str:
    """Return what a result is against the baseline, in words; empty where there is none."""
    return MARKS[result.known] if result.known else ""


def standing(report: Report) -> str:
    """Return the sentences that say how the report stands to its baseline; empty where it has none."""
    baseline = report.baseline
    if baseline is None:
        return ""
    path = cut(baseline.path, LONGEST_PATH)
    if not baseline.as_of:
        return f"The baseline {path} has no report on this offer, so everything counts as new."
    found = Counter(result.known for result in report.results)
    parts = [f"{found[known]} {word}" for known, word in _SHORT.items()]
    return (
        f"Against the baseline of {baseline.as_of} ({path}): {', '.join(parts)}, {len(baseline.gone)} gone. "
        "The exit code counts what is new or worse; the verdict takes no account of a baseline."
    )


def new_rules(report: Report) -> tuple[str, ...]:
    """Return the rules whose results are new because the earlier report did not evaluate them."""
    return report.baseline.new_rules if report.baseline else ()


def then(gone: Gone) -> str:
    """Return how something stood that is gone: `critical flag`."""
    return f"{gone.severity} {OUTCOMES[gone.outcome].lower()}"


def gone(report: Report) -> tuple[Gone, ...]:
    """Return what of the baseline is no concern any more."""
    return report.baseline.gone if report.baseline else ()
