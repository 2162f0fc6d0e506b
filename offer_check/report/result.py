"""One result: a rule on a subject, its outcome, and everything that a reader needs to follow it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Literal

from ..record import record

Outcome = Literal["flag", "pass", "ask", "waiting", "not_applicable", "error"]
Severity = Literal["critical", "major", "minor", "info"]
State = Literal["stated", "not_stated", "unclear"]

ALL = "*"
"""The subject of a waiver that stands for every subject of its rule."""

SOON = 30
"""The days left from which on readers are told that a waiver ends."""

Known = Literal["new", "worse", "better", "unchanged"]
"""What a result is against a baseline."""

Section = Literal["sitting", "calendar", "unpaid", "visit_mix", "boundaries"]

SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor", "info")
CONCERNS: tuple[Outcome, ...] = ("flag", "ask", "waiting")
OUTCOMES: tuple[Outcome, ...] = ("error", "flag", "ask", "waiting", "pass", "not_applicable")
_RANKS: Mapping[Outcome, int] = {"error": 0, "flag": 0, "ask": 1, "waiting": 2, "pass": 3, "not_applicable": 4}


@record(kw_only=True)
class Evidence:
    """Where a value was found: the paper, the clause or page, its words, and what it says where that differs."""

    source: str
    where: str = ""
    words: str = ""
    value: str = ""


@record(kw_only=True)
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


@record(kw_only=True)
class Source:
    """The section of a guide that a rule comes from."""

    guide: str
    title: str
    section: str


@record(kw_only=True)
class Waiver:
    """A recorded decision to accept a result until a last day (inclusive, ISO date)."""

    reason: str
    by: str
    until: str

    def days_left(self, day: str) -> int:
        """How many days after `day` the last one is (both ISO dates); less than 0 when it is over."""
        return (date.fromisoformat(self.until) - date.fromisoformat(day)).days

    def ends_soon(self, day: str) -> bool:
        """Whether on `day` it is in force and has few days left."""
        return 0 <= self.days_left(day) <= SOON


@record(kw_only=True)
class WaiverEntry:
    """An entry of a waiver file that speaks of this offer, and what became of it on the day of the check.

    `path` and `line` say where it stands. `subject` is spelled as results spell it; `*` stands for all of the rule.
    `in_force`: it accepts a result. `expired`: it would, but its last day is over. `unused`: there is nothing to
    accept; `remark` says why. `not_evaluated`: its rule was not selected.
    """

    rule: str
    subject: str
    waiver: Waiver
    status: Literal["in_force", "expired", "unused", "not_evaluated"]
    remark: str = ""
    path: str
    line: int

    @property
    def id(self) -> str:
        """The rule with its subject: `LIC-01 TX`."""
        return f"{self.rule} {self.subject}".rstrip()

    def covers(self, result: Result) -> bool:
        """Whether it is about `result`, whatever came of either."""
        return self.rule == result.rule and self.subject in (ALL, result.subject)


@record(kw_only=True)
class Gone:
    """A flag, ask or waiting of the baseline that is none any more."""

    rule: str
    subject: str
    outcome: Outcome
    severity: Severity
    title: str
    fingerprint: str

    @property
    def id(self) -> str:
        """The rule with its subject: `LIC-01 TX`."""
        return f"{self.rule} {self.subject}".rstrip()


@record(kw_only=True)
class Baseline:
    """The earlier report that results were held against: its file, its day, and what of it is gone (stale there).

    `offer` is the path that the offer had then. Day and path are empty where the file has no report on the offer, so
    that everything is new. `new_rules` are rules with new results that the earlier report did not evaluate.
    """

    path: str
    as_of: str
    offer: str = ""
    gone: tuple[Gone, ...] = ()
    new_rules: tuple[str, ...] = ()


@record(kw_only=True)
class Result:
    """One rule on one subject. `subject` is empty where the rule speaks of the whole offer.

    `base_severity` is the rule's own, before its conditions step it up or down. `known` says how the result stands to
    the baseline, where there is one. `matrix` is the column of the state matrix and `section` the section of the report
    in which the result is shown beside others on the same matter.
    """

    rule: str
    subject: str = ""
    outcome: Outcome
    severity: Severity
    base_severity: Severity
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
    section: Section | None = None
    fingerprint: str
    waiver: Waiver | None = None
    known: Known | None = None
    since: str = ""

    @property
    def id(self) -> str:
        """The rule with its subject: `LIC-01 TX`."""
        return f"{self.rule} {self.subject}".rstrip()

    @property
    def open(self) -> bool:
        """Whether the result still asks for something: a flag, an ask or a waiting that nobody accepted."""
        return self.waiver is None and self.outcome in CONCERNS

    @property
    def counts(self) -> bool:
        """Whether the result counts for the exit code: open, and not in the baseline as heavy as it is now.

        The verdict does not know of baselines: what was bad before is bad today.
        """
        return self.open and self.known not in ("better", "unchanged")


def sort_key(result: Result) -> tuple[int, int, str, str]:
    """Worst first: by severity for what is open (flags before asks before waiting), then passes, then the rest."""
    rank, severity = _RANKS[result.outcome], SEVERITIES.index(result.severity)
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
