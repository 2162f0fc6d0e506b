"""Compiled programs as JSON in the bundle of a build: rules that are as they were built need no compiling."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..ruleset import bundle
from ..ruleset.ruleset import PACKS, Rules
from .clause import Atom, Clause, Compiled, Join, Match, Target
from .program import Program, Record


def write(folder: Path, target: Path) -> None:
    """Write the bundle of a rules folder, with the programs of the core and of every further pack added to it.

    Raises RuleError where a file cannot be used.
    """
    from ..offer.tables import build
    from ..ruleset.load import load
    from .compile import compile_rules

    rules = load([folder])
    chosen = [rules.select(packs=packs) for packs in accumulate((pack,) for pack in PACKS)]
    tables = build(rules.raw)
    bundle.write(folder, target, programs={_key(each): written(compile_rules(each, tables)) for each in chosen})


def stored(rules: Rules) -> Program | None:
    """The program of just these rules, where the build compiled it."""
    found = rules.programs.get(_key(rules))
    return None if found is None else read(found)


def _key(rules: Rules) -> str:
    return " ".join(rule.id for rule in rules.active)


def written(program: Program) -> str:
    """A program as JSON."""
    plain = {
        "strata": [[_rule(item) for item in stratum] for stratum in program.strata],
        "late": program.late,
        "records": [[record.kind, record.properties] for record in program.records],
        "gates": [[*place, target] for place, target in program.gates.items()],
        "kinds": sorted(program.kinds),
        "fields": sorted(program.fields),
        "subjects": dict(program.subjects),
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Program:
    """The program that was written as `text`."""
    data = json.loads(text)
    return Program(
        strata=tuple(tuple(map(_compiled, stratum)) for stratum in data["strata"]),
        late=data["late"],
        records=tuple(Record(kind, tuple(properties)) for kind, properties in data["records"]),
        gates={(rule, what, number): Target(*target) for rule, what, number, target in data["gates"]},
        kinds=frozenset(data["kinds"]),
        fields=frozenset(data["fields"]),
        subjects=data["subjects"],
    )


def _rule(item: Compiled) -> list[Any]:
    give = [[name, _operand(value)] for name, value in item.give]
    return [item.target, _matches(item.clause.facts), _matches(item.clause.absent), give]


def _matches(matches: Iterable[Match]) -> list[Any]:
    return [[m.kind, m.alias, [[a.name, a.comparison, _operand(a.operand)] for a in m.atoms]] for m in matches]


def _operand(value: Any) -> Any:
    return [value.alias, value.property] if isinstance(value, Join) else value


def _compiled(data: Sequence[Any]) -> Compiled:
    target, facts, absent, give = data
    clause = Clause(tuple(map(_match, facts)), tuple(map(_match, absent)))
    return Compiled(Target(*target), clause, tuple((name, _meant(value)) for name, value in give))


def _match(data: Sequence[Any]) -> Match:
    kind, alias, atoms = data
    return Match(kind, alias, tuple(Atom(name, comparison, _meant(value)) for name, comparison, value in atoms))


def _meant(value: Any) -> Any:
    return Join(*value) if isinstance(value, list) else value
