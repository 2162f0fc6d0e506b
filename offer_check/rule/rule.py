"""One rule as frozen values: what applies, flags, passes, waits, and what it tells the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any, Literal

from ..record import record
from ..source import Document
from .pattern import Pattern

Patterns = tuple[Pattern, ...]
LineKind = Literal["when", "any", "unless"]
SectionName = Literal["sitting", "calendar", "unpaid", "visit_mix", "boundaries"]

SECTIONS: Mapping[SectionName, str] = {
    "sitting": "Where you sit",
    "calendar": "Calendar",
    "unpaid": "Work that earns nothing, or may",
    "visit_mix": "Remote and in-person work",
    "boundaries": "What must not be promised remotely",
}
"""The sections of a report in which results of several rules stand together, with their headings."""


@record()
class Line:
    """One condition of `applies`. `alternatives` has one entry for `when` and `unless`, one or more for `any`.

    `skip`: where the fields are silent, the rule does not apply. `otherwise` is the reason then printed.
    """

    kind: LineKind
    alternatives: tuple[Patterns, ...]
    otherwise: str
    skip: bool = False


@record()
class Gate:
    """Another rule that has to be settled first; only while the patterns hold, where there are any."""

    rule: str
    condition: Patterns = ()


@record()
class Alternative:
    """One way to flag or to pass: patterns that must all hold, and what is then said."""

    when: Patterns
    message: str = ""
    severity: str = ""


@record()
class Step:
    """A severity that holds instead of the base while the patterns do."""

    when: Patterns
    severity: str


@record()
class Citation:
    """A section of a guide."""

    guide: str
    section: str


@record()
class Parameter:
    """A named number. `value` None: unset, and what uses it is off. No `source`: the number is ours."""

    name: str
    value: Decimal | None
    unit: str
    source: Citation | None = None
    changed: bool = False


@record()
class Each:
    """One result for each fact of `kind`, named by its property `by` (or by all of them)."""

    alias: str
    kind: str
    by: str = ""
    otherwise: str = ""


@record()
class Example:
    """An offer fragment with the outcome that a rule must have on it. `line` is where it stands."""

    outcome: str
    offer: Mapping[str, Any]
    line: int
    name: str = ""
    subject: str | None = None
    severity: str = ""
    as_of: str = ""
    set: Mapping[str, Any] | None = None
    preferences: Mapping[str, Any] | None = None


@record(kw_only=True)
class Rule:
    """One rule of the set. `path` is its file as shown to people, `document` knows the places in it.

    `rests_on` are tables that its text rests on and no condition joins.
    """

    id: str
    title: str
    since: str
    severity: str
    steps: tuple[Step, ...] = ()
    pack: str
    topic: str
    matrix: str = ""
    section: SectionName | None = None
    parameters: Mapping[str, Parameter]
    applies: tuple[Line, ...]
    after: tuple[Gate, ...] = ()
    each: Each | None = None
    flags: tuple[Alternative, ...]
    passes: tuple[Alternative, ...]
    optional: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    why: str
    question: str
    good: str
    sources: tuple[Citation, ...]
    rests_on: tuple[str, ...] = ()
    note: str = ""
    examples: tuple[Example, ...] = ()
    path: str
    document: Document | None = field(default=None, compare=False, repr=False)

    @property
    def family(self) -> str:
        """The letters of the id."""
        return self.id.split("-", 1)[0]

    @property
    def conditions(self) -> tuple[Patterns, ...]:
        """Every condition: of the lines that apply, the gates, the steps, the flags and the passes."""
        return (
            *(when for line in self.applies for when in line.alternatives),
            *(gate.condition for gate in self.after),
            *(step.when for step in self.steps),
            *(alternative.when for alternative in (*self.flags, *self.passes)),
        )


@record()
class Derivation:
    """One way to derive a fact: patterns, and the properties that it gets (text or references)."""

    give: Mapping[str, Any]
    when: Patterns


@record(kw_only=True)
class Derived:
    """A derived kind of fact with all its derivations."""

    kind: str
    means: str
    rules: tuple[Derivation, ...]
    path: str
    document: Document | None = field(default=None, compare=False, repr=False)

    @property
    def properties(self) -> tuple[str, ...]:
        """The names of its properties, as the first derivation gives them."""
        return tuple(self.rules[0].give) if self.rules else ()
