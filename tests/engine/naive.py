"""durable_rules used as one would at first, in a process of its own: what fires, or how the process died of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import durable_rules_engine as durable

FILLED = {"MALLOC_PERTURB_": "85"}
"""Has the C library fill new memory with something, so that reading it goes wrong every time."""


@dataclass(frozen=True, slots=True)
class End:
    """How a process ended: what it printed, or a signal (negative code), or an error, or not at all (None)."""

    code: int | None
    printed: Any = None
    error: str = ""

    @property
    def died(self) -> bool:
        """Whether a signal ended it."""
        return self.code is not None and self.code < 0


def run(rules: dict[str, Any], *facts: dict[str, Any], filled: bool = False, seconds: int = 60, **options: Any) -> End:
    """Start a process for these rules and facts, and end it after so many seconds.

    `options`: `batch`, `delete`, `states`, `ids`, as in `answer`.
    """
    asked = json.dumps({"rules": rules, "facts": facts, **options})
    try:
        done = subprocess.run(
            [sys.executable, __file__],
            input=asked,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
            env=os.environ | (FILLED if filled else {}),
        )
    except subprocess.TimeoutExpired:
        return End(None)
    if done.returncode:
        return End(done.returncode, error=done.stderr.strip().rpartition("\n")[2])
    return End(0, json.loads(done.stdout))


def answer(
    rules: dict[str, Any],
    facts: list[dict[str, Any]],
    *,
    batch: bool = False,
    delete: bool = False,
    states: int = 1,
    ids: bool = True,
) -> list[list[Any]]:
    """What fires, as rule and ids by alias: facts one by one or as a `batch`, in so many states, `delete`d or not."""
    handle = durable.create_ruleset("naive", json.dumps(rules))
    fired: list[list[Any]] = []
    for number in range(states):
        name = {"sid": f"s{number}"}
        own = [({"id": f"f{i}"} if ids else {}) | name | fact for i, fact in enumerate(facts)]
        for code, state in asserted(handle, own, batch=batch):
            if code == 0:
                fired += drained(handle, state)
        if delete:
            durable.delete_state(handle, name["sid"])
    return fired


def asserted(handle: int, facts: list[dict[str, Any]], *, batch: bool) -> Iterator[tuple[int, int]]:
    """Assert facts, one by one or at once; gives the engine's answers, a code and a state each."""
    if batch:
        yield durable.assert_facts(handle, json.dumps(facts))
        return
    for fact in facts:
        yield durable.assert_fact(handle, json.dumps(fact))


def drained(handle: int, state: int) -> list[list[Any]]:
    """Take every activation of a state."""
    fired = []
    started = durable.start_action_for_state(handle, state)
    message = started[1] if started else None
    while message:
        ((name, bound),) = json.loads(message).items()
        fired.append([name, {alias: fact.get("id") for alias, fact in bound.items()}])
        message = durable.complete_and_start_action(handle, state)
    return fired


if __name__ == "__main__":
    json.dump(answer(**json.loads(sys.stdin.read())), sys.stdout)
