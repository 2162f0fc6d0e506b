"""What rules look at: the fields of the offer behind their conditions, and the numbers that they compare with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from offer_check.facts.computed import COMPUTED
from offer_check.facts.kinds import kinds
from offer_check.offer import FIELDS, Tables
from offer_check.rule.pattern import AliasTest, AnyOf, Compare, FactPattern, FieldTest, Is, Not, Test, references
from offer_check.rule.rule import Patterns, Rule
from offer_check.ruleset.ruleset import Rules


def conditions(rule: Rule) -> Iterator[Patterns]:
    """Every condition of a rule, and its subjects as one."""
    for line in rule.applies:
        yield from line.alternatives
    yield from (gate.condition for gate in rule.after)
    yield from (step.when for step in rule.steps)
    yield from (alternative.when for alternative in (*rule.flags, *rule.passes))
    if rule.each:
        yield (FactPattern(rule.each.kind),)


def fields_of(rules: Rules, when: Iterable[Patterns]) -> frozenset[str]:
    """The fields of the offer that conditions read, through computed fields, lists and derived facts."""
    sources = _sources()
    found: set[str] = set()
    seen: set[str] = set()
    todo = list(when)
    while todo:
        patterns = todo.pop()
        found |= {p.field for p in patterns if isinstance(p, FieldTest)}
        found |= {r.name for r in references(patterns)}
        for kind in {p.kind for p in patterns if isinstance(p, FactPattern)} - seen:
            seen.add(kind)
            if kind in rules.derived:
                todo += [rule.when for rule in rules.derived[kind].rules]
                found |= {str(getattr(v, "name", "")) for rule in rules.derived[kind].rules for v in rule.give.values()}
            elif kind in sources:
                found.add(sources[kind])
    parts = {part for path in found & set(COMPUTED) for part in COMPUTED[path].parts}
    return frozenset({FIELDS[path].part_of or path for path in found | parts if path in FIELDS})


@cache
def _sources() -> Mapping[str, str]:
    """The field behind each kind of facts: the same whatever words the tables have, and slow to ask for anew."""
    return {name: kind.source for name, kind in kinds(Tables({}, {}, {})).items()}


def fields_read(rules: Rules) -> frozenset[str]:
    """The fields that the active rules read."""
    return fields_of(rules, [when for rule in rules.active for when in conditions(rule)])


def numbers_tested(rules: Rules) -> tuple[float, ...]:
    """The numbers that the active rules compare with, each once."""
    found = {float(p.value) for rule in rules.active for p in rule.parameters.values() if p.value is not None}
    for rule in rules.active:
        for pattern in (p for when in conditions(rule) for p in when):
            match pattern:
                case FieldTest(test=test) | AliasTest(test=test):
                    found |= set(_numbers(test))
                case FactPattern(tests=tests):
                    found |= {n for _, test in tests for n in _numbers(test)}
    return tuple(sorted(found))


def _numbers(test: Test) -> Iterator[float]:
    match test:
        case AnyOf(tests=tests):
            for part in tests:
                yield from _numbers(part)
        case Compare(limits=limits):
            yield from (float(value) for _, value in limits if isinstance(value, Decimal))
        case Is(value=Decimal() as number):
            yield float(number)
        case Not(values=values):
            yield from (float(value) for value in values if isinstance(value, Decimal))
