"""A decision -> the fields that decided it, each with its value, its state, its evidence and its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..compiler.branches import contradicts
from ..engine import Binding, Evaluation
from ..facts.build import Fact
from ..report import Because
from .ancestry import Ancestry
from .condition import Condition, Sought
from .decide import Decision
from .paper import Paper
from .reading import Reading


@dataclass(frozen=True, slots=True)
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

    def _fired(self, decision: Decision) -> Iterator[Because]:
        for fired in decision.fired:
            condition = self.reading.condition(fired.alternative.when)
            for binding in fired.bindings:
                yield from self._held(condition, binding)

    def _held(self, condition: Condition, binding: Binding) -> Iterator[Because]:
        """What made a condition hold: the fields that it tests, the facts that were bound, and what was not there."""
        yield from self._fields(condition.fields_beside({f.origin.partition("[")[0] for f in binding.values()}))
        for alias, fact in binding.items():
            yield from self._fact(fact, condition, alias)
        yield from self._absent(condition, binding)
        yield from self._fields(condition.referenced, stated_only=True)

    def _fact(self, fact: Fact, condition: Condition, alias: str) -> Iterable[Because]:
        kind = self.reading.kind(fact.kind)
        if kind.table:
            return (self.paper.table_row(fact),)
        if kind.derived:
            return self._derivation(fact)
        names = condition.columns(alias, fact.kind) if kind.columns else ()
        paths = (f"{fact.origin}.{name}" for name in names) if kind.columns else (fact.origin,)
        return map(self.paper.because, paths)

    def _derivation(self, derived: Fact) -> tuple[Because, ...]:
        """What a derived fact came from: every firing of its derivations that gives just this fact."""
        if id(derived) not in self._derived:  # many results rest on the same facts
            self._derived[id(derived)] = _once(self._derivations(derived))
        return self._derived[id(derived)]

    def _derivations(self, derived: Fact) -> Iterator[Because]:
        for derivation, binding in self._ancestry.of(derived):
            yield from self._held(self.reading.condition(derivation.when), binding)
            yield from self._fields(self.reading.referenced(derivation.give.values()), stated_only=True)

    def _absent(self, condition: Condition, binding: Binding) -> Iterator[Because]:
        """The rows that came nearest to what was not found, else the list that does not hold it."""
        for sought in condition.sought:
            if not sought.pattern.negated:
                continue
            near = [self.paper.because(path) for path in self._tested(sought, binding)]
            yield from near or self._fields(sought.fields, stated_only=True, lists=not sought.kind.derived)

    def _tested(self, sought: Sought, binding: Binding) -> Iterator[str]:
        """The columns of the nearest rows that are tested, those that are joined left out."""
        for fact in self._near(sought, binding):
            if sought.kind.columns:
                yield from (f"{fact.origin}.{name}" for name in sought.tested)
            elif fact.origin:
                yield fact.origin

    def _near(self, sought: Sought, binding: Binding) -> Iterable[Fact]:
        """The facts of the kind that share the joined properties, or that are meant by themselves."""
        wanted = sought.words if sought.alone else dict(sought.joined(binding))
        if sought.kind.derived or not (wanted or sought.alone):
            return ()
        facts = self.evaluation.facts.get(sought.pattern.kind, ())
        return [f for f in facts if all(f.values[name] in values for name, values in wanted.items())]

    def _open(self, decision: Decision) -> Iterator[Because]:
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
        rows = [self.paper.because(path) for s in sought for path in self._tested(s, binding)]
        found += [b for b in rows if b.state != "stated"]
        for one in sought:
            found += self._elsewhere(one, binding)
        if self.reading.speaks_of(rule, "evidence") and not self.paper.given.offer.evidence:
            found.append(self.paper.no_evidence())
        settled = all(b.state == "stated" for b in found)
        found += [b for b in self._fields(rule.also) if b.state != "stated"]
        yield from found
        if settled:
            tested = [test.field for c in possible for test in c.tests]
            read = [path for path in (tested if rows else self.reading.of_rule(rule)) if not self.reading.always(path)]
            in_the_way = [s for a in rule.passes for s in self.reading.condition(a.when).sought if s.excludes_all]
            for fact in (f for s in in_the_way for f in self.evaluation.facts.get(s.pattern.kind, ())):
                yield from self._derivation(fact) if self.reading.kind(fact.kind).derived else ()
            yield from (*self._fields(read, stated_only=True), *rows)

    def _elsewhere(self, sought: Sought, binding: Binding) -> Iterator[Because]:
        """What speaks of the subject in another way: rows of tables, a map or a list of codes that leaves it out."""
        near = self._near(sought, binding)
        if sought.kind.table:
            yield from map(self.paper.table_row, near)
        elif not near and not sought.pattern.negated:
            for _, (name,) in sought.joined(binding):
                yield from self.paper.left_out(sought.kind.source, str(name))
                return

    def _contradicted(self, condition: Condition) -> bool:
        """Whether a stated word rules the alternative out."""
        return any(contradicts(self.paper.word(test.field), test.test) for test in condition.tests)

    def _line(self, decision: Decision) -> Iterator[Because]:
        if decision.line is not None:
            paths = [p for when in decision.line.alternatives for p in self.reading.condition(when).fields]
        else:
            each = decision.rule.each
            paths = list(self.reading.subjects(each.kind)) if each else []
        return self._fields(dict.fromkeys(paths), stated_only=True)

    def _fields(self, paths: Iterable[str], *, stated_only: bool = False, lists: bool = True) -> Iterator[Because]:
        for because in (found for path in paths for found in self.paper.of(path)):
            if (because.state == "stated" or not stated_only) and (lists or not self.paper.is_list(because.field)):
                yield because


def _once(found: Iterable[Because]) -> tuple[Because, ...]:
    """Each once; a field says one thing, and rows of tables are told apart by what they say."""
    return tuple({(because.field, because.value): because for because in found}.values())
