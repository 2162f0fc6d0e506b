"""Definitions in the bundle of a build: rules that are as they were built need no compiling."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..compiler.clause import Target
from ..compiler.program import Index, Record
from ..ruleset import bundle
from ..ruleset.ruleset import PACKS, Rules
from .definition import Definition, define
from .key import Key
from .listener import Listener

Lines = tuple[str, str]
"""What there is to know of a definition as JSON, and its rules, which are JSON already."""


def write(folder: Path, target: Path) -> None:
    """Write the bundle of a rules folder, with the programs of the core and of every further pack added to it.

    Raises RuleError where a file cannot be used.
    """
    from ..compiler.compile import compile_rules
    from ..offer.tables import build
    from ..ruleset.load import load

    rules = load([folder])
    tables = build(rules.raw)
    programs: dict[str, Lines] = {}
    for packs in accumulate((pack,) for pack in PACKS):
        chosen = rules.select(packs=packs)
        program = compile_rules(chosen, tables)
        programs[_key(chosen)] = written(program, define(program))
    bundle.write(folder, target, programs=programs)


def stored(rules: Rules) -> tuple[Index, Definition] | None:
    """What the build made of just these rules, if it did."""
    found = rules.programs.get(_key(rules))
    return None if found is None else read(found)


def _key(rules: Rules) -> str:
    return " ".join(rule.id for rule in rules.active)


def written(index: Index, definition: Definition) -> Lines:
    """Both as two lines of JSON."""
    keys = [[kind, key.property, sorted(key.joined), key.stratum] for kind, key in definition.keys.items()]
    plain = {
        "gates": [[*place, target] for place, target in index.gates.items()],
        "kinds": sorted(index.kinds),
        "fields": sorted(index.fields),
        "subjects": dict(index.subjects),
        "listeners": {name: list(map(_plain, found)) for name, found in definition.listeners.items()},
        "phases": definition.phases,
        "late": definition.late,
        "records": [[record.kind, record.properties] for record in definition.records],
        "keys": keys,
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")), definition.rules


def read(lines: Lines) -> tuple[Index, Definition]:
    """What was written as `lines`."""
    about, rules = lines
    data = json.loads(about)
    kinds = frozenset(data["kinds"])
    index = Index(
        gates={(rule, what, number): Target(*target) for rule, what, number, target in data["gates"]},
        kinds=kinds,
        fields=frozenset(data["fields"]),
        subjects=data["subjects"],
    )
    keys = {
        kind: Key(name, frozenset((kind, prop) for kind, prop in joined), stratum)
        for kind, name, joined, stratum in data["keys"]
    }
    definition = Definition(
        rules=rules,
        listeners={name: tuple(map(_listener, found)) for name, found in data["listeners"].items()},
        phases=tuple(map(tuple, data["phases"])),
        late=data["late"],
        records=tuple(Record(kind, tuple(properties)) for kind, properties in data["records"]),
        kinds=kinds,
        keys=keys,
    )
    return index, definition


def _plain(listener: Listener) -> list[Any]:
    return [listener.target, listener.told, listener.words, listener.joins, listener.fields]


def _listener(data: Sequence[Any]) -> Listener:
    target, told, words, joins, fields = data
    return Listener(
        target=Target(*target),
        told=_pairs(told),
        words=_pairs(words),
        joins=_pairs(joins),
        fields=_pairs(fields),
    )


def _pairs(data: Sequence[Any]) -> Any:
    """Lists as the tuples that they were."""
    return tuple(map(tuple, data))
