"""Results of one rule gathered into one finding, so that ten states with one problem read as one problem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ...report import Because, Outcome, Result, Severity
from .words import merged, subject

MOST_REASONS = 2
LONG = 8


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
        return f"{self.first.rule} {self.subjects}".rstrip()

    @property
    def subjects(self) -> str:
        """What the results are about: `CO, GA`; empty where they speak of the whole offer."""
        return ", ".join(subject(r) for r in self.results if r.subject)

    @property
    def messages(self) -> tuple[str, ...]:
        """The different messages of the results."""
        return merged((subject(r), r.message) for r in self.results)

    @property
    def questions(self) -> tuple[str, ...]:
        """The different questions of the results."""
        return merged((subject(r), r.question) for r in self.results)

    @property
    def because(self) -> tuple[Because, ...]:
        """The fields that decided the results, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(r.because for r in self.results)))

    @property
    def basis(self) -> tuple[Because, ...]:
        """The fields that decided the results in short: those of one name and line as one with all their values."""
        return _in_short(self.because)

    @property
    def silent(self) -> tuple[str, ...]:
        """What the offer does not state of the fields that decided the results."""
        return tuple(dict.fromkeys(b.label for b in self.because if b.state == "not_stated"))

    @property
    def spoken(self) -> tuple[Because, ...]:
        """The fields that decided the results and of which the offer says something."""
        return tuple(b for b in self.because if b.state != "not_stated")

    @property
    def long(self) -> bool:
        """Whether it fills so many lines that it may be cut where a page ends."""
        return sum(len(reason.messages) + len(reason.because) for reason in self.reasons) > LONG

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The messages with the fields that decided them; results decided by the same fields share a reason.

        More than MOST_REASONS become one, which has all the messages before all the fields.
        """
        alike: dict[tuple[Because, ...], list[Result]] = {}
        for result in self.results:
            alike.setdefault(tuple(_without(subject(result), b) for b in result.because), []).append(result)
        if len(alike) > MOST_REASONS:
            return (Reason(self.messages, self.basis),)
        return tuple(_reason(results) for results in alike.values())


def _reason(results: Sequence[Result]) -> Reason:
    finding = Finding(tuple(results))
    name = subject(finding.first)
    because = (
        replace(b, value=finding.subjects) if name and b.value == name and b.state == "stated" else b
        for b in finding.first.because
    )
    return Reason(finding.messages, _in_short(because))


def _in_short(because: Iterable[Because]) -> tuple[Because, ...]:
    alike: dict[tuple[str, str, int], list[Because]] = {}
    for b in because:
        alike.setdefault((b.label, b.state, b.line), []).append(b)
    return tuple(replace(same[0], value=", ".join(dict.fromkeys(b.value for b in same))) for same in alike.values())


def _without(name: str, because: Because) -> Because:
    """The field, without what is different for every subject where its value is the subject itself."""
    if because.value != name or because.state != "stated":
        return because
    return replace(because, field="", value="", line=0, column=0, end_line=0, end_column=0)


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
        # A waiver's text belongs to the key: two reasons for accepting are two findings. So does what is new.
        key = (result.rule, result.outcome, result.severity, result.why, result.good, result.waiver, result.known)
        groups.setdefault(key, []).append(result)
    return tuple(sorted((Finding(tuple(group)) for group in groups.values()), key=lambda finding: finding.waived))
