"""One rule over its combinations: all of them, every two values together, or a sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from random import Random

from offer_check.checker.checker import tables_of
from offer_check.errors import InputError
from offer_check.ruleset.ruleset import Rules

from .closure import Closure, Condition
from .cover import Combination, full, pairwise, total, within
from .dimensions import Space
from .pair import Case, Pair
from .tally import OPEN, Kind, Mismatch, Tally

LIMIT = 100_000
"""Up to this many combinations, all are tried."""
CLOSE = 20_000
"""The same, of the fields of one way to flag or to pass, where not all combinations of the rule are tried."""
SET = Decimal(5)
"""A number for parameters that are unset."""


class Enumeration:
    """All that is needed to try the combinations of one rule. `oracle` may be given other rules than the engine."""

    def __init__(self, rules: Rules, name: str, *, oracle: Rules | None = None) -> None:
        closure, tables = Closure.of(rules, name), tables_of(rules)
        self.space = Space(closure, tables)
        self.dimensions = self.space.dimensions
        self.sizes = [len(dimension) for dimension in self.dimensions]
        self._joined = self.space.subjects_are_rows
        self._pair = Pair(closure.rules, name, tables, Closure.of(oracle, name).rules if oracle else None)

    def run(self, *, limit: int = LIMIT, close: int = CLOSE) -> Tally:
        """Try the combinations: all while at most `limit`, else every two values together, then the fields of each way
        to flag or to pass together, around combinations that leave the rule open, and a sample; `close` of each."""
        if total(self.sizes) <= limit:
            tally = self._tally("full")
            for row in full(self.sizes):
                self._try(row, tally)
            return tally
        tally = self._tally("pairwise")
        seen = {row: self._try(row, tally) for row in pairwise(self.sizes)}
        for row in self._close(seen, close):
            if row not in seen:
                seen[row] = self._try(row, tally)
        self._some(close - len(seen), tally, seen)
        return tally

    def sample(self, count: int) -> Tally:
        """Try at most `count` combinations, always the same."""
        if total(self.sizes) <= count:
            return self.run(limit=count)
        tally = self._tally("sample")
        self._some(count, tally, {})
        return tally

    def _some(self, count: int, tally: Tally, seen: Mapping[Combination, frozenset[str]]) -> None:
        """Try any combinations, in turn with ones that differ from an open one in two dimensions or fewer."""
        random, around = Random(self.space.closure.name), [row for row, found in seen.items() if found]
        for number in range(count):
            row = tuple(map(random.randrange, self.sizes))
            if around and number % 2:
                near, moved = random.choice(around), random.sample(range(len(row)), min(2, len(row)))
                row = tuple(value if place in moved else near[place] for place, value in enumerate(row))
            if self._try(row, tally):
                around.append(row)

    def _tally(self, kind: Kind) -> Tally:
        return Tally(self.space.closure.name, sum(len(dimension.paths) for dimension in self.dimensions), kind)

    def _close(self, seen: Mapping[Combination, frozenset[str]], limit: int) -> Iterator[Combination]:
        """The fields of each deciding condition in all ways, and all of them in pairs, around open combinations."""
        around = [next((row for row, found in seen.items() if found == {outcome}), None) for outcome in (OPEN, "pass")]
        read = [self._read([condition]) for condition in self.space.deciding]
        for row in filter(None, around):
            for chosen in dict.fromkeys(read):
                yield from within(chosen, self.sizes, row, limit=limit)
            yield from within(self._read(self.space.deciding), self.sizes, row, limit=limit)

    def _read(self, conditions: Sequence[Condition]) -> tuple[int, ...]:
        """The dimensions that conditions read."""
        paths = frozenset[str]().union(*map(self.space.paths, conditions))
        return tuple(place for place, dimension in enumerate(self.dimensions) if paths & {*dimension.paths})

    def _try(self, row: Combination, tally: Tally) -> frozenset[str]:
        """One combination through both; its outcomes, where it is open."""
        choices = [dimension.choices[number] for dimension, number in zip(self.dimensions, row, strict=True)]
        case = Case.of(choices)
        tally.combinations += 1
        try:
            told = self._pair.told(case)
        except InputError:
            tally.refused += 1
            return frozenset()
        said, expected = self._pair.engine(told), self._pair.oracle(told)
        found = {d.subject: (str(d.outcome), str(d.severity)) for d in said}
        if found != expected or len(found) < len(said):
            tally.mismatches.append(Mismatch(case, found, expected))
        return tally.note(self.space.closure.rule, said, choices, self._joined)


def variants(rules: Rules, name: str) -> Iterator[Rules]:
    """The rules as they are and, where the rule has parameters that are unset, with these set, too."""
    yield rules
    parameters = rules.rules[name].parameters
    unset = [f"{name}.{parameter}" for parameter, found in parameters.items() if found.value is None]
    if unset:
        yield rules.set(dict.fromkeys(unset, SET))
