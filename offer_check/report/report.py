"""The report of one offer: its results, the terms that they rest on, and what the rules were."""

from __future__ import annotations

from dataclasses import field

from ..record import record
from .result import SEVERITIES, Baseline, Evidence, Outcome, Result, Severity, State, WaiverEntry
from .summary import Counts, Verdict, at_least

FORMAT = "offer-check-report/1"


@record(kw_only=True)
class Term:
    """One field as the review took it from the offer: stated, or unclear with the words.

    `low` and `high` are a stated number, range or date for machines: plain decimals or ISO dates, both the same where
    it is one value, `high` empty where a range is open; both empty for everything else.
    """

    field: str
    group: str
    label: str
    value: str
    state: State
    low: str = ""
    high: str = ""
    evidence: tuple[Evidence, ...] = ()
    line: int = 1


@record(kw_only=True)
class Topic:
    """What results of one kind ask the employer together.

    `lawyer` is what to ask one's own lawyer about it, empty where it is no matter for one. `private`: its results rest
    on the reader's own wishes and are not for the employer.
    """

    id: str
    title: str
    question: str
    lawyer: str = ""
    private: bool = False


@record(kw_only=True)
class Boundary:
    """Work of the physician's specialty of which a part must not be promised remotely.

    `may` and `must_not` say which part (`may` is empty where none may be remote), `rules` look after it. `named` are
    the labels of the fields in which the offer names the work; empty where it does not.
    """

    code: str
    label: str
    may: str
    must_not: str
    rules: tuple[str, ...]
    named: tuple[str, ...] = ()


@record(kw_only=True)
class Entry:
    """One entry of the glossary: a term of the field, and what it means in plain words."""

    term: str
    meaning: str


@record(kw_only=True)
class Family:
    """What the letters of a rule's id stand for."""

    id: str
    title: str


@record(kw_only=True)
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


@record(kw_only=True)
class Parameter:
    """A number that a rule compares with. `changed`: the reader set it; `value` empty: unset, its condition is off."""

    rule: str
    name: str
    value: str
    unit: str
    source: str
    changed: bool


@record(kw_only=True)
class Tool:
    """The program that made the report."""

    name: str
    version: str


@record(kw_only=True)
class RuleSet:
    """The rules that were evaluated: how many, the digest of their files, their packs."""

    count: int
    digest: str
    packs: tuple[str, ...]


@record(kw_only=True)
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

    @property
    def name(self) -> str:
        """What to call the offer: its label, its employer, or the name of its file."""
        return self.label or self.employer or self.path.replace("\\", "/").rpartition("/")[2] or "Offer"


@record(kw_only=True)
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
    preferences: tuple[Term, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    glossary: tuple[Entry, ...] = ()
    waivers: tuple[WaiverEntry, ...] = ()
    baseline: Baseline | None = None

    def of(self, *outcomes: Outcome) -> tuple[Result, ...]:
        """The results with one of `outcomes`, in the report's order."""
        return tuple(r for r in self.results if r.outcome in outcomes)

    def worst(self, *outcomes: Outcome) -> Severity | None:
        """The highest severity among the results with one of `outcomes` that count; None where there are none."""
        found = {r.severity for r in self.results if r.counts and r.outcome in outcomes}
        return next((s for s in SEVERITIES if s in found), None)

    def reaches(self, fail_on: str, fail_on_ask: str) -> bool:
        """Whether a flag is at or above `fail_on`, or an ask or waiting at or above `fail_on_ask`.

        Both are a severity or `never`. Waived results and those of the baseline do not count.
        """
        return at_least(self.worst("flag"), fail_on) or at_least(self.worst("ask", "waiting"), fail_on_ask)
