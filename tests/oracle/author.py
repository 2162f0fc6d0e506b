"""Random small rule sets as plain data: joins, absences, chained derived facts, gates, steps, parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from .offers import NUMBERS, STATES
from .words import (
    DAYS,
    FIXED,
    LIST_WORDS,
    LISTS,
    MEASURES,
    NAMES,
    NEVER_UNKNOWN,
    OF,
    ROW,
    SEATS,
    SEVERITIES,
    STATE_KINDS,
    UNSET,
    WORDS,
)

Data = dict[str, Any]
Names = Mapping[str, str]
"""The kind behind each alias."""


@dataclass(slots=True)
class Author:
    """Writes one rule set with `random`. `derived` has the properties of each derived kind that exists so far."""

    random: Random
    derived: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()

    def some(self, chance: float) -> bool:
        """Whether something happens that has this chance."""
        return self.random.random() < chance

    def kinds(self) -> Iterator[Data]:
        """Derived kinds, each on facts, fields and earlier kinds."""
        for kind in ("made_one", "made_two", "made_three"):
            properties = self.random.choice((("state",), ("state", "of"), ("on",), ()))
            rules = [self._derivation(properties, of) for of in OF[: self.random.choice((1, 1, 2))]]
            self.derived[kind] = properties
            yield {"derive": kind, "means": "made up", "rules": rules}

    def _derivation(self, properties: tuple[str, ...], of: str) -> Data:
        names: dict[str, str] = {}
        when: list[Data] = []
        give: Data = {}
        if "on" in properties:
            when.append(self._fact(names, "license", alias="row"))
            give["on"] = "$row.expected_date"
        if "state" in properties:
            sources = [k for k in STATE_KINDS if k != "site"] + [k for k, p in self.derived.items() if "state" in p]
            if self.some(0.25):
                seat = self.random.choice(SEATS)
                when += [{seat: "stated"}] if self.some(0.7) else []
                give["state"] = f"${seat}"
            else:
                when.append(self._fact(names, self.random.choice(sources), alias="place"))
                give["state"] = "$place.state"
        if "of" in properties:
            give["of"] = of
        when += self.patterns(names, self.random.choice((0, 1, 2)))
        return {"give": give, "when": when or [{"licensing.cost_paid_by": "stated"}]}

    def rule(self, number: int) -> Data:
        """One rule; gates are on rules before it."""
        self.numbers = ("most", "unset") if self.some(0.6) else ()
        each = self._each()
        names = {each[0]: each[1]} if each else {}
        data: Data = {
            "id": f"RND-{number:02}",
            "severity": self._severity(names),
            "parameters": {"most": {"value": self.random.choice(NUMBERS), "unit": "of it"}, "unset": UNSET},
            "applies": [self._line() for _ in range(self.random.choice((0, 0, 1, 2)))],
            "after": [self._gate(number) for _ in range(self.random.choice((0, 0, 1))) if number],
            "flag": [self._alternative(names, "Found.") for _ in range(self.random.choice((0, 1, 2)))],
            "pass": [self._alternative(names, "") for _ in range(self.random.choice((0, 1, 2)))],
        }
        if each:
            data["each"] = {each[0]: each[1]}
        return {**FIXED, **data}

    def _each(self) -> tuple[str, str] | None:
        if self.some(0.5):
            return None
        return "it", self.random.choice(("patient_state", "license", "visit_type", "site", *self.derived))

    def _severity(self, names: Names) -> Any:
        base = self.random.choice(SEVERITIES)
        if self.some(0.6):
            return base
        return {"base": base, "steps": [{"when": self._when(names), "severity": self.random.choice(SEVERITIES)}]}

    def _alternative(self, names: Names, message: str) -> Data:
        said: Data = {"when": self._when(names)}
        if message:
            said["message"] = message
            said |= {"severity": self.random.choice(SEVERITIES)} if self.some(0.3) else {}
        return said

    def _line(self) -> Data:
        kind = self.random.choice(("when", "any", "unless"))
        if kind == "any":
            line: Data = {"any": [self._when({}) for _ in range(self.random.choice((1, 2)))]}
        else:
            line = {kind: self._when({})}
        if kind != "unless" and self.some(0.4):
            line["if_silent"] = "skip"
        return {**line, "otherwise": "no"}

    def _gate(self, number: int) -> Data:
        gate: Data = {"rule": f"RND-{self.random.randrange(number):02}"}
        return {**gate, "while": self._when({})} if self.some(0.5) else gate

    def _when(self, names: Names) -> list[Data]:
        return self.patterns(dict(names), self.random.choice((1, 1, 2, 3)))

    def patterns(self, names: dict[str, str], count: int) -> list[Data]:
        """`count` patterns; what they name goes into `names`."""
        return [self._pattern(names) for _ in range(count)]

    def _pattern(self, names: dict[str, str]) -> Data:
        roll = self.random.random()
        if roll < 0.35:
            return self._field(names)
        if roll < 0.45:
            path = self.random.choice(sorted(LISTS))
            if self.some(0.3) and path != "about.role_type":
                return {path: self.random.choice(LIST_WORDS)}
            return {path: {self.random.choice(("has", "lacks")): self._some_of(LISTS[path])}}
        if roll < 0.5 and self.numbers:
            return {f"${self.random.choice(self.numbers)}": self.random.choice(("stated", "not_stated"))}
        aliased = [(alias, name) for alias, kind in names.items() for name in self._columns(kind)]
        if roll < 0.55 and aliased:
            alias, name = self.random.choice(aliased)
            return {f"${alias}.{name}": self._test(names, names[alias], name)}
        kind = self.random.choice((*STATE_KINDS, *ROW, *self.derived))
        if self.some(0.35):
            return {"without": kind, **self._tests(names, kind)}
        return self._fact(names, kind, alias=NAMES[len(names)] if self.some(0.6) else "")

    def _fact(self, names: dict[str, str], kind: str, *, alias: str) -> Data:
        tests = self._tests(names, kind)
        if not alias or alias in names:
            return {"fact": kind, **tests}
        names[alias] = kind
        return {"fact": kind, "as": alias, **tests}

    def _columns(self, kind: str) -> tuple[str, ...]:
        if kind in self.derived:
            return self.derived[kind]
        extra: tuple[str, ...] = ("state",) if kind in STATE_KINDS else ()
        extra += ("site",) if kind in ("site_kind", "site_staff") else ()
        return (*extra, *ROW.get(kind, ()), *(("share",) if kind == "visit_type" else ()))

    def _tests(self, names: dict[str, str], kind: str) -> Data:
        return {name: self._test(names, kind, name) for name in self._columns(kind) if self.some(0.5)}

    def _test(self, names: Names, kind: str, name: str) -> Any:
        if name == "state":
            return self._state(names)
        if name == "site":
            return self.random.choice(["North", *(f"${alias}.name" for alias, of in names.items() if of == "site")])
        if name == "on":
            return {self.random.choice(("lte", "gt")): f"${self.random.choice(DAYS)}"}
        if name == "share":
            return self._number()
        words = OF[:1] if name == "of" else ROW[kind][name]
        return self._word(
            words, sure=name == "of" or kind in NEVER_UNKNOWN or (name == "kind" and kind == "visit_type")
        )

    def _field(self, names: Names) -> Data:
        roll = self.random.random()
        if roll < 0.5:
            path = self.random.choice(sorted(WORDS))
            return {path: self._word(WORDS[path], sure=path == "about.specialty")}
        if roll < 0.6:
            one, other = self.random.sample(DAYS, 2)
            return {one: {self.random.choice(("lt", "lte", "gt", "gte")): f"${other}"}}
        if roll < 0.75:
            seat = self.random.choice(SEATS)
            return {seat: self._state(names, but=seat)}
        path = self.random.choice(MEASURES)
        return {path: self._number(but=path)}

    def _word(self, words: tuple[str, ...], *, sure: bool = False) -> Any:
        roll = self.random.random()
        if roll < 0.2 and not sure:
            return self.random.choice(("stated", "not_stated", "unclear"))
        if roll < 0.3 and not sure:
            return [self.random.choice(words), self.random.choice(("not_stated", "unclear"))]
        if roll < 0.45:
            return {"not": self._some_of(words)}
        return self._some_of(words)

    def _some_of(self, words: tuple[str, ...]) -> Any:
        if self.some(0.6):
            return self.random.choice(words)
        return self.random.sample(words, min(2, len(words)))

    def _state(self, names: Names, *, but: str = "") -> Any:
        refs = [f"${alias}.state" for alias, kind in names.items() if "state" in self._columns(kind)]
        refs += [f"${path}" for path in SEATS if path != but] if self.some(0.3) else []
        plain = self._some_of(STATES)
        if not refs or self.some(0.3):
            return {"not": plain} if self.some(0.3) else plain
        ref = self.random.choice(refs)
        return self.random.choice(
            ({"not": ref}, [self.random.choice(STATES), ref], {"not": ["TX", ref]}, ref, ref, ref)
        )

    def _number(self, *, but: str = "") -> Any:
        roll = self.random.random()
        n = self.random.choice(NUMBERS)
        if roll < 0.15:
            return self.random.choice((n, [n, self.random.choice(NUMBERS)], {"not": n}, "stated", "not_stated"))
        if roll < 0.2 and self.numbers:
            return self.random.choice(({"not": "$most"}, "$most", {"not": ["$most", n]}))
        if roll < 0.25:
            return ["not_stated", {self.random.choice(("lte", "gt")): n}]
        limit: Any = n
        if roll < 0.4 and self.numbers:
            limit = f"${self.random.choice(self.numbers)}"
        elif roll < 0.55:
            limit = f"${self.random.choice([path for path in MEASURES if path != but])}"
        if roll > 0.9:
            return {"gte": n, "lt": n + 40}
        return {self.random.choice(("lt", "lte", "gt", "gte")): limit}
