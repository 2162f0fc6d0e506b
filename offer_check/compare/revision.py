"""Two reports in, their comparison out: results are matched by fingerprint, values by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..report import Report, Result, sort_key
from . import becoming
from .comparison import KINDS, Change, Comparison, Kind, Side, Tally
from .conditions import conditions
from .rank import concern, heavier
from .values import changed_terms, stated_fields


def compare(old: Report, new: Report) -> Comparison:
    """What changed from `old` to `new`. Every fingerprint of either report has exactly one kind."""
    changes = sorted(_Revision(old, new).changes(), key=_order)
    return Comparison(
        old=Side.of(old),
        new=Side.of(new),
        tally=Tally.of(change.kind for change in changes),
        changes=tuple(change for change in changes if change.kind != "settled"),
        terms=tuple(changed_terms(old, new)),
        conditions=tuple(conditions(old, new)),
    )


def _order(change: Change) -> tuple[int, tuple[int, int, str, str], str]:
    return KINDS.index(change.kind), sort_key(change.result), change.id


@dataclass(frozen=True)
class _Revision:
    """Two reports of which every result finds its counterpart in the other."""

    old: Report
    new: Report

    def changes(self) -> Iterator[Change]:
        """What became of every result."""
        before, after = _by_fingerprint(self.old), _by_fingerprint(self.new)
        for fingerprint in dict.fromkeys((*before, *after)):
            yield self._change(before.get(fingerprint), after.get(fingerprint))

    def _change(self, old: Result | None, new: Result | None) -> Change:
        own = new or old
        assert own
        kind = self._kind(old, new)
        old, new = old or self._whole(self._before, own), new or self._whole(self._after, own)
        silent = self._silent(old, new)
        text = becoming.text(kind, old, new, own=own, silent=silent, reports=(self.old, self.new))
        return Change(kind=kind, id=own.id, fingerprint=own.fingerprint, text=text, old=old, new=new, silent=silent)

    def _kind(self, old: Result | None, new: Result | None) -> Kind:
        own = new or old
        assert own
        if old is None or new is None:
            return self._kind_of_one(own, here=self._after if new else self._before)
        if old.waiver or new.waiver:
            return "settled" if _standing(old) == _standing(new) else "waiver"
        return _of_two(old, new)

    def _kind_of_one(self, own: Result, *, here: Mapping[str, tuple[Result, ...]]) -> Kind:
        """The kind of a result that only one report has: the one whose results by rule are `here`."""
        came = here is self._after
        there = (self._before if came else self._after).get(own.rule, ())
        if own.waiver:
            return "waiver"
        if not concern(own):
            return "settled"
        if not there:
            return "new_rule" if came else "dropped_rule"
        if not own.subject and any(map(concern, there)):
            return "replaced"
        whole = self._whole(self._before if came else self._after, own)
        if whole is None:
            return "new" if came else "fixed"
        return _of_two(whole, own) if came else _of_two(own, whole)

    def _silent(self, old: Result | None, new: Result | None) -> tuple[str, ...]:
        """The labels of terms that are no longer stated, where a flag is none any more for that."""
        if old is None or new is None or old.outcome != "flag" or new.outcome == "flag":
            return ()
        gone = self._stated[0] - self._stated[1]
        return tuple(dict.fromkeys(b.label for b in new.because if b.state == "not_stated" and b.field in gone))

    @staticmethod
    def _whole(results: Mapping[str, tuple[Result, ...]], own: Result) -> Result | None:
        """The result of the same rule on the whole offer."""
        return next((r for r in results.get(own.rule, ()) if not r.subject), None)

    @cached_property
    def _before(self) -> Mapping[str, tuple[Result, ...]]:
        return _by_rule(self.old.results)

    @cached_property
    def _after(self) -> Mapping[str, tuple[Result, ...]]:
        return _by_rule(self.new.results)

    @cached_property
    def _stated(self) -> tuple[frozenset[str], frozenset[str]]:
        return stated_fields(self.old), stated_fields(self.new)


def _of_two(old: Result, new: Result) -> Kind:
    if not concern(new):
        return "fixed" if concern(old) else "settled"
    if not concern(old):
        return "new"
    if heavier(new, old):
        return "worse"
    return "better" if heavier(old, new) else "unchanged"


def _standing(result: Result) -> tuple[object, ...]:
    return result.outcome, result.severity, result.waiver


def _by_fingerprint(report: Report) -> Mapping[str, Result]:
    return {result.fingerprint: result for result in report.results}


def _by_rule(results: Iterable[Result]) -> Mapping[str, tuple[Result, ...]]:
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.rule, []).append(result)
    return {rule: tuple(found) for rule, found in groups.items()}
