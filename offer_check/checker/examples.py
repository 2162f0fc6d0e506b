"""The examples inside rules, run through the real engine: each has one outcome to show."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from .. import source
from ..errors import InputError
from ..offer import Preferences, load_preferences
from ..offer.file import OfferFile, of
from ..record import record
from ..report import Result
from ..rule.rule import Example, Rule
from ..ruleset.ruleset import Rules
from .checker import Checker

TODAY = date(2026, 11, 22)
"""The day on which examples are checked that name none: the dated tables are current."""
BASE: Mapping[str, Any] = {
    "offer_format": 1,
    "about": {"specialty": "general_surgery", "role_type": "hybrid_clinic"},
}
PLAIN = ("evidence", "unclear")


@record()
class Outcome:
    """How one example of a rule went; `fault` says what is wrong, empty where it shows what it should."""

    rule: Rule
    example: Example
    fault: str = ""

    @property
    def place(self) -> str:
        """Where the example stands."""
        return f"{self.rule.path}:{self.example.line}"


def run(rules: Rules) -> Iterator[Outcome]:
    """Run every example of the active rules."""
    everything = rules.select(packs=("core", "extended", "program"))
    checker = Checker(everything)
    for rule in rules.active:
        for example in rule.examples:
            yield Outcome(rule, example, _fault(rule, example, everything, checker))


def _fault(rule: Rule, example: Example, rules: Rules, checker: Checker) -> str:
    if example.set:
        values = {f"{rule.id}.{name}": None if v is None else Decimal(str(v)) for name, v in example.set.items()}
        gates = [gate.rule for gate in rule.after]
        checker = Checker(rules.set(values).select(select=[rule.id, *gates]))
    try:
        results = results_of(rule, example, checker)
    except InputError as error:
        return f"the offer cannot be read: {error.faults[0].message}"
    return compare(example, results)


def results_of(rule: Rule, example: Example, checker: Checker) -> list[Result]:
    """The results of `rule` on the example's offer. Raises InputError where the fragment is no offer."""
    file = offer_of(example, checker)
    as_of = date.fromisoformat(example.as_of) if example.as_of else TODAY
    report = checker.check(file, as_of=as_of, preferences=_preferences(example))
    return [r for r in report.results if r.rule == rule.id]


def offer_of(example: Example, checker: Checker) -> OfferFile:
    """The example's fragment laid over the base, as an offer."""
    raw = json.dumps(laid_over(BASE, example.offer)).encode()
    return of(source.read_bytes(raw, name="example", syntax="json"), checker.tables)


def _preferences(example: Example) -> Preferences | None:
    if example.preferences is None:
        return None
    raw = json.dumps(laid_over({}, example.preferences)).encode()
    return load_preferences(source.read_bytes(raw, name="preferences", syntax="json"))


def laid_over(base: Mapping[str, Any], fragment: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of `base` with the fragment's groups and dotted keys in it."""
    data: dict[str, Any] = copy.deepcopy(dict(base))
    for key, value in copy.deepcopy(dict(fragment)).items():
        if key in PLAIN:
            data[key] = value
            continue
        *groups, last = key.split(".")
        target = data
        for group in groups:
            target = target.setdefault(group, {})
        if isinstance(value, dict) and isinstance(target.get(last), dict):
            target[last] = {**target[last], **value}
        else:
            target[last] = value
    return data


def compare(example: Example, results: list[Result]) -> str:
    """What the results have wrong about the example, empty where nothing."""
    if example.subject is not None:
        results = [r for r in results if r.subject == example.subject]
    if not results:
        return f"no result for the subject {example.subject!r}"
    for result in results:
        found = f"{result.outcome} ({result.severity})" + (f" for {result.subject}" if result.subject else "")
        if result.outcome != example.outcome:
            return f"expected {example.outcome}, found {found}: {result.message}"
        if example.severity and result.severity != example.severity:
            return f"expected {example.severity}, found {found}"
    return ""
