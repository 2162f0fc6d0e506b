"""Two reports in, what is new in the second out: a sentence or two to be read aloud."""

from __future__ import annotations

from collections.abc import Iterable

from ..render.view import summary, words
from ..report import Report, Result
from .clean import clean

MOST = 3


def news(before: Report | None, after: Report | None) -> str:
    """`1 new flag: No license for TX. Verdict: Do not sign yet.` Empty where nothing changed."""
    if after is None or before is after:
        return ""
    if before is None:
        return clean(f"The checklist has begun. Verdict: {summary.verdict(after)}.")
    said = [*_flags(before, after), *_asks(before, after)]
    if before.verdict != after.verdict:
        said.append(f"Verdict: {summary.verdict(after)}.")
    return clean(" ".join(said))


def _flags(before: Report, after: Report) -> Iterable[str]:
    old, new = _by_id(before, "flag"), _by_id(after, "flag")
    come = [result for key, result in new.items() if key not in old]
    gone = len(old.keys() - new.keys())
    if come:
        told = " ".join(words.sentence(result.message) for result in come[:MOST])
        yield f"{words.counted(len(come), 'new flag')}: {told}"
    if gone:
        yield f"{words.counted(gone, 'flag')} settled."


def _asks(before: Report, after: Report) -> Iterable[str]:
    """Just the number: an answer may open or close dozens."""
    old, new = len(_by_id(before, "ask")), len(_by_id(after, "ask"))
    if old != new:
        yield f"{words.counted(new, 'open question')} now."


def _by_id(report: Report, outcome: str) -> dict[str, Result]:
    return {result.id: result for result in report.results if result.outcome == outcome and result.open}
