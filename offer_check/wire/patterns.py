"""Compiled clauses -> the patterns of the engine, within the limits that it does not check itself."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..compiler.clause import Atom, Clause, Join, Match
from ..compiler.program import Program
from ..errors import EngineError
from .text import KIND, OWN, literal

SHELF, UNSPLIT = 20, 60
"""Patterns on one kind that stand side by side, and up to how many on a kind they need no shelves; see `shelved`."""
MOST_KINDS = 450
"""Different kinds; with 512 tests under one parent the engine never comes back."""
MOST_RULES = 4_095
"""Rules of the engine beside the heartbeat; one of ours is several."""
MOST_FACTS, MOST_JOINS = 15, 28
"""Facts that one rule may bind beside its phase, and comparisons with them in one pattern."""

Shelves = Mapping[str, Iterator[int]]


def shelves(program: Program) -> Shelves:
    """Numbers for the patterns on every kind that many are on. Raises EngineError beyond the limits of a rule set."""
    clauses = [item.clause for stratum in program.strata for item in stratum]
    found = Counter(match.kind for clause in clauses for match in (*clause.facts, *clause.absent))
    if len(clauses) > MOST_RULES:
        raise EngineError(f"rules come to {len(clauses):,} compiled ones; at most {MOST_RULES:,}")
    if len(found) > MOST_KINDS:
        raise EngineError(f"rules speak of {len(found)} kinds of facts; at most {MOST_KINDS}")
    for kind, number in found.items():
        if number > SHELF**3:
            raise EngineError(f"rules have {number:,} patterns on {kind}; at most {SHELF**3:,}")
    return {kind: itertools.count() for kind, number in found.items() if number > UNSPLIT}


def patterns(clause: Clause, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """A clause as patterns; what must be absent comes last, after all that it is joined with."""
    for match in clause.facts:
        yield {names[match.alias]: _expression(match, names)}
    for number, match in enumerate(clause.absent):
        yield {f"n{number}$not": _expression(match, names)}


def _expression(match: Match, names: Mapping[str, str]) -> dict[str, Any]:
    plain = [_comparison(a, a.operand) for a in match.atoms if not isinstance(a.operand, Join)]
    joins = [(a, a.operand) for a in match.atoms if isinstance(a.operand, Join)]
    joined = [_comparison(a, {names[join.alias]: OWN + join.property}) for a, join in joins]
    # The last comparison with another fact stands twice: where it is false the engine reads past its end.
    # Alternatives are separate rules, never $or, which makes the engine forget a comparison with another fact.
    return {"$and": [{KIND + match.kind: match.kind}, *plain, *joined, *joined[-1:]]}


def shelved(clause: Clause, patterns: Sequence[dict[str, Any]], shelves: Shelves) -> None:
    """Add two tests to the patterns on kinds that many are on, which every fact passes and few patterns share: three
    levels of 20 branches keep below 60 open ones.

    The engine refuses a fact with more than 64, and a comparison with another fact is a branch in every pattern."""
    for match, pattern in zip((*clause.facts, *clause.absent), patterns, strict=True):
        if match.kind in shelves:
            shelf, board = divmod(next(shelves[match.kind]) // SHELF, SHELF)
            kind = KIND + match.kind
            (expression,) = pattern.values()
            expression["$and"][1:1] = {"$neq": {kind: f"#{shelf}"}}, {"$neq": {kind: f"##{board}"}}


def _comparison(atom: Atom, operand: object) -> dict[str, Any]:
    test = {OWN + atom.name: operand}
    return test if atom.comparison == "eq" else {f"${atom.comparison}": test}


def check_rule(clause: Clause) -> None:
    """Refuse a rule that the engine would drop or read wrongly."""
    if len(clause.facts) > MOST_FACTS:
        raise EngineError(f"{len(clause.facts)} facts in one condition; at most {MOST_FACTS}")
    for match in (*clause.facts, *clause.absent):
        if sum(isinstance(a.operand, Join) for a in match.atoms) > MOST_JOINS:
            raise EngineError(f"more than {MOST_JOINS} comparisons of {match.kind} with other facts")
        for operand in (a.operand for a in match.atoms if not isinstance(a.operand, Join)):
            literal(operand)
