"""The results of one section of a report, apart by what is left to do: open, waiting for another point, settled."""

from __future__ import annotations

from dataclasses import dataclass

from ...report import Report
from ...report.result import Section
from .findings import Finding, gather


@dataclass(frozen=True, slots=True)
class Standing:
    """The findings of a section that apply: `open` are flags, asks and failures, be they accepted or not."""

    open: tuple[Finding, ...]
    waiting: tuple[Finding, ...]
    settled: tuple[Finding, ...]

    @property
    def anything(self) -> bool:
        """Whether there are any."""
        return bool(self.open or self.waiting or self.settled)


def standing(report: Report, section: Section) -> Standing:
    """Gather the results of `section` that apply, in the report's order."""
    found = gather(r for r in report.results if r.section == section and r.outcome != "not_applicable")
    return Standing(
        tuple(finding for finding in found if finding.outcome not in ("waiting", "pass")),
        tuple(finding for finding in found if finding.outcome == "waiting"),
        tuple(finding for finding in found if finding.outcome == "pass"),
    )
