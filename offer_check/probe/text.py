"""Explanations as plain text for a terminal. Whatever comes from an offer is cleaned before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from textwrap import wrap

from ..prose.words import capital
from ..report import Because, Evidence
from .model import Change, Explanation, Part, Probed, Probing, Way

Clean = Callable[[str], str]
MOST_FIELDS = 8
"""Fields that are shown behind one pattern."""
HEADS = {"applies": "Applies", "each": "Subject", "after": "Waits for", "severity": "Severity"}
LEADS = {
    "pass": "pass",
    "flag": "flag",
    "ask": "a question",
    "waiting": "waits for another rule",
    "not_applicable": "does not apply",
}


def write(probing: Probing, *, clean: Clean, width: int = 100) -> str:
    """All explanations, one after the other; `clean` makes a text harmless, lines have at most `width` characters."""
    writer = _Writer(clean, max(width, 60))
    blocks = ("\n".join(writer.explanation(probing, one)) for one in probing.explanations)
    return "\n\n\n".join(blocks) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    clean: Clean
    width: int

    def explanation(self, probing: Probing, one: Explanation) -> Iterator[str]:
        result = one.result
        yield from self._lines(f"{result.id}: {probing.title}")
        yield from self._lines(f"{_outcome(result.outcome, result.severity)}. {result.message}")
        yield from self._lines(f"{probing.offer}, as of {probing.as_of}.")
        yield from self._parts(one.parts)
        yield ""
        yield "What one change would do"
        yield from self._changes(one)

    def _parts(self, parts: Sequence[Part]) -> Iterator[str]:
        head = ""
        reached = True
        for part in parts:
            if reached and not part.reached:
                yield ""
                yield "Decided above. What follows is for information."
            reached = part.reached
            title = HEADS.get(part.kind, part.title)
            if title != head:
                yield ""
                yield title
                head = title
            yield from self._part(part)

    def _part(self, part: Part) -> Iterator[str]:
        own = part.title != HEADS.get(part.kind, part.title)
        yield from self._lines(f"{part.title}: {part.came}." if own else f"{capital(part.came)}.", 2)
        for number, way in enumerate(part.ways, start=1):
            yield from self._way(part, way, f"{number}. " if len(part.ways) > 1 else "")

    def _way(self, part: Part, way: Way, number: str) -> Iterator[str]:
        if number or way.says or way.severity:
            yield from self._lines(f"{number}{capital(_verdict(part, way))}", 4, hang=3)
        for pattern in way.patterns:
            yield from self._pattern(pattern)

    def _pattern(self, pattern: Probed) -> Iterator[str]:
        same = "; not of the same entry as what stands above" if pattern.together else ""
        yield from self._lines(f"[{_tag(pattern)}] {pattern.text}{same}", 6, hang=2)
        found = list(_joined(pattern.because))
        for because in found[:MOST_FIELDS]:
            yield from self._lines(_found(because), 10, hang=2)
        more = len(found) - MOST_FIELDS
        if more > 0:
            yield from self._lines(f"and {more} more", 10)

    def _changes(self, one: Explanation) -> Iterator[str]:
        outcome = ""
        for change in one.changes:
            said = _leads(one, change)
            if said != outcome:
                yield from self._lines(f"{capital(said)}:", 2)
                outcome = said
            yield from self._lines(f"- if “{change.label}” ({change.field}) {change.text}", 4, hang=2)
        if not one.changes:
            yield from self._lines("No single change of what this rule reads leads to another outcome.", 2)
        elif one.needs:
            yield from self._lines("No single change leads to a pass.", 2)
        if one.needs:
            yield from self._lines("What has to be settled together:", 2)
            for because in _joined(one.needs):
                yield from self._lines(f"- {_found(because)}", 4, hang=2)
        cut = ", and there were more than may be tried" if one.cut else ""
        yield from self._lines(f"{one.tried} values were tried, one at a time{cut}.", 2)

    def _lines(self, text: str, indent: int = 0, *, hang: int = 0) -> list[str]:
        first, rest = " " * indent, " " * (indent + hang)
        return wrap(
            self.clean(text),
            self.width,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _outcome(outcome: str, severity: str) -> str:
    return outcome.replace("_", " ").upper() + (f" ({severity})" if outcome in ("flag", "ask", "waiting") else "")


def _leads(one: Explanation, change: Change) -> str:
    """What a change leads to; severity and subject where they tell something."""
    said = LEADS[change.outcome]
    if change.severity and (change.severity != one.result.severity or change.outcome != one.result.outcome):
        said += f" ({change.severity})"
    return f"{said}, for {change.subject}" if change.subject != one.result.subject and change.subject else said


def _verdict(part: Part, way: Way) -> str:
    """Whether a way holds, and what it says or what stops it."""
    severity = f"{way.severity}: " if way.severity else ""
    if way.truth == "true":
        return f"{severity}holds{f': {way.says}' if way.says else '.'}"
    why = "what is false below" if any(p.truth == "false" for p in way.patterns) else "what is open below"
    return f"{severity}does not hold, because of {why}."


def _tag(pattern: Probed) -> str:
    if pattern.truth != "unknown":
        return pattern.truth
    states = {b.state for b in pattern.because}
    return "not stated" if "not_stated" in states else "unclear" if "unclear" in states else "open"


def _joined(found: Sequence[Because]) -> Iterator[Because]:
    """Entries of one list that stand together, as one."""
    for _, group in groupby(found, key=lambda b: (b.label, b.state, b.line, b.evidence)):
        entries = list(group)
        yield replace(entries[0], value=", ".join(dict.fromkeys(b.value for b in entries)))


def _found(because: Because) -> str:
    """A field with its value, its place and its papers."""
    if because.state == "not_stated":
        return f"{because.label}: not stated{_papers(because.evidence)}"
    value = f"unclear, “{because.value}”" if because.state == "unclear" else because.value
    place = f" (line {because.line})" if because.line > 1 else ""
    return f"{because.label}: {value}{place}{_papers(because.evidence)}"


def _papers(evidence: Sequence[Evidence]) -> str:
    return "".join(f"; {_paper(e)}" for e in evidence)


def _paper(evidence: Evidence) -> str:
    where = f", {evidence.where}" if evidence.where else ""
    words = f": “{evidence.words}”" if evidence.words else ""
    return f"{evidence.source.replace('_', ' ')}{where}{words}"
