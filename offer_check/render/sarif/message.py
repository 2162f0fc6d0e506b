"""What a result says: the title of its rule as the first sentence, then what was found, why it matters, what to ask.

Without values that is made of texts of rules, names of fields and the subject: what an offer says stays on the machine.
"""

from __future__ import annotations

from ...report import Because, Gone, Result
from ..disclosure import pointer, sentences
from ..view.words import papers, subject, value


def said(result: Result, *, values: bool) -> str:
    """Return the message of a result; why a rule does not apply is told in words of the rule, so with and without
    values."""
    head = title(result.title.strip() or result.rule, subject(result))
    if result.outcome == "not_applicable":
        return result.message.strip() or head
    if result.outcome == "pass":
        found: tuple[str, ...] = (result.message if values else "Stated, and meets the rule.",)
    else:
        found = sentences(result, include_values=values)
    return " ".join((head, *found))


def gone(found: Gone) -> str:
    """Return the message of a finding of the baseline that is none any more."""
    return f"{title(found.title, found.subject)} It was open in the baseline, and is not any more."


def title(text: str, about: str) -> str:
    """Return the title of a rule as a sentence, with what the result is about."""
    head = f"{text} ({about})" if about else text
    return head if head.endswith((".", "!", "?")) else f"{head}."


def decided(because: Because, about: str, *, values: bool) -> str:
    """Return what is known of a deciding field of a result on the subject `about`."""
    if values:
        said = f"{because.label}: {value(because.value, because.state)}"
        return f"{said} ({papers(because.evidence)})" if because.evidence else said
    # The label has the same entry as the path, so it is told where that is.
    path = pointer(because, about)
    return f"{because.label if path == because.field else path}: {because.state.replace('_', ' ')}"
