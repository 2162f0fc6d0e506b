"""Plain data in, data with something wrong or odd in it out: types, sizes, names, texts that act."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from tests.hostile.payloads import PAYLOADS, REFUSED

Path = tuple[str | int, ...]
NUMBERS = (
    0,
    -0.0,
    -1,
    1,
    0.1,
    1e-9,
    99.999,
    100,
    101,
    1e15,
    2**31,
    2**53 + 1,
    2**63 - 1,
    -(2**63),
    2**63,
    10**40,
    1e308,
)
DATES = (
    "2026-11-22",
    "0001-01-01",
    "9999-12-31",
    "2027-02-30",
    "2027-1-1",
    "1970-01-01",
    "2027-07-01T00:00",
    "\u0662\u0660\u0662\u0667-\u0660\u0661-\u0660\u0661",
)
ODD: tuple[Any, ...] = (
    *(None, True, False, "", " ", [], {}, [[]], [{}], [None], {"": None}, {"min": 1}, {"min": 5, "max": 1}),
    *(
        {"min": "a", "max": []},
        {"amount": 1, "per": "year"},
        {"amount": {"min": 0, "max": 0}, "per": "hour"},
        {"amount": -1},
    ),
    *(
        "yes",
        "no",
        "none",
        "all",
        "unclear",
        "not stated",
        "n/a",
        "TX",
        "texas",
        "XX",
        "[]",
        "licenses[TX].status",
        "about",
    ),
    *("\ud800", "a" * 201, "a" * 5000, "a" * 70_000, "é" * 300, "{place.state}", "{", "}}", "1", "1e5", "40-50", "50%"),
    *([0] * 60, ["TX"] * 60, [{"state": "TX"}] * 3, {"source": "agreement"}, {"source": "agreement", "value": {}}),
)


def changed(data: Any, random: Random, *, words: Sequence[str], others: Sequence[Any]) -> Any:
    """A copy of `data` after a few changes; `words` are names that it may know, `others` data to take parts from."""
    data = copy.deepcopy(data)
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        data = _once(data, random, words, others)
    return data


def _once(data: Any, random: Random, words: Sequence[str], others: Sequence[Any]) -> Any:
    path: Any = random.choice(list(paths(data)))
    if not path:
        return _grown(data, random, words, others)
    held: Any = at(data, path[:-1])
    match random.randrange(10):
        case 0:
            del held[path[-1]]
        case 1 if isinstance(held, dict):
            held[name(random, words)] = held.pop(path[-1])
        case 2:
            held[path[-1]] = random.choice(([held[path[-1]]], {name(random, words): held[path[-1]]}))
        case 3 if isinstance(held, list):
            held.extend([copy.deepcopy(held[path[-1]])] * random.choice((1, 2, 30)))
        case 4:
            other = random.choice(others)
            held[path[-1]] = copy.deepcopy(at(other, random.choice(list(paths(other)))))
        case 5:
            held[path[-1]] = _grown(held[path[-1]], random, words, others)
        case _:
            held[path[-1]] = value(random, words)
    return data


def _grown(held: Any, random: Random, words: Sequence[str], others: Sequence[Any]) -> Any:
    """What holds more than before."""
    if isinstance(held, dict):
        held[name(random, words)] = value(random, words)
    elif isinstance(held, list):
        held.insert(random.randint(0, len(held)), value(random, words))
    elif isinstance(held, str):
        return held + random.choice(PAYLOADS)
    elif isinstance(held, int | float) and not isinstance(held, bool):
        return held * random.choice((-1, 0.5, 10, 1000, 1e-3, 1e9))
    return held


def name(random: Random, words: Sequence[str]) -> str:
    """A key, known or not."""
    return random.choice((random.choice(words), random.choice(words), random.choice(PAYLOADS), "x" * 201, "", "zz"))


def value(random: Random, words: Sequence[str]) -> Any:
    """Any value."""
    match random.randrange(8):
        case 0:
            return random.choice(NUMBERS)
        case 1:
            return random.choice(DATES)
        case 2:
            return random.choice(PAYLOADS)
        case 3:
            return random.choice(REFUSED) if random.random() < 0.3 else random.choice(words)
        case 4:
            return deep(random.choice((3, 10, 30, 40)), random)
        case 5:
            return random.choice(words)
    return copy.deepcopy(random.choice(ODD))


def deep(levels: int, random: Random) -> Any:
    """Lists and mappings inside one another."""
    held: Any = "x"
    for _ in range(levels):
        held = [held] if random.random() < 0.5 else {"a": held}
    return held


def paths(held: Any, path: Path = ()) -> Iterator[Path]:
    """All paths into a value, its own first."""
    yield path
    for step, inner in held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ():
        yield from paths(inner, (*path, step))


def at(held: Any, path: Path) -> Any:
    """The value at a path."""
    for step in path:
        held = held[step]
    return held


def file(data: Any) -> bytes:
    """Data as a file: JSON, which YAML is, too; a surrogate is an escape in it."""
    return json.dumps(data, ensure_ascii=True).encode()
