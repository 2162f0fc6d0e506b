"""Which results are a concern, and which of two is the heavier one."""

from __future__ import annotations

from typing import Protocol

from ..report import SEVERITIES, Outcome, Result, Severity


class Weighed(Protocol):
    """What has a weight: a result, or what an earlier report kept of one."""

    @property
    def outcome(self) -> Outcome: ...

    @property
    def severity(self) -> Severity: ...


def concern(result: Result) -> bool:
    """Whether a result is an open flag, ask or waiting, or an error that nobody accepted."""
    return result.open or (result.outcome == "error" and result.waiver is None)


def heavier(one: Weighed, other: Weighed) -> bool:
    """Whether the concern `one` outweighs the concern `other`: by severity, then a flag or error a question."""
    return _weight(one) < _weight(other)


def _weight(result: Weighed) -> tuple[int, bool]:
    return SEVERITIES.index(result.severity), result.outcome not in ("flag", "error")
