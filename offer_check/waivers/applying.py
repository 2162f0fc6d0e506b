"""A report and the waivers in, the report out with what is accepted marked, and counts and verdict made anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..report import ALL, CONCERNS, Counts, Report, Result, Waiver, WaiverEntry, verdict_of
from .reading import read
from .subjects import about, remark
from .waivers import Acceptance, Waivers


def applying(path: str, *, rules: Collection[str]) -> Callable[[Report], Report]:
    """What marks in reports what the waiver file at `path` accepts; it is read now. Raises ConfigError as `read`."""
    return partial(applied, waivers=read(path, rules=rules))


def applied(report: Report, waivers: Waivers) -> Report:
    """The report with the waivers that speak of its offer.

    The day of the report decides which are in force. Every result keeps its outcome; what is accepted is outside the
    verdict.
    """
    results = _by_rule(report.results)
    found = [_Applied.of(entry, results.get(entry.rule, ()), report.as_of) for entry in waivers.on(report.offer.path)]
    if not found:
        return report
    accepting = {r.fingerprint: one.entry.waiver for one in sorted(found, key=_strength) for r in one.accepts}
    marked = tuple(_marked(r, accepting.get(r.fingerprint)) for r in report.results)
    return replace(
        report,
        results=marked,
        counts=Counts.of(marked),
        verdict=verdict_of(marked),
        waivers=tuple(one.told(waivers.path) for one in found),
    )


@dataclass(frozen=True)
class _Applied:
    """An entry, and what it meets in one report: the results that it is about, and those that it accepts today."""

    entry: Acceptance
    rule: Sequence[Result]
    about: Sequence[Result]
    over: bool

    @classmethod
    def of(cls, entry: Acceptance, rule: Sequence[Result], day: str) -> _Applied:
        return cls(entry, rule, about(entry.subject, rule), over=entry.waiver.until < day)

    @property
    def concerns(self) -> Sequence[Result]:
        return [result for result in self.about if result.outcome in CONCERNS]

    @property
    def accepts(self) -> Sequence[Result]:
        return () if self.over else self.concerns

    def told(self, path: str) -> WaiverEntry:
        entry = self.entry
        told = partial(
            WaiverEntry, rule=entry.rule, subject=self._subject, waiver=entry.waiver, path=path, line=entry.line
        )
        if not self.rule:
            return told(status="not_evaluated")
        if not self.concerns:
            return told(status="unused", remark=remark(entry.subject, self.rule))
        return told(status="expired" if self.over else "in_force")

    @property
    def _subject(self) -> str:
        """The subject as the result spells it."""
        single = self.entry.subject != ALL and self.about
        return self.about[0].subject if single else self.entry.subject


def _strength(found: _Applied) -> tuple[bool, str, int]:
    """Of several entries on a result the one counts that names its subject, then the one that lasts longest."""
    return found.entry.subject != ALL, found.entry.waiver.until, -found.entry.index


def _marked(result: Result, waiver: Waiver | None) -> Result:
    return replace(result, waiver=waiver) if waiver else result


def _by_rule(results: Sequence[Result]) -> Mapping[str, Sequence[Result]]:
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.rule, []).append(result)
    return groups
