"""A report held against an earlier one: which results are new, worse, better or unchanged, and what is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial, reduce
from typing import Protocol, TypeVar

from ..compare.rank import heavier
from ..report import CONCERNS, Baseline, Counts, Gone, Known, Report, Result, fingerprint
from .earlier import Past
from .shelf import Shelf


class _Told(Protocol):
    """What has a rule and a subject, now or then."""

    @property
    def rule(self) -> str: ...

    @property
    def subject(self) -> str: ...


_T = TypeVar("_T", bound=_Told)


def holding(path: str, *, alone: bool = False) -> Callable[[Report], Report]:
    """What holds reports against the baseline file at `path`; it is read now. Raises InputError as `Shelf` does."""
    return partial(held, shelf=Shelf(path), alone=alone)


def held(report: Report, shelf: Shelf, *, alone: bool = False) -> Report:
    """The report with `known` on every flag, ask and waiting, counted anew, and with its `baseline`.

    `alone` is as in `Shelf.on`. Without an earlier report everything is new. The verdict stays as it is.
    """
    earlier = shelf.on(report.offer, alone=alone)
    both = _Both(report.results, earlier.results if earlier else ())
    results = tuple(replace(r, known=both.known(r)) if r.outcome in CONCERNS else r for r in report.results)
    baseline = Baseline(
        path=shelf.path,
        as_of=earlier.as_of if earlier else "",
        offer=earlier.offer.path if earlier else "",
        gone=tuple(map(_gone, both.gone())),
        new_rules=both.new_rules(results) if earlier else (),
    )
    return replace(report, results=results, counts=Counts.of(results), baseline=baseline)


@dataclass(frozen=True)
class _Both:
    """The results of today and those of the baseline, found by rule and subject."""

    now: Sequence[Result]
    then: Sequence[Past]

    def known(self, result: Result) -> Known:
        """How a flag, ask or waiting stands to the heaviest that stood for it."""
        were = [past for past in _counterparts(result, self._then) if _excuses(past, result)]
        if not were:
            return "new"
        was = reduce(lambda one, other: other if heavier(other, one) else one, were)
        if heavier(result, was):
            return "worse"
        return "better" if heavier(was, result) else "unchanged"

    def gone(self) -> tuple[Past, ...]:
        """What was open and is no concern any more. Nothing is known of rules that are not evaluated today."""
        return tuple(past for past in self.then if _open(past) and past.rule in self._now and self._settled(past))

    def new_rules(self, results: Iterable[Result]) -> tuple[str, ...]:
        """The rules of new results that were not evaluated then."""
        return tuple(sorted({r.rule for r in results if r.known == "new" and r.rule not in self._then}))

    def _settled(self, past: Past) -> bool:
        return all(r.outcome not in (*CONCERNS, "error") for r in _counterparts(past, self._now))

    @cached_property
    def _now(self) -> Mapping[str, Sequence[Result]]:
        return _by_rule(self.now)

    @cached_property
    def _then(self) -> Mapping[str, Sequence[Past]]:
        return _by_rule(self.then)


def _counterparts(one: _Told, others: Mapping[str, Sequence[_T]]) -> Sequence[_T]:
    """What stands for `one` on the other side: the result on the same subject; else that on the whole offer, or, for
    a result on the whole offer, those on single subjects."""
    found = others.get(one.rule, ())
    same = [other for other in found if other.subject == one.subject]
    return same or [other for other in found if not other.subject or not one.subject]


def _excuses(past: Past, result: Result) -> bool:
    """Whether what was found then speaks for today's result: not where somebody had accepted it until a day, and
    nobody does any more."""
    return past.outcome in CONCERNS and (past.waiver is None or result.waiver is not None)


def _open(past: Past) -> bool:
    return past.outcome in CONCERNS and past.waiver is None


def _gone(past: Past) -> Gone:
    return Gone(
        rule=past.rule,
        subject=past.subject,
        outcome=past.outcome,
        severity=past.severity,
        title=past.title,
        fingerprint=fingerprint(past.rule, past.subject),
    )


def _by_rule(results: Iterable[_T]) -> Mapping[str, Sequence[_T]]:
    groups: dict[str, list[_T]] = {}
    for result in results:
        groups.setdefault(result.rule, []).append(result)
    return groups
