"""Results of one rule gathered into one finding, so that ten states with one problem read as one problem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from offer_check.render.view.words import merged
from offer_check.report import Because, Outcome, Result, Severity


@dataclass(frozen=True, slots=True)
class Reason:
    """What was found, in sentences, and the fields that decided it."""

    messages: tuple[str, ...]
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Results of one rule with one outcome, severity and advice; never none."""

    results: tuple[Result, ...]

    @property
    def first(self) -> Result:
        """The result that stands for what all of them have in common."""
        return self.results[0]

    @property
    def severity(self) -> Severity:
        """How urgent it is."""
        return self.first.severity

    @property
    def outcome(self) -> Outcome:
        """What was found."""
        return self.first.outcome

    @property
    def waived(self) -> bool:
        """Whether somebody accepted the results; those of one finding are either all open or all accepted."""
        return self.first.waiver is not None

    @property
    def id(self) -> str:
        """The rule and its subjects: `LIC-01 CO, GA`."""
        subjects = ", ".join(r.subject for r in self.results if r.subject)
        return f"{self.first.rule} {subjects}".rstrip()

    @property
    def messages(self) -> tuple[str, ...]:
        """The different messages of the results."""
        return merged((r.subject, r.message) for r in self.results)

    @property
    def questions(self) -> tuple[str, ...]:
        """The different questions of the results."""
        return merged((r.subject, r.question) for r in self.results)

    @property
    def because(self) -> tuple[Because, ...]:
        """The fields that decided the results, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(r.because for r in self.results)))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The messages with the fields that decided them; results decided by the same fields share a reason."""
        alike: dict[tuple[Because, ...], list[Result]] = {}
        for result in self.results:
            alike.setdefault(result.because, []).append(result)
        return tuple(Reason(Finding(tuple(results)).messages, because) for because, results in alike.items())


def ids(results: Iterable[Result]) -> str:
    """Return the ids of results, each rule named once: `LIC-01 CO, GA; LIC-04`."""
    rules: dict[str, list[Result]] = {}
    for result in results:
        rules.setdefault(result.rule, []).append(result)
    return "; ".join(Finding(tuple(found)).id for found in rules.values())


def gather(results: Iterable[Result]) -> tuple[Finding, ...]:
    """Gather results into findings: open ones before accepted ones, else in the order of their first result."""
    groups: dict[tuple[object, ...], list[Result]] = {}
    for result in results:
        # A waiver's text belongs to the key: two reasons for accepting are two findings.
        key = (result.rule, result.outcome, result.severity, result.why, result.good, result.waiver)
        groups.setdefault(key, []).append(result)
    return tuple(sorted((Finding(tuple(group)) for group in groups.values()), key=lambda finding: finding.waived))
