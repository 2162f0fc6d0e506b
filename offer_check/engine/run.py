"""One state of the engine, from its first fact to its end, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import durable_rules_engine as durable

from ..compiler.clause import Compiled, Join, Target
from ..errors import EngineError
from ..facts.build import Fact
from .wire import PHASE, written

BOUND = re.compile(r'"(a\d+)":{"id":"f(\d+)"')
"""A bound fact in a message of the engine. Inside texts quotes are escaped, so that nothing there looks like it."""

Binding = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of one offer: every firing by its target, with the facts that it bound, and all facts by kind."""

    fired: Mapping[Target, Sequence[Binding]]
    facts: Mapping[str, Sequence[Fact]]

    def holds(self, target: Target) -> bool:
        """Whether the target fired at all."""
        return target in self.fired


class Run:
    """One state of the engine, from its first fact to its end."""

    def __init__(self, handle: int, rules: Mapping[str, tuple[Compiled, Mapping[str, str]]], sid: str) -> None:
        self._handle, self._rules, self._sid = handle, rules, sid
        self._state: int | None = None
        self._seen: set[str] = set()
        self._fired: dict[Target, dict[tuple[tuple[str, int], ...], Binding]] = {}
        self._facts, self._derived = list[Fact](), list[Fact]()

    def start(self) -> None:
        """Make the state, and have the heartbeat fire in it."""
        self._state = self._assert("p0", f'"{PHASE}":0')
        self._drain()

    def put(self, fact: Fact, text: str) -> None:
        """Assert a fact that is not there yet."""
        if text not in self._seen:
            self._seen.add(text)
            self._assert(f"f{len(self._facts)}", text)
            self._facts.append(fact)

    def stratum(self, phases: Sequence[int]) -> None:
        """Open the phases of one stratum, and assert what it derives until nothing new comes."""
        for phase in phases:
            self._assert(f"p{phase}", f'"{PHASE}":{phase}')
        self._drain()
        while self._derived:
            fresh, self._derived = {written(fact): fact for fact in self._derived}, []
            for text, fact in sorted(fresh.items()):  # the order in which rules fire is the engine's own
                self.put(fact, text)
            self._drain()

    def _assert(self, name: str, text: str) -> int:
        # Own short ids: without one, the engine tells facts apart by 32 bits of a hash of all that they hold.
        # One fact at a time: a batch drops all facts behind one that it cannot read, and says nothing.
        message = f'{{"id":"{name}","sid":"{self._sid}",{text}}}'
        try:
            code, state = durable.assert_fact(self._handle, message)
        except durable.error as error:
            raise EngineError(f"the rule engine refused a fact: {error}: {message:.200}") from error
        if code not in (0, 1):  # 1: no rule looks at such a fact
            raise EngineError(f"the rule engine took a fact for another one: {message:.200}")
        return int(state)

    def _drain(self) -> None:
        """Take every activation of the state, by the C module itself: no threads, no swallowed exceptions."""
        started = durable.start_action_for_state(self._handle, self._state)
        message = started[1] if started else None
        while message:
            self._take(message)
            message = durable.complete_and_start_action(self._handle, self._state)

    def _take(self, message: str) -> None:
        """Note a firing, `{"17":{"p":{...},"a0":{"id":"f3",...}}}`. Only ids are read: the rest came from here."""
        name = message[2 : message.index('"', 2)]
        if name == "heartbeat":
            return
        item, names = self._rules[name]
        found = dict(BOUND.findall(message))
        numbers = tuple((alias, int(found[own])) for alias, own in names.items())
        binding = {alias: self._facts[number] for alias, number in numbers}
        if item.target.role == "derive":
            give = {n: binding[v.alias].values[v.property] if isinstance(v, Join) else v for n, v in item.give}
            self._derived.append(Fact(item.target.name, give))
        self._fired.setdefault(item.target, {})[numbers] = binding

    def close(self) -> None:
        """Delete the state; the engine frees none by itself."""
        if self._state is not None:
            durable.delete_state(self._handle, self._sid)

    def evaluation(self, records: set[str]) -> Evaluation:
        """What came of it, in an order that does not depend on the engine's."""
        fired = {
            target: tuple({a: f for a, f in found[key].items() if f.kind not in records} for key in sorted(found))
            for target, found in self._fired.items()
        }
        facts: dict[str, list[Fact]] = {}
        for fact in self._facts:
            facts.setdefault(fact.kind, []).append(fact)
        return Evaluation(fired, facts)
