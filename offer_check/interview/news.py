"""Two reports in, what an answer changed in what is flagged out, in a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..render.view import words
from ..report import Report, Result

MOST = 5


def news(before: Report | None, after: Report | None) -> Iterator[tuple[str, str]]:
    """The severity and the words of each flag that is new, and of those that are gone; at most MOST of each."""
    old, new = _flags(before), _flags(after)
    come = [result for key, result in new.items() if key not in old]
    gone = [result for key, result in old.items() if key not in new]
    for result in come[:MOST]:
        yield result.severity, f"New flag, {result.severity}: {result.title} ({result.id}). {result.message}"
    for result in gone[:MOST]:
        yield "pass", f"No longer flagged: {result.title} ({result.id})."
    more = len(come[MOST:]) + len(gone[MOST:])
    if more:
        yield "dim", f"And {words.counted(more, 'more change')} in what is flagged; /review has them all."


def _flags(report: Report | None) -> Mapping[str, Result]:
    return {result.id: result for result in report.of("flag") if result.open} if report else {}
