"""What a run tells of its baselines, and whether entries that are gone fail it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from .failure import printable

if TYPE_CHECKING:
    from ..judge import Plan
    from .given import Given
    from .run import Run


def needed(strict: bool | None, plans: Sequence[Plan]) -> None:
    """Raise UsageError where a baseline is to be strict and there is none."""
    if strict and not any(plan.baseline for plan in plans):
        raise UsageError("--strict-baseline needs a baseline; name it with --baseline REPORT")


def stale(run: Run, given: Given, own: Mapping[str, Any]) -> int:
    """Tell what is gone, and which offers and rules the baselines do not know; gives 1 where what is gone is in a
    baseline that has to be strict, else 0."""
    if not run.baselines:
        return 0
    from ..baseline import notices
    from ..baseline import stale as gone

    strict = {path: b for path, b in run.baselines.items() if given.in_force(path, **own).values.strict_baseline}
    for notice in notices(run.baselines, strict=gone(strict)):
        print(f"note: {printable(notice)}", file=sys.stderr)
    return int(gone(strict))
