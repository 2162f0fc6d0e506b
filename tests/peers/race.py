"""Our engine beside a peer on the examples, in one process: evaluations a second of each, and the ratio of neighbors.

Both begin with the same facts in memory and put them into their own words, which counts. Both end with plain values:
against CLIPS what fired and of which subject, against zen-engine the outcome and severity of each rule and subject.
What the late rules are told of noted fields is known beforehand to both. Every round gives each side all examples;
what counts is the time of the processor, of which both use one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

from offer_check import load_offer, load_rules
from offer_check.checker import rows
from offer_check.checker.checker import tables_of
from offer_check.checker.decide import Decider
from offer_check.checker.plan import Plan
from offer_check.checker.read_fields import ReadFields
from offer_check.compiler.compile import compile_rules
from offer_check.compiler.vocabulary import vocabulary
from offer_check.engine import Engine, Evaluation
from offer_check.facts.build import Builder, Fact, Facts, Given
from offer_check.offer import Offer
from offer_check.ruleset.ruleset import Rules

AS_OF = date(2026, 11, 22)


class Case(NamedTuple):
    """The facts of one offer, and what the late rules are told of it."""

    facts: Facts
    later: tuple[Fact, ...]


Runner = Callable[[Case], object]


class Ours:
    """The engine with its facts, and the decisions over what fired."""

    def __init__(self, rules: Rules) -> None:
        tables = tables_of(rules)
        self._rules, self._program = rules, compile_rules(rules, tables)
        self._engine = Engine.of(self._program)
        self._builder = Builder(tables, read=self._program.fields, kinds=self._program.kinds)
        self._read = ReadFields(rules, vocabulary(rules, tables))
        joined = (table for table in rules.tables.values() if table.name in self._program.kinds)
        self._tables = tuple(fact for table in joined for fact in rows.facts(table, AS_OF))
        self._plans: dict[str, Plan] = {}

    def case(self, offer: Offer) -> Case:
        """The facts of an offer, and what comes of a first evaluation for the late rules."""
        facts = self._builder.build(Given(offer))
        later: list[Fact] = []

        def read(so_far: Evaluation) -> Sequence[Fact]:
            later.extend(self._read.facts({*offer.evidence, *offer.unclear}, self._decider(so_far)))
            return later

        self._engine.evaluate(facts, self._tables, later=read)
        return Case(facts, tuple(later))

    def fired(self, case: Case) -> Evaluation:
        """What fires."""
        return self._engine.evaluate(case.facts, self._tables, later=lambda _: case.later)

    def decided(self, case: Case) -> object:
        """What the rules come to."""
        return list(self._decider(self.fired(case)).all())

    def _decider(self, evaluation: Evaluation) -> Decider:
        return Decider(self._rules, self._program, evaluation, self._plans)


def clips(rules: Rules) -> tuple[list[Case], Runner, Runner]:
    """The cases, and all rules in both."""
    from tests.peers.clips.judgment import Clips

    ours, session = Ours(rules), Clips(rules, tables_of(rules)).session(AS_OF)
    return [ours.case(offer) for offer in _offers()], ours.fired, lambda case: session.told_at_once(*case)


def zen(rules: Rules) -> tuple[list[Case], Runner, Runner]:
    """The cases, and ten rules in both."""
    from tests.peers.zen.graph import TEN, Zen

    ten = rules.select(select=TEN)
    ours, peer = Ours(ten), Zen(ten, tables_of(ten))
    return [ours.case(offer) for offer in _offers()], ours.decided, lambda case: peer.evaluate(case.facts)


def _offers() -> list[Offer]:
    folder = Path(__file__).resolve().parents[2] / "examples"
    return [load_offer(path).offer for path in sorted(folder.glob("*.offer.*"))]


def rate(cases: Sequence[Case], run: Runner) -> float:
    """Evaluations a second of the processor over all cases."""
    start = process_time()
    for case in cases:
        run(case)
    return len(cases) / (process_time() - start)


def race(peer: str, rounds: int) -> tuple[float, float, float]:
    """Our rate, the peer's, and the median of the ratios of neighbors; the first rounds warm up."""
    cases, ours, theirs = {"clips": clips, "zen": zen}[peer](load_rules(packs=("core", "extended", "program")))
    rates = [(rate(cases, ours), rate(cases, theirs)) for _ in range(rounds + 3)][3:]
    return median(a for a, _ in rates), median(b for _, b in rates), median(a / b for a, b in rates)
