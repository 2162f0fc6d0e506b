"""What a baseline keeps of an earlier report: which offer, which day, and how each result stood."""

from __future__ import annotations

from dataclasses import dataclass

from ..report import Outcome, Severity, Waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One result as it was."""

    rule: str
    subject: str
    outcome: Outcome
    severity: Severity
    title: str
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The offer as it was then; `employer` is empty where it named none."""

    path: str
    specialty: str
    employer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One earlier report; what else it holds is of no use here."""

    format: str
    offer: Offer
    as_of: str
    results: tuple[Past, ...]
