"""A decision -> the fields that decided it, each with its value, its state, its evidence and its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..compiler.branches import contradicts
from ..compiler.clause import Target
from ..engine import Binding, Evaluation
from ..facts.build import Fact
from ..report import Because
from ..rule.pattern import AnyOf, FactPattern, FieldTest, Has, Is, Reference, Test, references
from ..rule.rule import Derivation, Patterns
from .decide import Decision
from .paper import Paper
from .reading import Reading, columns, joins


@dataclass(frozen=True, slots=True)
class Reasons:
    """Names what decided the results of one offer."""

    paper: Paper
    reading: Reading
    evaluation: Evaluation

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
        return tuple(dict.fromkeys(found))

    def _fired(self, decision: Decision) -> Iterator[Because]:
        for fired in decision.fired:
            for binding in fired.bindings:
                yield from self._held(fired.alternative.when, binding)

    def _held(self, when: Patterns, binding: Binding) -> Iterator[Because]:
        """What made the patterns hold: the fields that they test, the facts that were bound, and what was not there."""
        entries = {fact.origin.partition("[")[0] for fact in binding.values()}
        for pattern in when:
            if isinstance(pattern, FieldTest) and not (isinstance(pattern.test, Has) and pattern.field in entries):
                yield from self._fields([pattern.field])
        for alias, fact in binding.items():
            yield from self._fact(fact, when, alias)
        yield from self._absent(when, binding)
        yield from self._fields(self.reading.referenced(references(when)), stated_only=True)

    def _fact(self, fact: Fact, when: Patterns, alias: str) -> Iterator[Because]:
        kind = self.reading.kind(fact.kind)
        if kind.table:
            yield self.paper.table_row(fact)
        elif kind.derived:
            yield from self._derivation(fact)
        elif kind.columns:
            tested = tuple(columns(when, alias, fact.kind)) or columns_of_kind(when, fact.kind)
            for name in tested:
                yield self.paper.because(f"{fact.origin}.{name}")
        else:
            yield self.paper.because(fact.origin)

    def _derivation(self, derived: Fact) -> Iterator[Because]:
        """What a derived fact came from: every firing of its derivations that gives just this fact."""
        for number, rule in enumerate(self.reading.derivations(derived.kind)):
            for binding in self.evaluation.fired.get(Target("derive", derived.kind, number), ()):
                if self._gives(rule, binding, derived):
                    yield from self._held(rule.when, binding)
                    yield from self._fields(self.reading.referenced(rule.give.values()), stated_only=True)

    def _gives(self, rule: Derivation, binding: Binding, derived: Fact) -> bool:
        for name, value in rule.give.items():
            if isinstance(value, Reference) and value.alias in binding:
                source = binding[value.alias].values
                ends = [(f"{name}.{end}", f"{value.property}.{end}") for end in ("low", "high")]
                pairs = [(name, value.property), *(pair for pair in ends if pair[0] in derived.values)]
                if any(derived.values[mine] != source[theirs] for mine, theirs in pairs):
                    return False
            else:
                given = self.paper.word(value.name) if isinstance(value, Reference) else str(value)
                if given is not None and derived.values[name] != given:
                    return False
        return True

    def _absent(self, when: Patterns, binding: Binding) -> Iterator[Because]:
        """The rows that came nearest to what was not found, else the list that does not hold it."""
        for pattern in when:
            if not isinstance(pattern, FactPattern) or not pattern.negated:
                continue
            near = [self.paper.because(path) for path in self._tested(pattern, binding)]
            whole = not self.reading.kind(pattern.kind).derived
            yield from near or self._fields(self.reading.fields((pattern,)), stated_only=True, lists=whole)

    def _tested(self, pattern: FactPattern, binding: Binding) -> Iterator[str]:
        """The columns of the nearest rows that the pattern tests, those that it joins left out."""
        joined = dict(joins(pattern))
        for fact in self._near(pattern, binding):
            if self.reading.kind(fact.kind).columns:
                yield from (f"{fact.origin}.{name}" for name, _ in pattern.tests if name not in joined)
            elif fact.origin:
                yield fact.origin

    def _near(self, pattern: FactPattern, binding: Binding) -> Iterator[Fact]:
        """The facts of the pattern's kind that share its joined properties."""
        wanted: dict[str, tuple[object, ...]] = {
            name: (binding[reference.alias].values.get(reference.property),)
            for name, reference in joins(pattern)
            if reference.alias in binding
        }
        kind = self.reading.kind(pattern.kind)
        alone = (kind.table or pattern.kind == "unclear") and not tuple(joins(pattern))
        if alone:  # the rows that the pattern means by itself
            wanted = {name: found for name, test in pattern.tests if (found := literals(test))}
        if not (wanted or alone) or kind.derived:
            return
        for fact in self.evaluation.facts.get(pattern.kind, ()):
            if all(fact.values[name] in values for name, values in wanted.items()):
                yield fact

    def _open(self, decision: Decision) -> Iterator[Because]:
        """What an ask asks for: what is not stated or unclear, else what is stated and settles nothing."""
        rule = decision.rule
        alternatives = [a.when for a in (*rule.passes, *rule.flags)]
        possible = [when for when in alternatives if not self._contradicted(when)]
        each = (FactPattern(rule.each.kind),) if rule.each else ()
        conditions: list[Patterns] = [*possible, () if decision.facts else each]
        paths = [path for when in conditions for path in self.reading.fields(when)]
        silent = [b for b in self._fields(dict.fromkeys(paths)) if b.state != "stated"]
        optional = {part for path in rule.optional for part in self.paper.parts(path)}
        needed = [b for b in silent if b.state == "unclear" or b.field not in optional]
        found = needed if any(b.field not in optional for b in needed) else silent
        binding = {rule.each.alias: decision.facts[0]} if rule.each and decision.facts else {}
        patterns = [p for when in alternatives for p in when if isinstance(p, FactPattern)]
        rows = [self.paper.because(path) for pattern in patterns for path in self._tested(pattern, binding)]
        found += [b for b in rows if b.state != "stated"]
        for pattern in patterns:
            found += self._elsewhere(pattern, binding)
        if self.reading.speaks_of(rule, "evidence") and not self.paper.given.offer.evidence:
            found.append(self.paper.no_evidence())
        settled = all(b.state == "stated" for b in found)
        found += [b for b in self._fields(rule.also) if b.state != "stated"]
        tested = [p.field for when in possible for p in when if isinstance(p, FieldTest)]
        read = [path for path in (tested if rows else self.reading.of_rule(rule)) if not self.reading.always(path)]
        yield from found
        if settled:
            in_the_way = [p for a in rule.passes for p in a.when if isinstance(p, FactPattern) and p.negated]
            for fact in (f for p in in_the_way if not p.tests for f in self.evaluation.facts.get(p.kind, ())):
                yield from self._derivation(fact) if self.reading.kind(fact.kind).derived else ()
            yield from (*self._fields(read, stated_only=True), *rows)

    def _elsewhere(self, pattern: FactPattern, binding: Binding) -> Iterator[Because]:
        """What speaks of the subject in another way: rows of tables, a map or a list of codes that leaves it out."""
        kind = self.reading.kind(pattern.kind)
        near = tuple(self._near(pattern, binding))
        names = [binding[r.alias].values[r.property] for _, r in joins(pattern) if r.alias in binding]
        if kind.table:
            yield from map(self.paper.table_row, near)
        elif not near and names and not pattern.negated:
            yield from self.paper.left_out(kind.source, str(names[0]))

    def _contradicted(self, when: Patterns) -> bool:
        """Whether a stated word rules the alternative out."""
        return any(isinstance(p, FieldTest) and contradicts(self.paper.word(p.field), p.test) for p in when)

    def _line(self, decision: Decision) -> Iterator[Because]:
        if decision.line is not None:
            paths = [p for when in decision.line.alternatives for p in self.reading.fields(when)]
        else:
            each = decision.rule.each
            paths = list(self.reading.fields((FactPattern(each.kind),))) if each else []
        yield from self._fields(dict.fromkeys(paths), stated_only=True)

    def _fields(self, paths: Iterable[str], *, stated_only: bool = False, lists: bool = True) -> Iterator[Because]:
        for place in (place for path in paths for part in self.paper.parts(path) for place in self.paper.places(part)):
            because = self.paper.because(place)
            if (because.state == "stated" or not stated_only) and (lists or not self.paper.is_list(place)):
                yield because


def literals(test: Test) -> tuple[object, ...]:
    """The values that a test names; none where it is no plain choice of values."""
    match test:
        case Is(value=str() as value):
            return (value,)
        case AnyOf(tests=tests):
            parts = [literals(part) for part in tests]
            return tuple(value for part in parts for value in part) if all(parts) else ()
    return ()


def columns_of_kind(when: Patterns, kind: str) -> tuple[str, ...]:
    """The properties that patterns test of facts of `kind` that have no name of their own."""
    patterns = [p for p in when if isinstance(p, FactPattern) and p.kind == kind and not p.negated]
    return tuple(name for p in patterns for name, _ in p.tests if name not in dict(joins(p)))
