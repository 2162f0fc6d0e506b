"""One state of the engine, from its first fact to its end, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import durable_rules_engine as durable

from ..compiler.clause import Target
from ..errors import EngineError
from ..facts.build import Fact
from ..record import record
from ..wire import Binding, Bound, Listener
from ..wire.text import PHASE, written

_NOTHING: Binding = MappingProxyType({})


@record()
class Evaluation:
    """What came of one offer: every firing by its target, with the facts that it bound, and all facts by kind.

    Records of fields are not told among what was bound, and of gates nothing is: they hold or they do not.
    """

    fired: Mapping[Target, Sequence[Binding]]
    facts: Mapping[str, Sequence[Fact]]

    def holds(self, target: Target) -> bool:
        """Whether the target fired at all."""
        return target in self.fired


class Run:
    """One state of the engine, from its first fact to its end."""

    def __init__(self, handle: int, listeners: Mapping[str, Sequence[Listener]], sid: str) -> None:
        self._handle, self._listeners, self._sid = handle, listeners, sid
        self._state: int | None = None
        self._seen: set[str] = set()
        self._fired: dict[Target, dict[Bound, Binding]] = {}
        self._told: dict[Target, Sequence[Binding]] = {}
        self._facts, self._derived = list[Fact](), list[Fact]()
        self.kinds: defaultdict[str, list[Fact]] = defaultdict(list)

    def start(self) -> None:
        """Make the state, and have the heartbeat fire in it."""
        self._state = self._assert("p0", f'"{PHASE}":0')
        self._drain()

    def put(self, facts: Iterable[tuple[Fact, str]]) -> None:
        """Assert facts, each with its text, that are not there yet."""
        for fact, text in facts:
            if text not in self._seen:
                self._seen.add(text)
                self._assert(f"f{len(self._facts)}", text)
                self._facts.append(fact)
                self.kinds[fact.kind].append(fact)

    def count(self, kind: str, facts: Iterable[Fact]) -> None:
        """Take these as all the facts of a kind; of some the engine need not know: no rule can say anything of them."""
        self.kinds[kind] = list(facts)

    def stratum(self, phases: Sequence[int]) -> None:
        """Open the phases of one stratum, and assert what it derives until nothing new comes."""
        for phase in phases:
            self._assert(f"p{phase}", f'"{PHASE}":{phase}')
        self._drain()
        while self._derived:
            fresh, self._derived = {written(fact): fact for fact in self._derived}, []
            self.put((fresh[text], text) for text in sorted(fresh))  # the order in which rules fire is the engine's own
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
        """Note a firing, `{"1.7":{"p":{...},"a0":{"id":"f3",...}}}`. Nobody listens to the heartbeat."""
        for listener in self._listeners.get(message[2 : message.index('"', 2)], ()):
            numbers = listener.bound(message) if listener.told else ()
            known = self._fired.setdefault(listener.target, {})
            if numbers not in known:
                known[numbers] = {alias: self._facts[number] for alias, number in numbers} if numbers else _NOTHING
                self._told.pop(listener.target, None)
            if listener.derives:
                self._derived.append(listener.given(known[numbers], self.kinds))

    def close(self) -> None:
        """Delete the state; the engine frees none by itself."""
        if self._state is not None:
            durable.delete_state(self._handle, self._sid)

    def evaluation(self) -> Evaluation:
        """What came of it so far, in an order that does not depend on the engine's."""
        for target, found in self._fired.items():
            if target not in self._told:
                self._told[target] = tuple(map(found.__getitem__, sorted(found)))
        return Evaluation(dict(self._told), {kind: list(facts) for kind, facts in self.kinds.items()})
