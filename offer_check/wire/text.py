"""Facts and values -> the JSON of the engine, within the limits that it does not check itself."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping

from ..errors import EngineError
from ..facts.build import Fact
from ..facts.property import FARTHEST, Encoded

PHASE, KIND, OWN = "#phase", "@", "."
"""The property of control facts, and what the names of all others begin with, so that a field or column may be called
`id`, `sid` or `$s`, as the engine's own properties are. A fact tells its kind by a property with that name: the engine
finds tests by the names of properties, and would try those on all kinds, one after the other, if they were on one."""
MOST_PROPERTIES, LONGEST = 250, 60_000
"""Properties of a fact (the engine takes 254 with its own), and bytes of a text as JSON (its lengths have 16 bits)."""

_quoted = json.JSONEncoder().encode


def written(fact: Fact) -> str:
    """The inside of a fact's JSON, but for its ids; the same for equal facts."""
    return text(fact.kind, tuple(fact.values), fact.values)


def text(kind: str, names: tuple[str, ...], values: Mapping[str, Encoded]) -> str:
    """The same of a fact of `kind` with just those of the `values` that `names` names."""
    frame, order = _frame(kind, names)
    return frame % tuple(map(literal, map(values.__getitem__, order)))


@functools.lru_cache(maxsize=1024)
def _frame(kind: str, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The text of facts with a gap for every value, and the names of the properties in the order of the gaps."""
    if len(names) > MOST_PROPERTIES:
        raise EngineError(f"{kind} has {len(names)} properties; at most {MOST_PROPERTIES}")
    order = tuple(sorted(names))
    fixed = [f"{_quoted(KIND + kind)}:{_quoted(kind)}", *[f"{_quoted(OWN + name)}:" for name in order]]
    head, *before = [part.replace("%", "%%") for part in fixed]
    return ",".join([head, *[f"{part}%s" for part in before]]), order


@functools.lru_cache(maxsize=4096)
def literal(value: Encoded) -> str:
    """A value as JSON. Refuses what the engine reads wrongly: long texts, and whole numbers beyond its 64 bits."""
    if isinstance(value, int):
        if abs(value) > FARTHEST:
            raise EngineError(f"the number {value} is out of the engine's range")
        return str(value)
    text = _quoted(value)
    if len(text) > LONGEST or "\0" in value:
        raise EngineError(f"a text of {len(value):,} characters is beyond the engine: {value:.40}")
    return text
