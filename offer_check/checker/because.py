"""A decision -> the fields that decided it, each with its value, its state, its evidence and its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from ..compiler.branches import contradicts
from ..engine import Binding, Evaluation
from ..facts.build import Fact
from ..record import record
from ..report import Because
from ..rule.rule import Rule
from .ancestry import Ancestry
from .condition import Condition, Sought
from .decide import Decision
from .paper import Paper
from .reading import Reading


@record()
class Reasons:
    """Names what decided the results of one offer."""

    paper: Paper
    reading: Reading
    evaluation: Evaluation
    _ancestry: Ancestry = field(init=False)
    _derived: dict[int, tuple[Because, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ancestry", Ancestry(self.paper, self.reading, self.evaluation))

    def of(self, decision: Decision) -> tuple[Because, ...]:
        """What decided `decision`: of a flag or pass the alternatives that held, of an ask what is missing."""
        match decision.outcome:
            case "flag" | "pass":
                found = self._fired(decision)
            case "ask":
                found = self._open(decision)
            case "waiting" if decision.gate is not None:
                return self.of(decision.gate)
            case _:
                found = self._line(decision)
        return _once(found)

    def _fired(self, decision: Decision) -> list[Because]:
        found = []
        for fired in decision.fired:
            condition = self.reading.condition(fired.alternative.when)
            for binding in fired.bindings:
                found += self._held(condition, binding)
        return found

    def _held(self, condition: Condition, binding: Binding) -> list[Because]:
        """What made a condition hold: the fields that it tests, the facts that were bound, and what was not there."""
        lists = {fact.origin.partition("[")[0] for fact in binding.values()} if binding else ()
        found = self._fields(condition.tested_beside(lists) if lists else condition.tested)
        for alias, fact in binding.items():
            found += self._fact(fact, condition, alias)
        for sought in condition.absent:
            found += self._absent(sought, binding)
        return found + self._stated(condition.referenced) if condition.referenced else found

    def _fact(self, fact: Fact, condition: Condition, alias: str) -> Sequence[Because]:
        kind = self.reading.kind(fact.kind)
        if kind.table:
            return (self.paper.table_row(fact),)
        if kind.derived:
            return self._derivation(fact)
        if kind.columns:
            return [self.paper.because(f"{fact.origin}.{name}") for name in condition.columns(alias, fact.kind)]
        return (self.paper.because(fact.origin),)

    def _derivation(self, derived: Fact) -> Sequence[Because]:
        """What a derived fact came from: every firing of its derivations that gives just this fact."""
        if id(derived) not in self._derived:  # many results rest on the same facts
            found = []
            for derivation, binding in self._ancestry.of(derived):
                found += self._held(self.reading.condition(derivation.when), binding)
                found += self._stated(self.reading.referenced(derivation.give.values()))
            self._derived[id(derived)] = _once(found)
        return self._derived[id(derived)]

    def _absent(self, sought: Sought, binding: Binding) -> list[Because]:
        """The rows that came nearest to what was not found, else the list that does not hold it."""
        near = self._tested(sought, binding)
        if near or not sought.kind.derived:
            return near or self._stated(sought.fields)
        return [because for because in self._stated(sought.fields) if not self.paper.is_list(because.field)]

    def _tested(self, sought: Sought, binding: Binding) -> list[Because]:
        """The columns of the nearest rows that are tested, those that are joined left out."""
        near = self._near(sought, binding)
        if sought.kind.columns:
            return [self.paper.because(f"{fact.origin}.{name}") for fact in near for name in sought.tested]
        return [self.paper.because(fact.origin) for fact in near if fact.origin]

    def _near(self, sought: Sought, binding: Binding) -> Sequence[Fact]:
        """The facts of the kind that share the joined properties, or that are meant by themselves."""
        wanted = sought.words if sought.alone else sought.joined(binding)
        if sought.kind.derived or not (wanted or sought.alone):
            return ()
        facts = self.evaluation.facts.get(sought.pattern.kind, ())
        return [f for f in facts if all(f.values[name] in values for name, values in wanted.items())]

    def _open(self, decision: Decision) -> list[Because]:
        """What an ask asks for: what is not stated or unclear, else what is stated and settles nothing."""
        rule = decision.rule
        alternatives = [self.reading.condition(a.when) for a in (*rule.passes, *rule.flags)]
        possible = [c for c in alternatives if not self._contradicted(c)]
        each = self.reading.subjects(rule.each.kind) if rule.each and not decision.facts else ()
        paths = dict.fromkeys((*(path for c in possible for path in c.fields), *each))
        silent = [b for b in self._fields(paths) if b.state != "stated"]
        optional = {part for path in rule.optional for part in self.paper.parts(path)}
        needed = [b for b in silent if b.state == "unclear" or b.field not in optional]
        found = needed if any(b.field not in optional for b in needed) else silent
        binding = {rule.each.alias: decision.facts[0]} if rule.each and decision.facts else {}
        sought = [s for c in alternatives for s in c.sought]
        rows = [because for s in sought for because in self._tested(s, binding)]
        found += [b for b in rows if b.state != "stated"]
        for one in sought:
            found += self._elsewhere(one, binding)
        if self.reading.speaks_of(rule, "evidence") and not self.paper.given.offer.evidence:
            found.append(self.paper.no_evidence())
        settled = all(b.state == "stated" for b in found)
        found += [b for b in self._fields(rule.also) if b.state != "stated"]
        return found + self._unsettling(rule, possible, rows) if settled else found

    def _unsettling(self, rule: Rule, possible: Iterable[Condition], rows: Sequence[Because]) -> list[Because]:
        """What is stated where nothing is missing, and yet settles nothing."""
        found: list[Because] = []
        in_the_way = [s for a in rule.passes for s in self.reading.condition(a.when).absent if not s.pattern.tests]
        for fact in (fact for s in in_the_way for fact in self.evaluation.facts.get(s.pattern.kind, ())):
            found += self._derivation(fact) if self.reading.kind(fact.kind).derived else ()
        tested = [path for c in possible for path in c.tested]
        read = tested if rows else self.reading.of_rule(rule)
        return [*found, *self._stated(path for path in read if not self.reading.always(path)), *rows]

    def _elsewhere(self, sought: Sought, binding: Binding) -> list[Because]:
        """What speaks of the subject in another way: rows of tables, a map or a list of codes that leaves it out."""
        near = self._near(sought, binding)
        if sought.kind.table:
            return [self.paper.table_row(fact) for fact in near]
        names = () if near or sought.pattern.negated else tuple(sought.joined(binding).values())
        return list(self.paper.left_out(sought.kind.source, str(names[0][0]))) if names else []

    def _contradicted(self, condition: Condition) -> bool:
        """Whether a stated word rules the alternative out."""
        return any(contradicts(self.paper.word(test.field), test.test) for test in condition.tests)

    def _line(self, decision: Decision) -> list[Because]:
        if decision.line is not None:
            return self._stated(self.reading.of_line(decision.line))
        each = decision.rule.each
        return self._stated(self.reading.subjects(each.kind)) if each else []

    def _fields(self, paths: Iterable[str]) -> list[Because]:
        found: list[Because] = []
        for path in paths:
            found += self.paper.of(path)
        return found

    def _stated(self, paths: Iterable[str]) -> list[Because]:
        return [because for path in paths for because in self.paper.of(path) if because.state == "stated"]


def _once(found: Iterable[Because]) -> tuple[Because, ...]:
    """Each once; a field says one thing, and rows of tables are told apart by what they say."""
    return tuple({(because.field, because.value): because for because in found}.values())
