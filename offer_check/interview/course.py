"""The steps of the form in, the stops of an interview out: every question in order, and before a further group one on
whether to go into it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..form import Address, Question, Section, Step
from ..form.course import JOB, START

ALWAYS = (JOB, START)
"""The steps that nobody is asked whether to go into."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A question with its place in the step; without a question, the gate to a further group."""

    step: Step
    section: Section
    question: Question | None = None
    number: int = 0

    @property
    def key(self) -> str:
        """What tells it from all others, whatever the kind of job."""
        return self.question.path if self.question else f"gate:{self.step.key}"

    @property
    def at(self) -> Address:
        """The address of the question."""
        return address(self.question.path) if self.question else ()


def address(path: str) -> Address:
    """The address of a question that is in no row."""
    return tuple(path.split("."))


def stops(steps: Collection[Step], opened: Collection[str]) -> tuple[Stop, ...]:
    """All of them; those of a further group only where it is among `opened`, by key."""
    return tuple(stop for step in steps for stop in _of(step, opened))


def _of(step: Step, opened: Collection[str]) -> Iterator[Stop]:
    if step.key not in ALWAYS:
        yield Stop(step, step.sections[0])
        if step.key not in opened:
            return
    number = 0
    for section in step.sections:
        for question in section.questions:
            number += 1
            yield Stop(step, section, question, number)
