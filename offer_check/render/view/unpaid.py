"""Work that earns nothing, or may: what the rules on pay for each kind of work came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...report import Outcome, Report
from .findings import Finding
from .standing import standing

EARNS: Mapping[Outcome, str] = {"flag": "nothing, or too little", "ask": "not said", "error": "not known"}


@dataclass(frozen=True, slots=True)
class Earning:
    """One kind of work, with what it earns in words."""

    finding: Finding
    earns: str


@dataclass(frozen=True, slots=True)
class Unpaid:
    """The kinds of work that earn nothing, or may; those of which it cannot be told yet; those that are settled."""

    doubtful: tuple[Earning, ...]
    waiting: tuple[Finding, ...]
    settled: tuple[Finding, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.doubtful or self.waiting or self.settled)


def unpaid(report: Report) -> Unpaid:
    """Gather the results of the section `unpaid` that apply, in the report's order."""
    found = standing(report, "unpaid")
    doubtful = tuple(Earning(finding, EARNS[finding.outcome]) for finding in found.open)
    return Unpaid(doubtful, found.waiting, found.settled)
