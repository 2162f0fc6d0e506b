"""The order in which a form asks: what opens the rest, the facts to fill in first, then the further facts by group."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from ..checker.checker import Checker
from ..offer import GROUPS
from .fields import ENTERED, Kind, form
from .first import FIRST
from .question import Question, questions

OPENING = (
    *("about.specialty", "about.role_type", "about.career_stage"),
    *("about.employer_name", "about.employer_type", "about.label"),
)
"""What opens the rest, and tells offers apart."""
JOB, START = "job", "first"


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading; `key` is the key of their group in a file."""

    key: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked in one go."""

    key: str
    title: str
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, in order."""
        return tuple(question for section in self.sections for question in section.questions)


@functools.lru_cache(maxsize=256)
def steps(checker: Checker, kind: Kind | None, noted: frozenset[str] = frozenset()) -> tuple[Step, ...]:
    """The steps for a kind of job, or just the opening where it is not known yet.

    `noted` are paths of fields that have an answer: they are asked for, whether or not the kind of job needs them.
    """
    known = questions(checker)
    opening = tuple(known[path] for path in OPENING)
    job = Step(JOB, "The job", (Section("about", GROUPS["about"], opening),))
    if kind is None:
        return (job,)
    needed = {field.path for field in form(checker, kind).fields} | {path for path in noted if path in ENTERED}
    rest = [question for path, question in known.items() if path in needed and path not in OPENING]
    first = Step(START, "First facts", tuple(_sections(question for question in rest if question.path in FIRST)))
    further = _sections(question for question in rest if question.path not in FIRST)
    return (job, first, *(Step(section.key, section.title, (section,)) for section in further))


def _sections(asked: Iterator[Question]) -> Iterator[Section]:
    """Questions by group, in the order of the model."""
    grouped: dict[str, list[Question]] = {}
    for question in asked:
        grouped.setdefault(question.field.group, []).append(question)
    for key, members in grouped.items():
        yield Section(key, GROUPS[key], tuple(members))
