"""What a run tells of its baselines besides the reports: entries that are gone, offers and rules they do not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..report import Baseline
from .shelf import normal

MOST = 6

Held = Mapping[str, Baseline]
"""What each offer was held against, by the path of the offer."""


def notices(held: Held, *, strict: bool = False) -> tuple[str, ...]:
    """The lines for standard error. `strict`: entries that are gone fail the run, so it is told how to renew them."""
    files: dict[str, dict[str, Baseline]] = {}
    for path, baseline in held.items():
        files.setdefault(baseline.path, {})[path] = baseline
    return tuple(line for path, offers in files.items() for line in _File(path, offers).lines(strict=strict))


def stale(held: Held) -> bool:
    """Whether a baseline has entries that are no concern any more."""
    return any(baseline.gone for baseline in held.values())


@dataclass(frozen=True)
class _File:
    """One baseline file, and the offers that were held against it."""

    path: str
    offers: Held

    def lines(self, *, strict: bool) -> Iterator[str]:
        yield from self._unknown()
        yield from self._elsewhere()
        yield from self._new_rules()
        yield from self._gone(strict=strict)

    def _unknown(self) -> Iterator[str]:
        paths = [path for path, baseline in self.offers.items() if not baseline.as_of]
        if paths:
            yield f"{self.path} has no report on {_listed(paths)}: all that is found there is new"

    def _elsewhere(self) -> Iterator[str]:
        known = {path: b.offer for path, b in self.offers.items() if b.as_of}
        moved = [f"{path} (then {then})" for path, then in known.items() if normal(path) != normal(then)]
        if moved:
            yield f"{self.path} has a report on another path, taken for the same offer: {_listed(moved)}"

    def _new_rules(self) -> Iterator[str]:
        rules = sorted({rule for baseline in self.offers.values() for rule in baseline.new_rules})
        if rules:
            yield f"{self.path} was made without {_listed(rules)}: what these rules find is new"

    def _gone(self, *, strict: bool) -> Iterator[str]:
        found = [(path, gone.id) for path, baseline in self.offers.items() for gone in baseline.gone]
        if not found:
            return
        named = [f"{path}: {id}" for path, id in found] if len(self.offers) > 1 else [id for _, id in found]
        entries = "1 entry that is" if len(found) == 1 else f"{len(found)} entries that are"
        yield f"{self.path} has {entries} no concern any more: {_listed(named)}"
        if strict:
            yield f"with --strict-baseline this is exit code 1; to renew the baseline: -f json:{self.path}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" and {more} more" if more > 0 else "")
