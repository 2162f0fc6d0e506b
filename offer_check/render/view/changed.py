"""What the reader changed: numbers set anew, wishes that the offer was compared with, rules beyond the usual."""

from __future__ import annotations

from dataclasses import dataclass

from ...report import Report, Term
from .parameters import Parameters, parameters

USUAL = "core"


@dataclass(frozen=True, slots=True)
class Changed:
    """The numbers, the wishes and the packs; empty where everything is as it comes."""

    numbers: tuple[Parameters, ...]
    wishes: tuple[Term, ...]
    packs: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.numbers or self.wishes or self.packs)


def changed(report: Report) -> Changed:
    """Gather what differs from a review without any options."""
    numbers = tuple(found for found in parameters(report) if found.changed)
    return Changed(numbers, report.preferences, tuple(pack for pack in report.rules.packs if pack != USUAL))
