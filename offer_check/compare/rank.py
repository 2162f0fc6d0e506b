"""Which results are a concern, and which of two is the heavier one."""

from __future__ import annotations

from ..report import SEVERITIES, Result


def concern(result: Result) -> bool:
    """Whether a result is an open flag, ask or waiting, or an error that nobody accepted."""
    return result.open or (result.outcome == "error" and result.waiver is None)


def heavier(one: Result, other: Result) -> bool:
    """Whether the concern `one` outweighs the concern `other`: by severity, then a flag or error a question."""
    return _weight(one) < _weight(other)


def _weight(result: Result) -> tuple[int, bool]:
    return SEVERITIES.index(result.severity), result.outcome not in ("flag", "error")
