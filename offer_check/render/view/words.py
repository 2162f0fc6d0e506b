"""The words in which formats name verdicts, outcomes and severities, and in which they show a deciding value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ...report import Evidence, Outcome, Result, Severity, State, Verdict

VERDICTS: Mapping[Verdict, str] = {
    "fail": "Do not sign yet",
    "incomplete": "Ask first",
    "review": "Negotiate",
    "ok": "Nothing critical or major found in what is stated",
}
OUTCOMES: Mapping[Outcome, str] = {
    "error": "Error",
    "flag": "Flag",
    "ask": "Ask",
    "waiting": "Waiting",
    "pass": "Pass",
    "not_applicable": "Not applicable",
}
MEANINGS: Mapping[Outcome, str] = {
    "error": "the tool failed on the rule",
    "flag": "conflicts with the rule",
    "ask": "cannot be decided from the offer",
    "waiting": "another point comes first",
    "pass": "stated, and meets the rule",
    "not_applicable": "does not concern this job",
}
HEADS: Mapping[Severity, str] = {
    "critical": "Resolve before signing",
    "major": "Negotiate",
    "minor": "Worth raising",
    "info": "Good to know",
}

MOST_PAPERS = 8

_CODE = re.compile(r"[a-z]+(_[a-z]+)*")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_SINGULAR = re.compile(r"\| (is|has|issues|does|can)\b")  # right after a subject that opens the sentence
_SPELLED = {"ai": "AI", "econsult": "e-consult", "ed": "ED"}


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 rule`, `2 rules`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def sentence(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def cut(text: str, longest: int) -> str:
    """Return `text`, or the beginning of it with a mark where it has more than `longest` characters."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def listed(items: Iterable[str]) -> str:
    """Return items as a list in words: `CO, GA and TX`."""
    *start, last = items
    return f"{', '.join(start)} and {last}" if start else last


def merged(texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the different texts of pairs (subject, text); those alike but for the subject become one.

    `No license for CO.` and `No license for GA.` are told as `No license for CO and GA.`; a text whose sentence is
    about the subject itself (`CO is not a member.`) stays alone, as its verb would have to change.
    """
    alike: dict[tuple[str, ...], list[str]] = {}
    for subject, text in texts:
        parts = re.split(rf"(?<!\w){re.escape(subject)}(?!\w)", text) if subject else [text]
        if _SINGULAR.match("|".join(parts)):
            parts = [text]
        alike.setdefault(tuple(parts), []).append(subject)
    return tuple(listed(subjects).join(parts) for parts, subjects in alike.items())


def outcome(result: Result) -> str:
    """Return the outcome in words, with the severity where it says how urgent the result is."""
    word = OUTCOMES[result.outcome]
    return f"{word}, {result.severity}" if result.outcome in ("flag", "ask", "waiting") else word


def subject(result: Result) -> str:
    """Return what a result is about: a code in words (`ED triage` for `ed_triage`), states and names as they are."""
    code = result.subject
    if not _CODE.fullmatch(code):
        return code
    alike = (b.value for b in result.because if b.state == "stated" and _letters(b.value) == _letters(code))
    return next(alike, " ".join(_SPELLED.get(word, word) for word in code.split("_")))


def value(text: str, state: State) -> str:
    """Return what the offer has for a field: the value, that it is unclear and its words, or that it is not stated."""
    if state == "not_stated":
        return "not stated"
    return f"unclear: “{text}”" if state == "unclear" else text


def evidence(found: Evidence) -> str:
    """Return where a value stands in the papers: `agreement, 7.2: “on a claims-made basis”`; and what a paper says that
    says something else."""
    place = ", ".join(part for part in (found.source.replace("_", " "), found.where) if part)
    said = f" says {found.value}" if found.value else ""
    return f"{place}{said}: “{found.words}”" if found.words else f"{place}{said}"


def papers(found: Sequence[Evidence]) -> str:
    """Return where a value stands in each of its papers; of more than MOST_PAPERS the first ones, and how many more."""
    shown = [*map(evidence, found[:MOST_PAPERS])]
    more = len(found) - len(shown)
    return "; ".join([*shown, f"and {counted(more, 'more paper')}"] if more else shown)


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text.lower())
