"""Which results of a report somebody may accept under a rule and a subject, or why there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import UsageError
from ..report import ALL, CONCERNS, Report, Result
from ..validation import meant
from .subjects import SETTLED, about, still_open
from .waivers import Acceptance, Waivers


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is to be accepted: a rule, the subject as results spell it (empty for the whole offer, `*` for all), and the
    results of today."""

    rule: str
    subject: str
    results: tuple[Result, ...]

    @property
    def id(self) -> str:
        """The rule with its subject: `LIC-01 TX`."""
        return f"{self.rule} {self.subject}".rstrip()


def choose(report: Report, rule: str, subject: str) -> Choice:
    """What `rule` and `subject` (empty where none was named) stand for in `report`.

    Raises UsageError, which names the subjects that are open, where they stand for nothing that can be accepted.
    """
    found = [result for result in report.results if result.rule == rule]
    whole = not any(result.subject for result in found)
    if not subject and not whole and not about("", found):
        raise UsageError(
            f'{rule} speaks of single subjects; {still_open(found)}; name one: --subject NAME, or --subject "{ALL}"'
        )
    if subject and whole:
        raise UsageError(f"{rule} speaks of the whole offer here; leave --subject out")
    named = about(subject, found)
    if not named:
        hint = meant(subject, (result.subject for result in found))
        raise UsageError(f"{rule} has no result on {subject!r}; {still_open(found)}" + (f"; {hint}" if hint else ""))
    concerns = tuple(result for result in named if result.outcome in CONCERNS)
    if not concerns:
        raise UsageError(f"{_settled(rule, subject, named)}; there is nothing to accept" + _others(found))
    return Choice(rule=rule, subject=subject if subject == ALL else named[0].subject, results=concerns)


def _others(results: Sequence[Result]) -> str:
    """What else of the rule is open."""
    return f" ({still_open(results)})" if any(result.outcome in CONCERNS for result in results) else ""


def existing(waivers: Waivers, choice: Choice, report: Report) -> Acceptance | None:
    """The entry on just this choice for the offer of the report, in force or not."""
    found = [result for result in report.results if result.rule == choice.rule]
    for entry in waivers.on(report.offer.path):
        if entry.rule == choice.rule and _same(entry, choice, found):
            return entry
    return None


def _same(entry: Acceptance, choice: Choice, results: Sequence[Result]) -> bool:
    if ALL in (entry.subject, choice.subject):
        return entry.subject == choice.subject
    return any(result.subject == choice.subject for result in about(entry.subject, results))


def _settled(rule: str, subject: str, results: Sequence[Result]) -> str:
    if subject == ALL or len(results) > 1:
        return f"{rule} has nothing open"
    return f"{results[0].id}: {SETTLED[results[0].outcome]}"
