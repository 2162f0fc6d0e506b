"""What was accepted: the results with a waiver, those accepted together as one."""

from __future__ import annotations

from ...report import Report
from .findings import Finding, gather


def accepted(report: Report) -> tuple[Finding, ...]:
    """The findings with a waiver, the first to end first."""
    found = gather(r for r in report.results if r.waiver)
    return tuple(sorted(found, key=lambda finding: finding.first.waiver.until if finding.first.waiver else ""))
