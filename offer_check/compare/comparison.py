"""What two reports come to side by side: results by what became of them, values that changed, and other conditions.

A concern is an open flag, ask or waiting, or an error. Whoever accepted a result (a waiver) made it no concern.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..report import Counts, OfferInfo, Report, Result, RuleSet, Term, Tool, Verdict

COMPARISON_FORMAT = "offer-check-comparison/1"

Kind = Literal[
    "new",
    "worse",
    "new_rule",
    "waiver",
    "better",
    "fixed",
    "dropped_rule",
    "replaced",
    "unchanged",
    "settled",
]
"""What became of one result.

new           a concern; was none
worse         a concern in both, and a heavier one now
new_rule      a concern of a rule that the old report did not evaluate
waiver        accepted by somebody in one report, and otherwise in the other
better        a concern in both, and a lighter one now
fixed         was a concern; passes now, does not apply, or is no longer there
dropped_rule  was a concern of a rule that the new report did not evaluate
replaced      a concern on the whole offer in one report, told subject by subject in the other
unchanged     a concern in both, as heavy as before
settled       no concern in either
"""

KINDS: tuple[Kind, ...] = (
    "new",
    "worse",
    "new_rule",
    "waiver",
    "better",
    "fixed",
    "dropped_rule",
    "replaced",
    "unchanged",
    "settled",
)
TermKind = Literal["added", "removed", "changed", "source"]
"""`source`: the value is the same, but its evidence in the papers is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two reports, without its results.

    `open_asks` counts what waits as well; `tables` are the names of the dated tables that the report used.
    """

    offer: OfferInfo
    tool: Tool
    rules: RuleSet
    as_of: str
    verdict: Verdict
    counts: Counts
    open_flags: int = 0
    open_asks: int = 0
    tables: tuple[str, ...] = ()

    @classmethod
    def of(cls, report: Report) -> Side:
        """What a comparison keeps of `report`."""
        return cls(
            offer=report.offer,
            tool=report.tool,
            rules=report.rules,
            as_of=report.as_of,
            verdict=report.verdict,
            counts=report.counts,
            open_flags=sum(r.open and r.outcome == "flag" for r in report.results),
            open_asks=sum(r.open and r.outcome != "flag" for r in report.results),
            tables=tuple(table.name for table in report.tables),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of the result with this `fingerprint`. `text` says how, in a few words.

    A side that has no result of the subject has the rule's result on the whole offer instead, where there is one;
    else it is None. `silent` are the labels of terms that the old offer stated and the new one does not, where that is
    why a flag is none any more.
    """

    kind: Kind
    id: str
    fingerprint: str
    text: str
    old: Result | None
    new: Result | None
    silent: tuple[str, ...] = ()

    @property
    def result(self) -> Result:
        """The result as it is now, or as it was where there is none now."""
        found = self.new or self.old
        assert found
        return found

    @property
    def reopened(self) -> bool:
        """Whether something that was accepted is open again."""
        return self.kind == "waiver" and self.new is not None and self.new.open


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTerm:
    """One field that the two offers do not state alike."""

    kind: TermKind
    field: str
    group: str
    label: str
    old: Term | None
    new: Term | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something besides the offers that differs between the reports and may explain a difference of results."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many results of both reports together became what; they add up to `total`."""

    new: int = 0
    worse: int = 0
    new_rule: int = 0
    waiver: int = 0
    better: int = 0
    fixed: int = 0
    dropped_rule: int = 0
    replaced: int = 0
    unchanged: int = 0
    settled: int = 0
    total: int = 0

    @classmethod
    def of(cls, kinds: Iterable[Kind]) -> Tally:
        """Count `kinds`."""
        found = Counter(kinds)
        return cls(**dict(found), total=found.total())


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The old report against the new. `changes` holds every result but the settled ones, what is worse first."""

    format: str = COMPARISON_FORMAT
    old: Side
    new: Side
    tally: Tally
    changes: tuple[Change, ...]
    terms: tuple[ChangedTerm, ...]
    conditions: tuple[Condition, ...]

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of `kinds`, in the comparison's order."""
        return tuple(c for c in self.changes if c.kind in kinds)

    @property
    def empty(self) -> bool:
        """Whether nothing differs: no result, no value, no condition. Other bytes of the same offer do not count."""
        return not (self.terms or self.conditions) and all(c.kind == "unchanged" for c in self.changes)

    @property
    def worsened(self) -> bool:
        """Whether something is new, worse, or open again that was accepted."""
        return any(c.kind in ("new", "new_rule", "worse") or c.reopened for c in self.changes)
