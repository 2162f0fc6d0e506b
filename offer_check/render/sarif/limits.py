"""What GitHub does not take: more than a file can tell in one run."""

from __future__ import annotations

from ...report import Overview

MOST_RESULTS = 25_000


def limits(overview: Overview, *, github: bool = False) -> tuple[str, ...]:
    """Return a sentence for each limit of GitHub that the SARIF file of a run passes, for whoever wrote it."""
    totals = overview.totals
    told = totals.total - totals.error
    if github:
        # What is waived may be in the baseline as well; a warning too many is better than none.
        told = totals.flag.total + totals.ask.total + totals.waiting - max(totals.waived, totals.in_baseline)
    if told <= MOST_RESULTS:
        return ()
    advice = "check fewer files in one run" if github else "use --github, or check fewer files in one run"
    return (f"the SARIF file has about {told:,} results, and GitHub takes {MOST_RESULTS:,}; {advice}",)
