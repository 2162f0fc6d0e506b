"""Derived facts in strata: who needs a fact comes no earlier than what makes it, who needs its absence later."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import EngineError
from .clause import Compiled


def strata_of(derivations: Sequence[Compiled]) -> list[list[Compiled]]:
    """The derivations by stratum. Raises EngineError for a cycle through an absence."""
    level = {c.target.name: 0 for c in derivations}
    for _ in range(len(level) + 2):
        before = dict(level)
        for item in derivations:
            level[item.target.name] = max(level[item.target.name], _needed(item, level))
        if level == before:
            break
    else:
        cycle = ", ".join(sorted(kind for kind, at in level.items() if at > len(level)))
        raise EngineError(f"derived facts rest on their own absence: {cycle}")
    strata: list[list[Compiled]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for item in derivations:
        strata[level[item.target.name]].append(item)
    return strata


def _needed(item: Compiled, level: dict[str, int]) -> int:
    there = [level[m.kind] for m in item.clause.facts if m.kind in level]
    absent = [level[m.kind] + 1 for m in item.clause.absent if m.kind in level]
    return max([0, *there, *absent])
