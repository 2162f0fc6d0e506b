"""Results of one report as SARIF results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...report import Gone, Report, Result
from ..markdown.escape import shown
from ..view.sources import in_offer
from . import notification
from .level import kind_and_level, level_at_github
from .message import gone, said
from .piece import Piece
from .place import TOP, artifact, location, physical, region
from .rule import Rule, described, rules_of
from .text import line, message

FINGERPRINT = "offerCheck/v1"
AT_GITHUB = "primaryLocationLineHash"
MOST_LOCATIONS = 1000
"""GitHub's limit for one result."""

_STATES = {"new": "new", "worse": "updated", "better": "updated", "unchanged": "unchanged"}


@dataclass(frozen=True)
class Results:
    """Writes the results of one report; `values` are told or not, `github` leaves the open findings that count."""

    report: Report
    github: bool
    values: bool
    root: str

    def piece(self) -> Piece:
        """Return what the run needs to know of the report."""
        about = {
            "report": self._provenance(),
            "artifact": {
                "location": self._file,
                "roles": ["analysisTarget"],
                "hashes": {"sha-256": self.report.offer.digest},
            },
            "notifications": list(notification.of_report(self.report, self._file, values=self.values)),
        }
        return Piece(rules=described(self._rules), about=about, results=tuple(self._results()))

    @cached_property
    def _file(self) -> dict[str, str]:
        return artifact(self.report.offer.path, self.root)

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        return rules_of(self.report)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {rule.id: number for number, rule in enumerate(self._rules)}

    def _provenance(self) -> dict[str, Any]:
        report = self.report
        return {
            "tool": {"name": report.tool.name, "version": report.tool.version},
            "packs": report.rules.packs,
            "asOf": report.as_of,
            "rules": {"count": report.rules.count, "digest": report.rules.digest},
        }

    def _results(self) -> Iterator[tuple[str, str]]:
        for result in self.report.results:
            if result.outcome != "error" and (result.counts or not self.github):
                yield self._state(result), line(self._result(result))
        if self.report.baseline and not self.github:
            yield from (("absent", line(self._gone(found))) for found in self.report.baseline.gone)

    def _state(self, result: Result) -> str:
        """New, unless the baseline says otherwise; what is settled has no mark of its own, and was so then unless it is
        gone from what was open."""
        if result.known is not None:
            return _STATES[result.known]
        settled = self._has_past and result.outcome in ("pass", "not_applicable")
        return "unchanged" if settled and result.fingerprint not in self._formerly else "new"

    @property
    def _has_past(self) -> bool:
        """Whether the baseline has a report on this offer."""
        return self.report.baseline is not None and bool(self.report.baseline.as_of)

    @cached_property
    def _formerly(self) -> set[str]:
        return {found.fingerprint for found in self.report.baseline.gone} if self.report.baseline else set()

    def _result(self, result: Result) -> dict[str, Any]:
        kind, level = level_at_github(result) if self.github else kind_and_level(result)
        first, *more = self._locations(result)
        written: dict[str, Any] = {
            "ruleId": result.rule,
            "ruleIndex": self._numbers[result.rule],
            "kind": kind,
            "level": level,
            "message": {"text": message(said(result, values=self.values))},
            "locations": [first],
        }
        if more:
            written["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(more, start=1)]
        written |= _identity(result)
        if not self.github:
            written["suppressions"] = list(_suppressions(result))
        return written

    def _locations(self, result: Result) -> list[dict[str, Any]]:
        """The places of the deciding fields; first one that the offer has, or that has a parent there."""
        decided = [because for because in result.because if in_offer(self.report, because)]
        if not decided:
            return [{"physicalLocation": physical(self._file, TOP)}]
        decided.sort(key=lambda because: region(because) == TOP)
        told = decided[:MOST_LOCATIONS]
        return [location(b, self._file, subject=result.subject, values=self.values) for b in told]

    def _gone(self, found: Gone) -> dict[str, Any]:
        kind, level = kind_and_level(found)
        number = self._numbers.get(found.rule)
        return {
            "ruleId": found.rule,
            **({} if number is None else {"ruleIndex": number}),
            "kind": kind,
            "level": level,
            "message": {"text": message(gone(found))},
            "locations": [{"physicalLocation": physical(self._file, TOP)}],
            **_identity(found),
            "suppressions": [],
        }


def _identity(found: Result | Gone) -> dict[str, Any]:
    """What tells a result from all others of the offer, and its outcome in our words."""
    properties = {"outcome": found.outcome, "severity": found.severity, "subject": shown(found.subject)}
    known = found.known if isinstance(found, Result) else None
    return {
        "partialFingerprints": {FINGERPRINT: found.fingerprint, AT_GITHUB: f"{found.fingerprint}:1"},
        "properties": {name: text for name, text in (properties | {"known": known}).items() if text},
    }


def _suppressions(result: Result) -> Iterator[dict[str, str]]:
    if result.waiver is not None:
        accepted = f"{result.waiver.reason} (accepted by {result.waiver.by}, until {result.waiver.until})"
        yield {"kind": "external", "status": "accepted", "justification": shown(accepted)}
