"""What a question to the employer may say that it rests on: the stated values, each with the papers that state it.

A value that only spoken words or the physician's own knowledge support is as good as not stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...report import Because, Evidence, Report, Result, Term
from .sources import in_offer
from .words import cut, sentence

UNSENT = ("verbal", "physician")
"""The sources of evidence that are no papers of the employer."""
UNTOLD = ("about.label", "about.note", "about.document", "about.specialty", "about.role_type", "evidence")
"""Fields on the offer file, what its reader noted there, and what the letter says at its beginning."""
OWN = (
    "about.career_stage",
    "career.first_remote_role",
    "licensing.board_certified",
    "licensing.principal_state",
    "training.license_type",
    "training.program_permission",
    "where.physician_home_state",
)
"""Fields that the sender of the letter knows, so that their silence is nothing to tell an employer."""
LONGEST = 600

_ENTRY = re.compile(r"\[(?P<entry>.*)\](?P<column>\.)?", re.DOTALL)
_READER = re.compile(r"\b(?:[Yy]our|[Yy]ou)\b")
_SENDER = {"You": "I", "you": "I", "Your": "My", "your": "my"}
_NOT_A_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value, and the papers that state it: `agreement, 7.2`; none where the offer does not name one."""

    value: str
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """A field on which a question rests, with what the papers say of it; `stated` is empty where they do not."""

    label: str
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Sendable:
    """What of a report the employer may see.

    `wishes` are the topics on the reader's wishes, `spoken` the names (of states, sites, kinds of work) that only
    spoken words or the physician know.
    """

    report: Report
    wishes: frozenset[str]
    spoken: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> Sendable:
        """Look through the topics and the terms of `report`."""
        known: dict[bool, set[str]] = {True: set(), False: set()}
        for term in report.terms:
            known[_on_paper(term)] |= _names(term)
        wishes = frozenset(topic.id for topic in report.topics if topic.private)
        return cls(report, wishes, frozenset(known[False] - known[True]))

    def asks(self, result: Result) -> bool:
        """Whether a result is a question to the employer: open, decided or not, and not about the reader's wishes."""
        wished = result.topic in self.wishes or any(b.field.startswith("preferences.") for b in result.because)
        return result.open and result.outcome in ("flag", "ask") and not wished

    def reference(self, result: Result) -> str:
        """Return the id of a result; its rule alone where only spoken words say that there is such a subject."""
        return result.rule if _letters(result.subject) in self.spoken else result.id

    def grounds(self, results: Iterable[Result]) -> tuple[Ground, ...]:
        """Return the fields that decided `results` as far as they may be told, those of one name as one."""
        found: dict[str, dict[tuple[str, ...], dict[str, None]]] = {}
        for because in (b for result in results for b in result.because if self._told(b)):
            papers = found.setdefault(self._label(because), {})
            for stated in _stated(because):
                papers.setdefault(stated.papers, {})[stated.value] = None
        return tuple(_ground(label, papers) for label, papers in found.items())

    def _told(self, because: Because) -> bool:
        """Whether the field is the employer's matter and says more than the name of its row."""
        row = _ENTRY.search(because.field)
        named = row and row["column"] and because.value and _letters(because.value) in _entries(row["entry"])
        silent = because.field in OWN and not any(_stated(because))
        return because.field not in UNTOLD and in_offer(self.report, because) and not named and not silent

    def _label(self, because: Because) -> str:
        """The field as the sender of the letter calls it; a row or entry that no paper knows is not named."""
        label, row = because.label, _ENTRY.search(because.field)
        if row and (not _on_paper(because) or not self.spoken.isdisjoint(_entries(row["entry"]))):
            head, comma, tail = label.rpartition(", ")
            if comma:
                label = sentence(tail) if row["column"] else head
        return brief(_READER.sub(lambda found: _SENDER[found[0]], label))


def brief(text: str) -> str:
    """Return `text`, shortened with a mark where it is longer than a letter bears."""
    return cut(text, LONGEST)


def _ground(label: str, papers: dict[tuple[str, ...], dict[str, None]]) -> Ground:
    return Ground(label, tuple(Stated(brief(", ".join(values)), where) for where, values in papers.items()))


def _stated(because: Because) -> Iterator[Stated]:
    """The values that may be told: the field's own where a paper or nothing else stands behind it, then others."""
    papers = [e for e in because.evidence if e.source not in UNSENT]
    if because.value and because.state != "not_stated" and _on_paper(because):
        value = f"“{because.value}”" if because.state == "unclear" else because.value
        yield Stated(value, tuple(dict.fromkeys(_paper(e) for e in papers if not e.value)))
    for evidence in papers:
        if evidence.value:
            yield Stated(evidence.value, (_paper(evidence),))


def _paper(evidence: Evidence) -> str:
    """The paper and the place in it, without the words: `offer letter, page 2`."""
    return brief(", ".join(part for part in (evidence.source.replace("_", " "), evidence.where) if part))


def _on_paper(said: Because | Term) -> bool:
    """Whether the field's own value has a paper behind it, or no evidence at all."""
    return not said.evidence or any(e.source not in UNSENT and not e.value for e in said.evidence)


def _names(term: Term) -> set[str]:
    """What a term speaks of: the entries of its value, and the row that it stands in."""
    row = _ENTRY.search(term.field)
    return _entries(term.value) | (_entries(row["entry"]) if row else set())


def _entries(text: str) -> set[str]:
    return set(map(_letters, (text, *text.split(", "))))


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text.lower())
