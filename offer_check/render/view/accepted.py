"""What was accepted: the results with a waiver, those accepted together as one; what is over, and what is idle."""

from __future__ import annotations

from ...report import Report, Severity, Waiver, WaiverEntry
from .findings import Finding, gather
from .words import OUTCOMES, counted, cut

MOST_CRITICAL = 4
LONGEST = 40

_CRITICAL: Severity = "critical"


def accepted(report: Report) -> tuple[Finding, ...]:
    """The findings with a waiver, the first to end first."""
    found = gather(r for r in report.results if r.waiver)
    return tuple(sorted(found, key=lambda finding: finding.first.waiver.until if finding.first.waiver else ""))


def expired(report: Report) -> tuple[WaiverEntry, ...]:
    """The waivers whose last day is over while there still is something to accept, the last to end first."""
    found = (entry for entry in report.waivers if entry.status == "expired")
    return tuple(sorted(found, key=lambda entry: entry.waiver.until, reverse=True))


def idle(report: Report) -> tuple[WaiverEntry, ...]:
    """The waivers that accept nothing, in the order of their file."""
    return tuple(entry for entry in report.waivers if entry.status in ("unused", "not_evaluated"))


def anything(report: Report) -> bool:
    """Whether anything was accepted, is over, or is idle."""
    return bool(report.counts.waived or report.waivers)


def over(report: Report, finding: Finding) -> tuple[str, ...]:
    """The sentences that say what of a finding was accepted once and is open again."""
    found = (entry for entry in expired(report) if any(entry.covers(r) for r in finding.results if r.open))
    return tuple(
        f"{entry.id} was accepted by {entry.waiver.by} until {entry.waiver.until}; that is over, so it is open again."
        for entry in found
    )


def why_idle(entry: WaiverEntry) -> str:
    """Why a waiver accepts nothing."""
    return "its rule was not evaluated" if entry.status == "not_evaluated" else entry.remark


def until(report: Report, waiver: Waiver) -> str:
    """The last day of a waiver, and how many days are left where they are few."""
    if not waiver.ends_soon(report.as_of):
        return waiver.until
    left = waiver.days_left(report.as_of)
    return f"{waiver.until} ({counted(left, 'day')} left)" if left else f"{waiver.until} (ends today)"


def critical(report: Report) -> str:
    """The sentence that says which critical results the verdict leaves out because they were accepted; empty for none.

    A verdict that is better than what was found must say so itself, in few words: it stands on the first page.
    """
    found = [finding for finding in accepted(report) if finding.severity == _CRITICAL]
    if not found:
        return ""
    named = [_named(finding) for finding in found[:MOST_CRITICAL]]
    more = [f"and {len(found) - MOST_CRITICAL} more"] if len(found) > MOST_CRITICAL else []
    return f"Critical, and left out of this verdict because somebody accepted it: {'; '.join([*named, *more])}."


def _named(finding: Finding) -> str:
    last = f", until {finding.first.waiver.until}" if finding.first.waiver else ""
    return f"{cut(finding.id, LONGEST)} ({OUTCOMES[finding.outcome].lower()}{last})"
