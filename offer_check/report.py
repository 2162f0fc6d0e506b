"""The one object that feeds every format: what a check of one offer found.

A report knows nothing of the engine or of files; formats only arrange what is here. Its JSON form is
`offer-check-report/1`, with a published schema (`offer-check schema report`).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

Outcome = Literal["flag", "pass", "ask", "waiting", "not_applicable", "error"]
Severity = Literal["critical", "major", "minor", "info"]
Verdict = Literal["fail", "incomplete", "review", "ok"]
State = Literal["stated", "not_stated", "unclear"]

SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor", "info")
OUTCOMES: tuple[Outcome, ...] = ("error", "flag", "ask", "waiting", "pass", "not_applicable")
FORMAT = "offer-check-report/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a value was found: the paper, the clause or page, and its words."""

    source: str
    where: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One field that decided a result.

    `value` is the text to show (empty when not stated). The place is 1-based, its end exclusive; where the file has
    no such key it is the place of the parent.
    """

    field: str
    label: str
    value: str = ""
    state: State
    evidence: tuple[Evidence, ...] = ()
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The section of a guide that a rule comes from."""

    guide: str
    title: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A recorded decision to accept a result until a last day (inclusive, ISO date)."""

    reason: str
    by: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One rule on one subject. `subject` is empty where the rule speaks of the whole offer."""

    rule: str
    subject: str = ""
    outcome: Outcome
    severity: Severity
    title: str
    message: str
    because: tuple[Because, ...] = ()
    why: str
    question: str
    good: str
    sources: tuple[Source, ...]
    family: str
    pack: str
    topic: str
    matrix: str = ""
    fingerprint: str
    waiver: Waiver | None = None
    since: str = ""

    @property
    def id(self) -> str:
        """The rule with its subject: `LIC-01 TX`."""
        return f"{self.rule} {self.subject}".rstrip()

    @property
    def open(self) -> bool:
        """Whether the result still asks for something: a flag, an ask or a waiting that nobody accepted."""
        return self.waiver is None and self.outcome in ("flag", "ask", "waiting")


@dataclass(frozen=True, slots=True, kw_only=True)
class BySeverity:
    """How many results of one outcome there are of each severity."""

    critical: int = 0
    major: int = 0
    minor: int = 0
    info: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.critical + self.major + self.minor + self.info


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many results have which outcome. The outcomes add up to `total`; `waived` counts marks on the side."""

    flag: BySeverity
    ask: BySeverity
    passed: Annotated[int, Field(alias="pass")]
    waiting: int
    not_applicable: int
    error: int
    waived: int
    total: int

    @classmethod
    def of(cls, results: Sequence[Result]) -> Counts:
        """Count `results`."""
        outcomes = Counter(r.outcome for r in results)
        by_severity = {o: BySeverity(**Counter(r.severity for r in results if r.outcome == o)) for o in ("flag", "ask")}
        return cls(
            flag=by_severity["flag"],
            ask=by_severity["ask"],
            passed=outcomes["pass"],
            waiting=outcomes["waiting"],
            not_applicable=outcomes["not_applicable"],
            error=outcomes["error"],
            waived=sum(r.waiver is not None for r in results),
            total=len(results),
        )


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
class Table:
    """A dated outside fact that rules used. `current` is false past `check_by`: no rule then passes or flags on it."""

    name: str
    title: str
    as_of: str
    check_by: str
    source: str
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


def at_least(severity: str | None, limit: str) -> bool:
    """Whether `severity` is `limit` or worse; never for no severity or the limit `never`."""
    if severity is None or limit == "never":
        return False
    order: Sequence[str] = SEVERITIES
    return order.index(severity) <= order.index(limit)


def verdict_of(results: Iterable[Result]) -> Verdict:
    """The verdict on `results`: `fail` with an open critical flag, `incomplete` with an open critical ask or waiting,
    `review` with an open major flag or ask, else `ok` (which is not a promise that signing is safe)."""
    found = {(r.outcome, r.severity) for r in results if r.open}
    if ("flag", "critical") in found:
        return "fail"
    if found & {("ask", "critical"), ("waiting", "critical")}:
        return "incomplete"
    if found & {("flag", "major"), ("ask", "major"), ("waiting", "major")}:
        return "review"
    return "ok"


def sort_key(result: Result) -> tuple[int, int, str, str]:
    """Worst first: by severity for what is open (flags before asks before waiting), then passes, then the rest."""
    order = {"error": 0, "flag": 0, "ask": 1, "waiting": 2, "pass": 3, "not_applicable": 4}
    rank = order[result.outcome]
    severity = SEVERITIES.index(result.severity)
    return (
        (severity * 3 + rank if rank < 3 else 10 + rank),
        severity,
        result.rule,
        result.subject,
    )


def fingerprint(rule: str, subject: str) -> str:
    """Rule and subject, length-prefixed, as SHA-256 hex: what tells new, fixed and unchanged results apart."""
    text = f"{len(rule)}:{rule}{len(subject)}:{subject}"
    return hashlib.sha256(text.encode()).hexdigest()
