"""Changes of one rule that came about alike, gathered so that ten states with one change read as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...compare import Change
from ...report import Because, Result
from ..view import words
from ..view.findings import Finding
from .kinds import IN_FULL

LONG = 8

Mark = tuple[str, str]
"""The kind of a mark, and the word that it says."""


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one rule that came about alike; never none."""

    changes: tuple[Change, ...]

    @property
    def first(self) -> Change:
        """The change that stands for what all have in common."""
        return self.changes[0]

    @property
    def result(self) -> Result:
        """The result that the group is shown by: as it is now, else as it was."""
        return self.first.result

    @property
    def id(self) -> str:
        """The rule with its subjects: `LIC-01 CO, GA`."""
        return f"{self.result.rule} {self.subjects}".rstrip()

    @property
    def subjects(self) -> str:
        """What the changes are about: `CO, GA`; empty where they are about the whole offer."""
        return ", ".join(filter(None, map(_subject, self.changes)))

    @property
    def how(self) -> str:
        """What became of them, as a sentence; empty where there is nothing to say."""
        return words.sentence(f"{self.first.text}.") if self.first.text else ""

    @property
    def text(self) -> str:
        """What became of them and how they stood, for a format that does not show how they stood."""
        told = self.first.kind not in ("fixed", "dropped_rule") or self.first.old is None
        return self.how if told or self.first.old is None else f"{self.how} Before: {_stood(self.first.old)}."

    @property
    def mark(self) -> Mark:
        """How they stand now."""
        if self.first.new is not None:
            return _mark(self.first.new)
        absent = {"fixed": "Gone", "replaced": "Told apart"}
        return "not_applicable", absent.get(self.first.kind, "Not looked at")

    @property
    def old_mark(self) -> Mark | None:
        """How they stood, None where they did not."""
        return _mark(self.first.old) if self.first.old else None

    @property
    def messages(self) -> tuple[str, ...]:
        """What the newer report says of them."""
        return self._finding.messages

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask about them, where they are open."""
        return self._finding.questions if self.first.new and self.first.new.open else ()

    @property
    def because(self) -> tuple[Because, ...]:
        """The fields that decide them now."""
        return self._finding.basis

    @property
    def long(self) -> bool:
        """Whether it fills so many lines that it may be cut where a page ends."""
        return len(self.messages) + len(self.because) > LONG

    @property
    def in_full(self) -> bool:
        """Whether its reasons are to be told as well."""
        return self.first.kind in IN_FULL

    @property
    def _finding(self) -> Finding:
        return Finding(tuple(dict.fromkeys(change.result for change in self.changes)))


def gather(changes: Sequence[Change]) -> Iterator[Group]:
    """Group changes of one kind, in the order of their first."""
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        stood = tuple(_stood(result) if result else "" for result in (change.old, change.new))
        alike.setdefault((change.result.rule, change.text, *stood, change.result.good), []).append(change)
    return (Group(tuple(found)) for found in alike.values())


def _subject(change: Change) -> str:
    """What a change is about, in words where one of its results knows them."""
    known = {r.fingerprint: words.subject(r) for r in (change.old, change.new) if r}
    return known.get(change.fingerprint, change.id.partition(" ")[2])


def _mark(result: Result) -> Mark:
    return (result.severity if result.outcome == "flag" else result.outcome), words.sentence(_stood(result))


def _stood(result: Result) -> str:
    accepted = ", accepted" if result.waiver else ""
    return f"{words.outcome(result)}{accepted}".lower()
