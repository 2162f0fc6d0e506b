"""What an entry is about: the subject that it names, held against those of the results of its rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..report import ALL, CONCERNS, Result
from ..validation import meant

MOST = 6

SETTLED = {"pass": "it passes", "not_applicable": "it does not apply", "error": "it could not be evaluated"}
"""What is said of results that are no concern."""

_NOT_A_LETTER = re.compile(r"[\W_]+")


def about(subject: str, results: Sequence[Result]) -> tuple[Result, ...]:
    """The results of a rule that `subject` names: as they spell it, or else but for case, blanks and signs."""
    if subject == ALL:
        return tuple(results)
    same = tuple(r for r in results if r.subject == subject)
    letters = _letters(subject)
    if same or not letters:
        return same
    alike = tuple(r for r in results if _letters(r.subject) == letters)
    return alike if len(alike) == 1 else ()


def remark(subject: str, results: Sequence[Result]) -> str:
    """Why an entry on the `results` of its rule has nothing to accept, and what else could be meant."""
    named = about(subject, results)
    if subject == ALL:
        return "nothing of the rule is open"
    if named:
        return SETTLED[named[0].outcome]
    if not subject:
        return f'the rule speaks of single subjects; {still_open(results)}; name one, or "{ALL}" for all'
    if not any(r.subject for r in results):
        return "the rule speaks of the whole offer here; leave the subject out"
    hint = meant(subject, (r.subject for r in results))
    return f"the rule has no result on {subject}; {still_open(results)}" + (f"; {hint}" if hint else "")


def still_open(results: Iterable[Result]) -> str:
    """Which subjects of a rule are open, accepted ones included."""
    found = [r.subject or "the whole offer" for r in results if r.outcome in CONCERNS]
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return f"open: {', '.join(found[:MOST])}{more}" if found else "nothing is open"


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text.casefold())
