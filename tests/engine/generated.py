"""Rules in number over every field of an offer, and what they must decide, worked out from the offer's values alone."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from offer_check.facts.build import Given
from offer_check.facts.kinds import COLUMNS, TABLES
from offer_check.offer import FIELDS, Field
from offer_check.offer.tables import Tables
from offer_check.offer.values import Range

STATUSES = ("held", "pending", "to_be_obtained", "not_held")
ROLE = {"when": {"fact": "role", "is": "patient_facing"}, "otherwise": "no patients in this role"}


@dataclass(frozen=True, slots=True)
class Test:
    """A pattern of the rule language, and whether it certainly holds of an offer."""

    pattern: Mapping[str, Any]
    holds: Callable[[Given], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A rule: it flags where all of `flag` hold, else passes where `good` does; `status` makes it one on each state."""

    id: str
    flag: tuple[Test, ...] = ()
    good: Test | None = None
    patients_only: bool = False
    status: str = ""

    def outcomes(self, given: Given, tables: Tables) -> Mapping[str, str]:
        """What must come of it, by subject."""
        groups = {group for code in given.value("about.role_type") for group in tables.roles[code].groups}
        if self.patients_only and "patient_facing" not in groups:
            return {"": "not_applicable"}
        if self.status:
            return self._by_state(given)
        if all(test.holds(given) for test in self.flag):
            return {"": "flag"}
        return {"": "pass" if self.good and self.good.holds(given) else "ask"}

    def _by_state(self, given: Given) -> Mapping[str, str]:
        states, rows = stated(given, "patients.states"), stated(given, "licenses")
        if not isinstance(states, tuple):
            return {"": "ask"}
        found = {state: [r.status for r in rows or () if r.state == state] for state in states}
        return {
            state: "pass" if self.status in has else "ask" if rows is None or None in has else "flag"
            for state, has in found.items()
        } or {"": "not_applicable"}

    def write(self, folder: Path) -> None:
        """Write the rule's file."""
        file = {
            "id": self.id,
            "title": f"Generated rule {self.id}",
            "since": "0.1.0",
            "severity": "minor",
            "pack": "core",
            "topic": "licenses",
            "applies": [ROLE] if self.patients_only else [],
            **({"each": {"place": "patient_state"}} if self.status else {}),
            "flag": [{"when": self._flag(), "message": "This is wrong."}],
            "pass": [{"when": self._pass()}] if self.good or self.status else [],
            "why": "It is generated.",
            "question": "Is it so?",
            "good": "It is not so.",
            "sources": [{"guide": "general-surgery", "section": "FAQ 1"}],
            "examples": {},
        }
        path = folder / self.id[:2].lower() / f"{self.id}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(file), encoding="utf-8")

    def _flag(self) -> Any:
        if self.status:
            return {"without": "license", "state": "$place.state", "status": self.status}
        return [test.pattern for test in self.flag]

    def _pass(self) -> Any:
        if self.status:
            return {"fact": "license", "state": "$place.state", "status": self.status}
        return self.good.pattern if self.good else None


def generated(number: int, tables: Tables, *, seed: int = 7) -> list[Generated]:
    """So many rules; every field is in one of them, each tenth is one on each state."""
    chance = random.Random(seed)
    fields = [list(tests(field, tables)) for field in FIELDS.values() if field.group != "preferences"]
    fields = [found for found in fields if found]
    rules = []
    for index in range(number):
        name = f"{'GH'[index // 500 % 2]}{'ABCDE'[index // 100 % 5]}-{index % 100:02}"
        here, there = fields[index % len(fields)], chance.choice(fields)
        first, second = chance.choice(here), [chance.choice(there)] if chance.random() < 0.4 else []
        kind = first.pattern.get("fact")  # two patterns on one kind would speak of two rows
        flag = (first, *(test for test in second if kind is None or test.pattern.get("fact") != kind))
        status = chance.choice(STATUSES) if index % 10 == 0 else ""
        good = chance.choice(here) if chance.random() < 0.8 else None
        rules.append(Generated(id=name, flag=flag, good=good, patients_only=index % 3 == 0, status=status))
    return rules


def tests(field: Field, tables: Tables) -> Iterator[Test]:
    """Every simple test on a field, or on a column of the rows that there are."""
    if field.table:
        if field.path not in COLUMNS:
            kind, name = TABLES[field.table], field.path.rpartition(".")[2]
            for test, holds in plain(field, tables):
                yield Test({"fact": kind, name: test}, _some(field.table, name, holds))
        return
    for test, holds in plain(field, tables):
        yield Test({field.path: test}, _of(field.path, holds))
    for code in _codes(field.shape.items, tables) if field.shape.items else ():
        yield Test(
            {field.path: {"has": code}}, _of(field.path, lambda v, code=code: isinstance(v, tuple) and code in v)
        )
    if field.path not in ("about.specialty", "about.role_type"):
        path = field.path
        yield Test({path: "stated"}, _of(path, lambda value: value is not None))
        yield Test({path: "unclear"}, lambda given: given.unclear(path))
        yield Test({path: "not_stated"}, lambda given: given.value(path) is None and not given.unclear(path))


def plain(field: Field, tables: Tables) -> Iterator[tuple[Any, Callable[[Any], bool]]]:
    """Tests on a value, with whether they hold of one."""
    match field.shape.name:
        case "yes_no":
            yield "yes", lambda value: value is True
            yield {"not": "yes"}, lambda value: value is False
        case "choice":
            for code in _codes(field.shape, tables):
                yield code, lambda value, code=code: value == code
                yield {"not": code}, lambda value, code=code: value not in (None, code)
        case "number" | "wrvu_credit":
            for limit in (0, 1, 2.5, 10, 20, 60, 95, 180):
                yield {"gte": limit}, lambda value, limit=limit: isinstance(value, Range) and value.low >= limit
                yield {"lt": limit}, lambda value, limit=limit: isinstance(value, Range) and value.high < limit
            yield {"gt": 5, "lte": 50}, lambda value: isinstance(value, Range) and value.low > 5 and value.high <= 50


def stated(given: Given, path: str) -> Any:
    """The value of a field; None where there is none, or words that cannot be checked."""
    return None if given.unclear(path) else given.value(path)


def _of(path: str, holds: Callable[[Any], bool]) -> Callable[[Given], bool]:
    return lambda given: holds(stated(given, path))


def _some(table: str, name: str, holds: Callable[[Any], bool]) -> Callable[[Given], bool]:
    return lambda given: any(holds(getattr(row, name)) for row in given.value(table) or ())


def _codes(shape: Any, tables: Tables) -> tuple[str, ...]:
    return shape.choices or (tuple(getattr(tables, shape.table)) if shape.table else ())
