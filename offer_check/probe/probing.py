"""A rule and an offer in, the explanations of its results out: what decided them, and what would change them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date

from ..checker.because import Reasons
from ..checker.checker import Checker, tables_of
from ..checker.decide import Decision
from ..checker.paper import Paper
from ..checker.reading import Reading
from ..compiler.compile import linked
from ..compiler.reads import Reads
from ..compiler.vocabulary import vocabulary
from ..errors import UsageError
from ..facts.build import Fact, Given
from ..offer import Preferences
from ..offer.file import OfferFile
from ..prose.page import Page
from ..report import Because, Result
from ..rule.pattern import FactPattern
from ..rule.rule import Rule
from ..ruleset.ruleset import Rules
from . import papers
from .asked import Inquiry
from .bench import NOTED, Bench, Ground, Judge
from .changes import Changes
from .model import Explanation, Part, Plain, Probing, Truth
from .parts import Parts
from .probes import Probes
from .trial import Trial
from .trials import Trials
from .truths import Truths

LEGEND: dict[Truth, str] = {
    "true": "certainly so, by what is stated",
    "false": "certainly not so, by what is stated",
    "unknown": "neither can be shown: something is not stated, or is in words that cannot be checked",
}


class Prober:
    """One rule, compiled with the rules that it waits for and with its probes."""

    def __init__(self, rules: Rules, rule: str, as_of: date) -> None:
        """Make ready for the rule with the id `rule`, active or not. Raises EngineError as a check does."""
        self.rule = rules.rules[rule]
        tables = tables_of(rules)
        words = vocabulary(rules, tables)
        # What reads which fields other rules read needs those: the core, and the pack of the rule itself.
        late = words.is_late(_kinds(self.rule))
        everything = rules.select(packs=("core", self.rule.pack)) if late else rules
        self.rules = everything if late else rules.select(select=_with_gates(rules, rule))
        self.ground = Ground(self.rules, tables, words, as_of)
        self.late = late
        self._checker = Checker(self.rules)
        self._judge = Judge(self.ground)
        self._reading = Reading(words)
        self._benches: dict[bool, Bench] = {}

    def probe(
        self,
        file: OfferFile,
        preferences: Preferences | None = None,
        subject: str | None = None,
        *,
        trying: bool = True,
    ) -> Probing:
        """Explain every result of the rule on an offer, or the one on `subject`; without `trying` no changes are tried.

        Raises UsageError where there is no such subject.
        """
        report = self._checker.check(file, as_of=self.ground.as_of, preferences=preferences)
        results = [r for r in report.results if r.rule == self.rule.id]
        chosen = [r for r in results if subject is None or r.subject.casefold() == subject.casefold()]
        if not chosen:
            known = (
                ", ".join(sorted(r.subject for r in results if r.subject)) or "none; the rule speaks of the whole offer"
            )
            raise UsageError(f"{self.rule.id} has no result for {subject!r} here; its subjects: {known}")
        sitting = _Sitting(self, file, preferences, trying=trying)
        return Probing(
            rule=self.rule.id,
            title=self.rule.title,
            offer=file.document.name,
            as_of=self.ground.as_of.isoformat(),
            explanations=tuple(sitting.explanations(sorted(chosen, key=lambda r: r.subject))),
            legend=LEGEND,
        )

    def bench(self, *, seen: bool) -> Bench:
        """The probes in the engine; `seen`: there are facts that the subjects come from."""
        if seen not in self._benches:
            probes = Probes(self.rule, self.ground.words, seen)
            each = {self.rule.id: self.rule.each} if self.rule.each else {}
            program = linked(list(probes.compiled()), self.ground.words, each, {})
            self._benches[seen] = Bench(self.ground, program)
        return self._benches[seen]

    @property
    def judge(self) -> Judge:
        """What decides changed offers."""
        return self._judge

    @property
    def reading(self) -> Reading:
        """What finds the fields behind patterns."""
        return self._reading


class _Sitting:
    """One offer, decided once, and its explanations."""

    def __init__(self, prober: Prober, file: OfferFile, preferences: Preferences | None, *, trying: bool) -> None:
        self.prober = prober
        self.trying = trying
        self.file = file
        self.preferences = preferences
        self.given = Given(file.offer, preferences)
        self.changes = Changes(prober.judge, file, preferences)
        self.paper = Paper(file, self.given, prober.ground.words.fields, prober.rules.tables)
        self.decider = prober.judge.decider(self.given)
        noted = prober.judge.noted(self.given, self.decider.evaluation) if prober.late else ()
        self.noted: Sequence[Fact] = tuple(noted)

    def explanations(self, results: Sequence[Result]) -> Iterator[Explanation]:
        """Everything about results, one after the other."""
        for number, result in enumerate(results, start=1):
            yield self._explanation(result, more=len(results) - number)

    def _explanation(self, result: Result, *, more: int) -> Explanation:
        rule = self.prober.rule
        decision = next(d for d in self.decider.of(rule) if d.subject == result.subject)
        parts = self._parts(decision)
        trials = self._trials(decision) if self.trying else ()
        changes, tried, cut = self.changes.of(decision, trials, more=more)
        found = Explanation(result=result, parts=parts, changes=changes, needs=(), tried=tried, cut=cut)
        needs = () if found.passes or result.outcome in ("pass", "not_applicable") else _needs(result, parts)
        return dataclasses.replace(found, needs=needs)

    def _parts(self, decision: Decision) -> tuple[Part, ...]:
        rule, prober = self.prober.rule, self.prober
        evaluation = prober.bench(seen=bool(decision.facts) or rule.each is None).run(self.given, self.noted)
        reasons = Reasons(self.paper, prober.reading, evaluation)
        facts: tuple[Fact, ...] = ()
        if rule.each and decision.facts:
            by = self.decider.index.subjects[rule.id]
            of_kind = evaluation.facts.get(rule.each.kind, ())
            facts = tuple(f for f in of_kind if not by or str(f.values[by]) == decision.subject)
        page = Page(rule, prober.rules, prober.ground.tables, prober.ground.words)
        return Parts(page, self.decider, Truths(rule, reasons, facts), decision, self.paper).all()

    def _trials(self, decision: Decision) -> Iterator[Trial]:
        words, rule = self.prober.ground.words, self.prober.rule
        inquiry = Inquiry(self.prober.rules, words)
        about = [rule]
        if decision.gate is not None:
            about.append(decision.gate.rule)
        for one in about:
            inquiry.rule(one)
        data: dict[str, Plain] = self.file.document.data
        table = words.kinds[rule.each.kind].source if rule.each else ""
        trials = Trials(self.given, self.paper, data, self.prober.ground.tables, inquiry, decision.subject, table)
        if NOTED & _all_kinds(rule, self.prober.rules):
            yield from papers.trials(trials)
        yield from trials.of(tuple(dict.fromkeys(path for one in about for path in self._read(one))))

    def _read(self, rule: Rule) -> Iterator[str]:
        """The fields and columns that a rule reads."""
        reads = Reads(self.prober.ground.words)
        bound = {rule.each.alias: rule.each.kind} if rule.each else {}
        if rule.each:
            yield from reads.kind(rule.each.kind)
        for when in rule.conditions:
            yield from reads.fields(when, bound)


def _needs(result: Result, parts: Sequence[Part]) -> tuple[Because, ...]:
    """What all keeps from a pass: what flags or is asked for, and what stops the nearest way to pass."""
    ways = [way for part in parts if part.kind == "pass" for way in part.ways]
    nearest = min(ways, key=lambda way: sum(p.truth != "true" for p in way.patterns), default=None)
    stops = [b for p in nearest.patterns if p.truth != "true" for b in p.because] if nearest else []
    behind = [b for b in result.because if result.outcome == "flag" or b.state != "stated"]
    return tuple(dict.fromkeys((*behind, *stops)))


def _with_gates(rules: Rules, rule: str) -> list[str]:
    gates = [name for gate in rules.rules[rule].after for name in _with_gates(rules, gate.rule)]
    return list(dict.fromkeys([rule, *gates]))


def _kinds(rule: Rule) -> set[str]:
    found = {p.kind for when in rule.conditions for p in when if isinstance(p, FactPattern)}
    return found | ({rule.each.kind} if rule.each else set())


def _all_kinds(rule: Rule, rules: Rules) -> set[str]:
    """The kinds of facts that a rule speaks of, also through derived ones."""
    found: set[str] = set()
    todo = [*_kinds(rule)]
    while todo:
        kind = todo.pop()
        if kind not in found:
            found.add(kind)
            known = rules.derived.get(kind)
            todo += [p.kind for d in known.rules for p in d.when if isinstance(p, FactPattern)] if known else []
    return found
