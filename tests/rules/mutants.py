"""A rule -> its mutants: the same rule with one alternative, pattern, property test, limit or value less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from offer_check.rule.pattern import (
    AliasTest,
    AnyOf,
    Compare,
    FactPattern,
    FieldTest,
    Has,
    Is,
    Lacks,
    Not,
    ParameterTest,
    Pattern,
    Reference,
    Test,
    Value,
)
from offer_check.rule.rule import Alternative, Patterns, Rule

Alternatives = tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with one thing missing: `what`, in the alternative `number` (from 1) of `role`, written at `line`."""

    rule: Rule
    role: str
    number: int
    line: int
    what: str

    @property
    def id(self) -> str:
        """What tells it from all others, and stays as long as its pattern does."""
        return f"{self.rule.id} {self.role} {self.number}: {self.what}"

    @property
    def place(self) -> str:
        """Where its alternative stands."""
        return f"{self.rule.path}:{self.line}"


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Every mutant of a rule, in the order of its file. Of equal patterns in an alternative, the later are numbered."""
    for number, what, left in _fewer_alternatives(rule.flags):
        yield Mutant(replace(rule, flags=left), "flag", number, _line(rule, "flag", number), what)
    for number, what, left in _fewer_alternatives(rule.passes):
        yield Mutant(replace(rule, passes=left), "pass", number, _line(rule, "pass", number), what)


def _line(rule: Rule, role: str, number: int) -> int:
    return rule.document.span((role, number - 1)).line if rule.document else 0


def _fewer_alternatives(alternatives: Alternatives) -> Iterator[tuple[int, str, Alternatives]]:
    """The number of an alternative, what it loses, and all that are left."""
    for index, alternative in enumerate(alternatives):
        before, after = alternatives[:index], alternatives[index + 1 :]
        yield index + 1, "all of it", (*before, *after)
        seen: Counter[str] = Counter()
        for what, when in _fewer_patterns(alternative.when):
            seen[what] += 1
            name = f"{what} ({seen[what]})" if seen[what] > 1 else what
            yield index + 1, name, (*before, replace(alternative, when=when), *after)


def _fewer_patterns(patterns: Patterns) -> Iterator[tuple[str, Patterns]]:
    for index, pattern in enumerate(patterns):
        before, after = patterns[:index], patterns[index + 1 :]
        yield _name(pattern), (*before, *after)
        for what, left in _weaker(pattern):
            yield what, (*before, left, *after)


def _weaker(pattern: Pattern) -> Iterator[tuple[str, Pattern]]:
    """The pattern with less in it."""
    match pattern:
        case FieldTest(test=test) | AliasTest(test=test):
            for what, left in _fewer_values(test):
                yield f"{_name(pattern)} less {what}", replace(pattern, test=left)
        case FactPattern(tests=tests):
            for index, (name, test) in enumerate(tests):
                before, after = tests[:index], tests[index + 1 :]
                title = f"{_name(pattern)}, {name}: {_written(test)}"
                yield title, replace(pattern, tests=(*before, *after))
                for what, less in _fewer_values(test):
                    yield f"{title} less {what}", replace(pattern, tests=(*before, (name, less), *after))


def _fewer_values(test: Test) -> Iterator[tuple[str, Test]]:
    """The test with one value, limit or alternative less, where it has several."""
    match test:
        case AnyOf(tests=parts):
            for index, part in enumerate(parts):
                before, after = parts[:index], parts[index + 1 :]
                if before or after:
                    yield _written(part), AnyOf((*before, *after))
                for what, left in _fewer_values(part):
                    yield what, AnyOf((*before, left, *after))
        case Compare(limits=limits) if len(limits) > 1:
            for operator, value in limits:
                yield (
                    f"{operator} {_text(value)}",
                    Compare(tuple(limit for limit in limits if limit != (operator, value))),
                )
        case Not(values=values) | Has(values=values) | Lacks(values=values) if len(values) > 1:
            for value in values:
                yield _text(value), replace(test, values=tuple(v for v in values if v != value))


def _name(pattern: Pattern) -> str:
    match pattern:
        case FieldTest(field=path, test=test):
            return f"{path}: {_written(test)}"
        case AliasTest(alias=alias, property=name, test=test):
            return f"${alias}.{name}: {_written(test)}"
        case ParameterTest(name=name, set=wanted):
            return f"${name}: {'stated' if wanted else 'not_stated'}"
        case FactPattern(kind=kind, negated=True):
            return f"without {kind}"
        case FactPattern(kind=kind, alias=alias):
            return f"fact {kind} as {alias}" if alias else f"fact {kind}"


def _written(test: Test) -> str:
    match test:
        case Is(value=value):
            return _text(value)
        case AnyOf(tests=parts):
            return f"[{', '.join(map(_written, parts))}]"
        case Compare(limits=limits):
            return ", ".join(f"{operator} {_text(value)}" for operator, value in limits)
        case Not(values=values) | Has(values=values) | Lacks(values=values):
            return f"{type(test).__name__.lower()} {', '.join(map(_text, values))}"


def _text(value: Value) -> str:
    return f"${value.name}" if isinstance(value, Reference) else str(value)
