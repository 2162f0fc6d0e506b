"""A decision -> the fields that decided it, each with its value, its state, its evidence and its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..compiler.tests import contradicts
from ..engine import Evaluation
from ..facts.build import Fact
from ..report import Because
from ..rule.pattern import FactPattern, FieldTest, Is, Reference
from ..rule.rule import Patterns
from .decide import Decision
from .paper import Paper
from .reading import Reading, columns


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
            when = fired.alternative.when
            for pattern in when:
                if isinstance(pattern, FieldTest):
                    yield from self._fields(self.reading.fields((pattern,)))
            for binding in fired.bindings:
                for alias, fact in binding.items():
                    yield from self._fact(fact, when, alias)
                yield from self._absent(when, {alias: fact for alias, fact in binding.items()})
            yield from self._fields(self.reading.fields(when), stated_only=True, lists=False)

    def _fact(self, fact: Fact, when: Patterns, alias: str) -> Iterator[Because]:
        kind = self.reading.kind(fact.kind)
        if kind.table:
            yield self.paper.table_row(fact)
        elif kind.derived:
            pattern = (FactPattern(fact.kind),)
            yield from self._fields(self.reading.fields(pattern), stated_only=True)
        elif kind.columns:
            tested = tuple(columns(when, alias, fact.kind)) or columns_of_kind(when, fact.kind)
            for name in tested:
                yield self.paper.because(f"{fact.origin}.{name}")
        else:
            yield self.paper.because(fact.origin)

    def _absent(self, when: Patterns, binding: dict[str, Fact]) -> Iterator[Because]:
        """The list in which nothing was found, and its rows that came nearest."""
        for pattern in when:
            if not isinstance(pattern, FactPattern) or not pattern.negated:
                continue
            yield from self._fields(self.reading.fields((pattern,)), stated_only=True)
            for fact in self._near(pattern, binding):
                for name, test in pattern.tests:
                    if not (isinstance(test, Is) and isinstance(test.value, Reference)):
                        yield self.paper.because(f"{fact.origin}.{name}")

    def _near(self, pattern: FactPattern, binding: dict[str, Fact]) -> Iterator[Fact]:
        """The facts of the pattern's kind that share its joined properties."""
        kind = self.reading.kind(pattern.kind)
        joined = {
            name: binding[test.value.alias].values.get(test.value.property)
            for name, test in pattern.tests
            if isinstance(test, Is) and isinstance(test.value, Reference) and test.value.alias in binding
        }
        if not joined or not (kind.columns or kind.table):
            return
        for fact in self.evaluation.facts.get(pattern.kind, ()):
            if all(fact.values[name] == value for name, value in joined.items()):
                yield fact

    def _open(self, decision: Decision) -> Iterator[Because]:
        """What an ask asks for: what is not stated or unclear of the alternatives that could still hold."""
        rule = decision.rule
        alternatives = [a.when for a in (*rule.passes, *rule.flags)]
        possible = [when for when in alternatives if not self._contradicted(when)]
        each = (FactPattern(rule.each.kind),) if rule.each else ()
        conditions: list[Patterns] = [*possible, () if decision.facts else each]
        paths = [path for when in conditions for path in self.reading.fields(when)]
        paths += self.reading.plain(rule.also)
        found = [b for b in self._fields(dict.fromkeys(paths)) if b.state != "stated"]
        alias = rule.each.alias if rule.each else ""
        binding = {alias: decision.facts[0]} if decision.facts else {}
        for when in alternatives:
            found += self._rows(when, binding)
        yield from found or self._fields(self.reading.of_rule(rule), stated_only=True)

    def _rows(self, when: Patterns, binding: dict[str, Fact]) -> Iterator[Because]:
        """Rows of the subject whose tested columns are open, and rows of tables that may not decide."""
        for pattern in when:
            if isinstance(pattern, FactPattern):
                for fact in self._near(pattern, binding):
                    if self.reading.kind(pattern.kind).table:
                        yield self.paper.table_row(fact)
                        continue
                    for name, _ in pattern.tests:
                        because = self.paper.because(f"{fact.origin}.{name}")
                        if because.state != "stated":
                            yield because

    def _contradicted(self, when: Patterns) -> bool:
        """Whether a stated word rules the alternative out."""
        return any(
            isinstance(p, FieldTest) and contradicts(self.paper.word(p.field), p.test) for p in when
        )

    def _line(self, decision: Decision) -> Iterator[Because]:
        if decision.line is not None:
            paths = [p for when in decision.line.alternatives for p in self.reading.fields(when)]
        else:
            each = decision.rule.each
            paths = list(self.reading.fields((FactPattern(each.kind),))) if each else []
        yield from self._fields(dict.fromkeys(paths), stated_only=True)

    def _fields(
        self, paths: Iterable[str], *, stated_only: bool = False, lists: bool = True
    ) -> Iterator[Because]:
        for path in paths:
            if not lists and self.reading.is_list(path):
                continue
            for place in self.paper.places(path):
                because = self.paper.because(place)
                if because.state == "stated" or not stated_only:
                    yield because


def columns_of_kind(when: Patterns, kind: str) -> tuple[str, ...]:
    """The properties that patterns test of facts of `kind` that have no name of their own."""
    return tuple(
        name for p in when if isinstance(p, FactPattern) and p.kind == kind and not p.negated for name, _ in p.tests
    )
