"""What stands in many places of a report: marks of a sign and a word, ids in full, where a value comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...report import Because, Report, Result
from ..page.report import View
from ..page.report import mark as kind
from ..terminal import SYMBOLS
from ..view import words
from ..view.findings import Finding
from .blocks import Run, Strong


def mark(name: str, word: str) -> Strong:
    """Return a sign with its word, which says everything alone: `■ Critical`."""
    return Strong(f"{SYMBOLS[name]} {word}")


def marked(result: Result, word: str) -> Iterator[Run]:
    """Tell what came of a rule in `word`, and until when somebody accepts that."""
    yield mark(kind(result), word)
    if result.waiver:
        yield f"(accepted until {result.waiver.until})"


def known(view: View, finding: Finding) -> tuple[Run, ...]:
    """Tell what a finding is against the baseline; nothing where there is none."""
    words = view.known(finding)
    return (Strong(f"({words})"),) if words else ()


def told(finding: Finding) -> tuple[Run, ...]:
    """Tell a finding on one line: what came of it, its messages, its ids."""
    found = marked(finding.first, words.outcome(finding.first))
    return (*found, "–", *messages(finding), "–", *ids(finding.results))


def messages(finding: Finding) -> tuple[str, ...]:
    """Return the messages of a finding as sentences."""
    return tuple(map(words.sentence, finding.messages))


def ids(results: Iterable[Result]) -> tuple[str, ...]:
    """Return every id in full, so that a search for it finds it."""
    return apart((result.id for result in results), ",")


def apart(texts: Iterable[str], sign: str = ";") -> tuple[str, ...]:
    """Return texts as runs with `sign` between them; as one run, a long list would be cut."""
    *start, last = [*texts] or [""]
    return (*(f"{text}{sign}" for text in start), last)


def because(view: View, decided: Because) -> str:
    """Return a deciding value with its place."""
    place = view.place(decided) if decided.state != "not_stated" or decided.evidence else ""
    return f"{decided.label}: {words.value(decided.value, decided.state)}{f' ({place})' if place else ''}"


def accepted(result: Result) -> tuple[Run, ...]:
    """Tell who accepted a result, and until when; nothing where nobody did."""
    waiver = result.waiver
    return (Strong("Accepted"), f"until {waiver.until} by {waiver.by}:", waiver.reason) if waiver else ()


def rules(report: Report) -> str:
    """Return how many rules there were, and of which packs."""
    packs = f" ({', '.join(report.rules.packs)})" if report.rules.packs else ""
    return f"{words.counted(report.rules.count, 'rule')}{packs}"
