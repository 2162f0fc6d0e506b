"""The checklist: results under the titles of their families, those of one rule that came out alike as one finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...report import Outcome, Report, Result
from .findings import Finding, gather


@dataclass(frozen=True, slots=True)
class FamilyFindings:
    """One family with its findings, in the order of the rules."""

    title: str
    findings: tuple[Finding, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """The results of all its findings."""
        return tuple(result for finding in self.findings for result in finding.results)


def by_family(report: Report, *outcomes: Outcome) -> tuple[FamilyFindings, ...]:
    """Group the results with one of `outcomes` (all results where none is named) in the order of the families.

    A family that the report does not describe is called by its letters and comes last.
    """
    groups: dict[str, list[Result]] = {}
    for result in sorted(report.results, key=lambda r: (r.rule, r.subject)):
        if not outcomes or result.outcome in outcomes:
            groups.setdefault(result.family, []).append(result)
    titles = {family.id: family.title for family in report.families}
    order = [*(id_ for id_ in titles if id_ in groups), *(id_ for id_ in groups if id_ not in titles)]
    return tuple(FamilyFindings(titles.get(id_, id_), _by_rule(groups[id_])) for id_ in order)


def _by_rule(results: Sequence[Result]) -> tuple[Finding, ...]:
    return tuple(sorted(gather(results), key=lambda finding: finding.first.rule))
