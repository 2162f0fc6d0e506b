"""The report of one offer: its results, the terms that they rest on, and what the rules were."""

from __future__ import annotations

from dataclasses import dataclass, field

from .result import SEVERITIES, Evidence, Outcome, Result, Severity, State
from .summary import Counts, Verdict, at_least

FORMAT = "offer-check-report/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One field as the review took it from the offer: stated, or unclear with the words."""

    field: str
    group: str
    label: str
    value: str
    state: State
    evidence: tuple[Evidence, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What results of one kind ask the employer together."""

    id: str
    title: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What the letters of a rule's id stand for."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A dated outside fact that rules use. `current` is false past `check_by`: no rule then passes or flags on it.

    `sure` says how sure it is (`high`, `medium`, `low`), empty where its table does not say.
    """

    name: str
    title: str
    as_of: str
    check_by: str
    source: str
    sure: str = ""
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A number that a rule compares with. `changed`: the reader set it; `value` empty: unset, its condition is off."""

    rule: str
    name: str
    value: str
    unit: str
    source: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """The program that made the report."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules that were evaluated: how many, the digest of their files, their packs."""

    count: int
    digest: str
    packs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferInfo:
    """Which offer was checked. `digest` is the SHA-256 of the file's bytes."""

    path: str
    digest: str
    label: str
    employer: str
    note: str
    specialty: str
    specialty_label: str
    role_type: tuple[str, ...]
    role_labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that the check of one offer found, sorted and counted."""

    format: str = FORMAT
    tool: Tool
    rules: RuleSet
    offer: OfferInfo
    as_of: str
    verdict: Verdict
    counts: Counts
    results: tuple[Result, ...]
    terms: tuple[Term, ...] = ()
    topics: tuple[Topic, ...] = ()
    families: tuple[Family, ...] = ()
    tables: tuple[Table, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    not_looked_at: tuple[str, ...] = field(default=())

    def of(self, *outcomes: Outcome) -> tuple[Result, ...]:
        """The results with one of `outcomes`, in the report's order."""
        return tuple(r for r in self.results if r.outcome in outcomes)

    def worst(self, *outcomes: Outcome) -> Severity | None:
        """The highest severity among the open results with one of `outcomes`; None where there are none."""
        found = {r.severity for r in self.results if r.open and r.outcome in outcomes}
        return next((s for s in SEVERITIES if s in found), None)

    def reaches(self, fail_on: str, fail_on_ask: str) -> bool:
        """Whether an open flag is at or above `fail_on`, or an open ask or waiting at or above `fail_on_ask`.

        Both are a severity or `never`.
        """
        return at_least(self.worst("flag"), fail_on) or at_least(self.worst("ask", "waiting"), fail_on_ask)
