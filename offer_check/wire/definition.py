"""A compiled program in the words of the engine: plain data, which a build can store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..compiler.clause import Clause, Compiled, Target
from ..compiler.program import Program, Record
from ..errors import EngineError
from ..record import record
from .key import Key, keys
from .listener import Listener
from .patterns import check_rule, patterns, shelved, shelves
from .text import PHASE

BUCKET = 200
"""Rules that share a phase fact; the engine takes 255 patterns with the same tests, and crashes on one more."""
MOST_PHASES = 21
"""Phases of a stratum; with 512 tests under one parent the engine never comes back."""


@record(kw_only=True)
class Definition:
    """What the engine runs.

    `rules` is the rule set as JSON, and `listeners` read its messages, by the names that its rules have. `phases` are
    the phase facts of every stratum; from stratum `late` on, rules speak of what those before came to. `records` are
    told of every offer, and all of the other `kinds` that there is; `keys` say which rows of tables will do.
    """

    rules: str
    listeners: Mapping[str, tuple[Listener, ...]]
    phases: tuple[tuple[int, ...], ...]
    late: int
    records: tuple[Record, ...]
    kinds: frozenset[str]
    keys: Mapping[str, Key]


def define(program: Program) -> Definition:
    """The definition of a program. Raises EngineError where it is beyond the engine's limits."""
    return _Defining(program).definition()


class _Defining:
    """Writes down one program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._single = {record.kind for record in program.records}
        self._listeners: dict[str, list[Listener]] = {}
        self._phases: list[tuple[int, ...]] = []

    def definition(self) -> Definition:
        program, rules = self._program, json.dumps(self._rules(), separators=(",", ":"))
        return Definition(
            rules=rules,
            listeners={name: tuple(found) for name, found in self._listeners.items()},
            phases=tuple(self._phases),
            late=program.late,
            records=program.records,
            kinds=program.kinds,
            keys=dict(keys(program)),
        )

    def _rules(self) -> dict[str, Any]:
        """The rule set: a heartbeat, then every compiled rule."""
        # The heartbeat fires first in every state: deleting a state in which nothing ever fired frees a stray pointer.
        found: dict[str, Any] = {"heartbeat": {"all": [{"p": {PHASE: 0}}]}}
        numbers = shelves(self._program)
        for number, stratum in enumerate(self._program.strata, start=1):
            late: list[int] = []
            for name, clause, parts in self._stratum(number, stratum):
                shelved(clause, parts, numbers)
                if clause.absent or not parts:
                    # What must be absent waits for a phase, the first pattern and asserted last, so that nothing joins
                    # before all facts are there: an activation is not withdrawn when one comes that it excludes.
                    late.append(number * MOST_PHASES + len(late) // BUCKET)
                    parts.insert(0, {"p": {PHASE: late[-1]}})
                found[name] = {"all": parts}
            self._phases.append(tuple(sorted(set(late))))
        return found

    def _stratum(self, number: int, stratum: Iterable[Compiled]) -> Iterator[tuple[str, Clause, list[dict[str, Any]]]]:
        """The clauses of a stratum, each once, with a name and as patterns; who shares a clause listens to that name.

        The engine clears eight kilobytes a pattern for every offer, so that each one less is worth its while."""
        known: dict[str, str] = {}
        for item in stratum:
            try:
                check_rule(item.clause)
            except EngineError as error:
                raise EngineError(f"{self._who(item.target)}: {error}") from None
            names = {match.alias: f"a{position}" for position, match in enumerate(item.clause.facts)}
            parts = list(patterns(item.clause, names))
            name = known.setdefault(json.dumps(parts), f"{number}.{len(known)}")
            listeners = self._listeners.setdefault(name, [])
            if not listeners:
                yield name, item.clause, parts
            listeners.append(Listener.of(item, names, self._single))

    def _who(self, target: Target) -> str:
        gate = next((f"{what} of {rule}" for (rule, what, _), t in self._program.gates.items() if t == target), "")
        return gate or f"{target.role} of {target.name}"
