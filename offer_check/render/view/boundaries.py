"""What must not be promised remotely: each boundary of the specialty, where the offer names it, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...report import Boundary, Report, Result
from .findings import Finding, gather


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """One boundary with the findings of its rules that apply.

    `above` are the rules whose flags are told with a boundary that the offer names, while this one it does not name.
    """

    boundary: Boundary
    findings: tuple[Finding, ...]
    above: tuple[str, ...] = ()


def boundaries(report: Report) -> tuple[BoundaryRow, ...]:
    """The boundaries that the offer names first, then the others in their order.

    One that the offer does not name and to which none of its rules applies is left out.
    """
    told = {rule for boundary in report.boundaries if boundary.named for rule in boundary.rules}
    rows = (_row(report, boundary, told) for boundary in report.boundaries)
    shown = [row for row in rows if row.boundary.named or row.findings or row.above]
    return tuple(sorted(shown, key=lambda row: not row.boundary.named))


def _row(report: Report, boundary: Boundary, told: set[str]) -> BoundaryRow:
    if boundary.named:
        return BoundaryRow(boundary, gather(_results(report, boundary)))
    above = [r for r in _results(report, boundary) if r.rule in told and r.outcome == "flag"]
    others = (r for r in _results(report, boundary) if r not in above)
    return BoundaryRow(boundary, gather(others), tuple(dict.fromkeys(r.rule for r in above)))


def _results(report: Report, boundary: Boundary) -> Iterator[Result]:
    return (r for r in report.results if r.rule in boundary.rules and r.outcome != "not_applicable")
