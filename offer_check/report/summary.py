"""What results come to: counts by outcome and severity, and the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from pydantic import Field

from ..record import record
from .result import SEVERITIES, Result

Verdict = Literal["fail", "incomplete", "review", "ok"]


@record(kw_only=True)
class BySeverity:
    """How many results of one outcome there are of each severity."""

    critical: int = 0
    major: int = 0
    minor: int = 0
    info: int = 0

    @classmethod
    def of(cls, results: Iterable[Result]) -> BySeverity:
        """Count `results`."""
        found = Counter(r.severity for r in results)
        return cls(critical=found["critical"], major=found["major"], minor=found["minor"], info=found["info"])

    def __add__(self, other: BySeverity) -> BySeverity:
        """The numbers of both together."""
        return BySeverity(
            critical=self.critical + other.critical,
            major=self.major + other.major,
            minor=self.minor + other.minor,
            info=self.info + other.info,
        )

    @property
    def total(self) -> int:
        """All of them."""
        return self.critical + self.major + self.minor + self.info


@record(kw_only=True)
class Counts:
    """How many results have which outcome. The outcomes add up to `total`.

    `waived` and `in_baseline` (as heavy as it was, or less) count marks on the side.
    """

    flag: BySeverity
    ask: BySeverity
    passed: Annotated[int, Field(alias="pass")]
    waiting: int
    not_applicable: int
    error: int
    waived: int
    in_baseline: int = 0
    total: int

    @classmethod
    def of(cls, results: Sequence[Result]) -> Counts:
        """Count `results`."""
        outcomes = Counter(r.outcome for r in results)
        return cls(
            flag=BySeverity.of(r for r in results if r.outcome == "flag"),
            ask=BySeverity.of(r for r in results if r.outcome == "ask"),
            passed=outcomes["pass"],
            waiting=outcomes["waiting"],
            not_applicable=outcomes["not_applicable"],
            error=outcomes["error"],
            waived=sum(r.waiver is not None for r in results),
            in_baseline=sum(r.known in ("better", "unchanged") for r in results),
            total=len(results),
        )

    def __add__(self, other: Counts) -> Counts:
        """The counts of both together."""
        return Counts(
            flag=self.flag + other.flag,
            ask=self.ask + other.ask,
            passed=self.passed + other.passed,
            waiting=self.waiting + other.waiting,
            not_applicable=self.not_applicable + other.not_applicable,
            error=self.error + other.error,
            waived=self.waived + other.waived,
            in_baseline=self.in_baseline + other.in_baseline,
            total=self.total + other.total,
        )


def at_least(severity: str | None, limit: str) -> bool:
    """Whether `severity` is `limit` or worse; never for no severity or the limit `never`."""
    if severity is None or limit == "never":
        return False
    order: Sequence[str] = SEVERITIES
    return order.index(severity) <= order.index(limit)


def verdict_of(results: Iterable[Result]) -> Verdict:
    """The verdict on `results`: `fail` with an open critical flag, `incomplete` with an open critical ask or waiting,
    `review` with an open major flag or ask, else `ok` (which is not a promise that signing is safe)."""
    found = {(r.outcome, r.severity) for r in results if r.open}
    if ("flag", "critical") in found:
        return "fail"
    if found & {("ask", "critical"), ("waiting", "critical")}:
        return "incomplete"
    if found & {("flag", "major"), ("ask", "major"), ("waiting", "major")}:
        return "review"
    return "ok"
