"""What is told of one rule on one offer: the result, every condition with its patterns, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from ..report import Because, Outcome, Result, Severity

FORMAT = "offer-check-explanation/1"
Truth = Literal["true", "false", "unknown"]
Kind = Literal["applies", "each", "after", "severity", "flag", "pass"]
Plain = JsonValue
"""A value as an offer file has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """One pattern in words, whether it holds, and the fields behind that with their values, places and evidence.

    `unknown`: neither it nor its opposite can be shown from what is stated. `together`: by itself it would hold, but
    not of the same entry as the patterns before it.
    """

    text: str
    truth: Truth
    because: tuple[Because, ...] = ()
    together: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Patterns that must hold together, and whether they do. `says` is the message of a flag or a pass."""

    truth: Truth
    patterns: tuple[Probed, ...]
    says: str = ""
    severity: Severity | None = None

    @property
    def stopped_by(self) -> tuple[Probed, ...]:
        """The patterns that do not hold: the false ones where there are such, else the unknown ones."""
        false = tuple(p for p in self.patterns if p.truth == "false")
        return false or tuple(p for p in self.patterns if p.truth == "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that decides, in its turn, with its ways to hold, and in words what came of it.

    `settled` is false where it ends the matter: a line of `applies` that does not hold, a gate that is open, a flag or
    pass that holds. `reached` is false for what comes after that and is told for information. `rule` is the gate.
    """

    kind: Kind
    title: str
    came: str
    ways: tuple[Way, ...] = ()
    settled: bool = True
    reached: bool = True
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of the data of an offer file: `value` at `path`, None to take away what is there.

    Paths that begin with `preferences` are those of a preferences file.
    """

    path: tuple[str | int, ...]
    value: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One value that was tried, in words, with the edits that say it."""

    text: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Values of one field (or rows of one table) that lead to the same outcome, each by itself.

    `text` says all options at once: `said employer or platform`, `said 60 or less`. `subject` is the one that the
    outcome is of, `severity` the one that it has; None for a pass and where the rule does not apply.
    """

    field: str
    label: str
    text: str
    outcome: Outcome
    severity: Severity | None
    subject: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One rule on one subject of an offer.

    `needs` are the fields that have to be settled together where no single change leads to a pass. `tried` counts the
    values that were tried, `cut` is true where there were more than may be tried.
    """

    result: Result
    parts: tuple[Part, ...]
    changes: tuple[Change, ...]
    needs: tuple[Because, ...]
    tried: int
    cut: bool = False

    @property
    def passes(self) -> bool:
        """Whether one of the changes leads to a pass."""
        return any(change.outcome == "pass" for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Probing:
    """Every explanation of one rule on one offer; `format` names the layout of its JSON form."""

    format: str = FORMAT
    rule: str
    title: str
    offer: str
    as_of: str
    explanations: tuple[Explanation, ...]
    legend: Mapping[Truth, str]
