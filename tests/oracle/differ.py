"""The engine against the oracle, or a peer: the same offers through both, and every difference with what it takes to
see it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from types import MappingProxyType
from typing import Any, Protocol

from offer_check import source
from offer_check.checker.checker import Checker
from offer_check.errors import EngineError
from offer_check.offer import Offer, Preferences, load_preferences
from offer_check.offer.file import OfferFile, of
from offer_check.offer.tables import Tables
from offer_check.report import Report
from offer_check.ruleset.ruleset import Rules

from .decide import Oracle, Verdicts
from .interest import fields_read, numbers_tested
from .offers import NUMBERS, Sampler
from .rulesets import made_up

TODAY, TOO_LATE = date(2026, 11, 22), date(2027, 1, 16)
"""A day on which the dated tables are current, and one on which they are not."""
EACH = 25
"""Offers for one made-up rule set; the engine keeps the memory of every set."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One rule and subject on which the two differ (None: it has no such result), and the case."""

    name: tuple[str, str]
    engine: tuple[str, str] | None
    oracle: tuple[str, str] | None
    case: dict[str, Any]


class Decides(Protocol):
    """Whatever decides offers by rules: the oracle, or another engine."""

    def decide(self, offer: Offer, *, as_of: date, preferences: Preferences | None = None) -> Verdicts:
        """Outcome and severity by rule and subject."""


Judge = Callable[[Rules, Tables], Decides]


class Pair:
    """One set of rules in both."""

    def __init__(self, rules: Rules, judge: Judge = Oracle) -> None:
        self.checker = Checker(rules)
        self.oracle = judge(rules, self.checker.tables)

    def engine(self, file: OfferFile, preferences: Preferences | None, as_of: date) -> Verdicts:
        """What the engine says. Two results of one name are an error."""
        report = self.checker.check(file, as_of=as_of, preferences=preferences)
        said = {(r.rule, r.subject): (r.outcome, r.severity) for r in report.results}
        assert len(said) == len(report.results) == report.counts.total
        return {name: (str(outcome), str(severity)) for name, (outcome, severity) in said.items()}

    def report(self, offer: Any, as_of: date) -> Report:
        """The report on an offer as plain data."""
        return self.checker.check(of(document(offer), self.checker.tables), as_of=as_of)

    def differences(self, offer: Any, wishes: Any, as_of: date) -> Iterator[Difference]:
        """Where the two differ on one offer."""
        file = of(document(offer), self.checker.tables)
        preferences = None if wishes is None else load_preferences(document(wishes))
        expected = self.oracle.decide(file.offer, as_of=as_of, preferences=preferences)
        found = self.engine(file, preferences, as_of)
        case = {"offer": offer, "preferences": wishes, "as_of": as_of.isoformat()}
        yield from compared(expected, found, case)


def compared(
    expected: Verdicts, found: Verdicts, case: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[Difference]:
    """Every rule and subject on which the two are not the same."""
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield Difference(name, found.get(name), expected.get(name), dict(case))


def document(data: Any) -> source.Document:
    return source.read_bytes(json.dumps(data).encode(), name="random", syntax="json")


def real(rules: Rules, seed: int, judge: Judge = Oracle) -> Iterator[list[Difference]]:
    """One random offer after another against the real rules."""
    pair, random = Pair(rules, judge), Random(seed)
    read, numbers = fields_read(rules), numbers_tested(rules)
    sampler = Sampler(random, pair.checker.tables, read, (*NUMBERS, *numbers))
    while True:
        as_of = random.choice((TODAY, TODAY, TOO_LATE))
        yield list(pair.differences(sampler.offer(), sampler.wishes(), as_of))


def invented(rules: Rules, seed: int, judge: Judge = Oracle) -> Iterator[list[Difference]]:
    """One random offer after another against made-up rules over the tables of `rules`."""
    random = Random(seed)
    while True:
        made, data = made_up(random, rules)
        try:
            pair = Pair(made, judge)
        except EngineError:
            continue
        read = fields_read(made)
        sampler = Sampler(random, pair.checker.tables, read)
        for _ in range(EACH):
            as_of = random.choice((TODAY, TOO_LATE))
            found = list(pair.differences(sampler.offer(), sampler.wishes(), as_of))
            for difference in found:
                difference.case["rules"] = data
            yield found
