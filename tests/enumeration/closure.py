"""One rule with all that decides it: the gates it waits for, the derived facts it rests on, and every condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from offer_check.offer import FIELDS
from offer_check.report import SEVERITIES
from offer_check.rule.pattern import FactPattern, FieldTest
from offer_check.rule.rule import Derived, Patterns, Rule
from offer_check.ruleset.ruleset import Rules
from tests.oracle.noted import asks


@dataclass(frozen=True)
class Condition:
    """Patterns of one rule, with what their names stand for. `part` is where they stand: `applies`, `after`, `each`,
    `step`, `flag`, `pass` or, in a derived fact, `derive` with the kind that it `gives`."""

    part: str
    when: Patterns
    kinds: Mapping[str, str]
    numbers: Mapping[str, Decimal | None]
    gives: str = ""


@dataclass(frozen=True)
class Closure:
    """`rules` is the rule called `name`, its gates and theirs, and the derived facts that any of them uses.

    `noted` is for a rule that asks which fields others read: one field for each severity, read by a rule of that
    severity, which is then among the rules.
    """

    rules: Rules
    name: str
    noted: Mapping[str, str]

    @classmethod
    def of(cls, rules: Rules, name: str) -> Closure:
        """The closure of a rule."""
        late = asks(rules, [p for c in conditions(rules.rules[name]) for p in c.when])
        readers = dict(_readers(rules)) if late else {}
        names = _waits_for(rules, name).union(readers)
        chosen = {id: rules.rules[id] for id in sorted(names)}
        # As if built: the rules as they are were checked when they were loaded, and altered ones are meant to be.
        known = replace(rules, rules=chosen, derived=_derived(rules, chosen), selected=None, built=True)
        return cls(known, name, {rules.rules[id].severity: path for id, path in readers.items()})

    @property
    def rule(self) -> Rule:
        """The rule itself."""
        return self.rules.rules[self.name]

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions of the rule and of its gates, and those that derived facts come from."""
        of_rules = (c for rule in self.rules.rules.values() for c in conditions(rule))
        return (*of_rules, *(c for item in self.rules.derived.values() for c in derivations(item)))

    @cached_property
    def kinds_used(self) -> set[str]:
        """The kinds that any condition speaks of."""
        return kinds_of(condition.when for condition in self.conditions)

    def kinds(self, when: Patterns) -> set[str]:
        """The kinds that patterns speak of, directly or through derived facts."""
        todo, found = list(kinds_of([when])), set[str]()
        while todo:
            kind = todo.pop()
            if kind not in found:
                found.add(kind)
                inner = self.rules.derived.get(kind)
                todo += kinds_of(rule.when for rule in inner.rules) if inner else ()
        return found


def conditions(rule: Rule) -> Iterator[Condition]:
    """Every condition of a rule; the kind of its subjects is one."""
    numbers = {name: p.value for name, p in rule.parameters.items()}
    subject = {rule.each.alias: rule.each.kind} if rule.each else {}
    found: list[tuple[str, Patterns]] = [("applies", when) for line in rule.applies for when in line.alternatives]
    found += [("after", gate.condition) for gate in rule.after]
    found += [("each", (FactPattern(kind),)) for kind in subject.values()]
    found += [("step", step.when) for step in rule.steps]
    found += [("flag", flag.when) for flag in rule.flags] + [("pass", good.when) for good in rule.passes]
    for part, when in found:
        yield Condition(part, when, subject | aliases(when), numbers)


def derivations(item: Derived) -> Iterator[Condition]:
    """The conditions that facts of a derived kind come from."""
    for rule in item.rules:
        yield Condition("derive", rule.when, aliases(rule.when), {}, item.kind)


def aliases(when: Patterns) -> dict[str, str]:
    """The kind behind each name that patterns give."""
    return {p.alias: p.kind for p in when if isinstance(p, FactPattern) and p.alias}


def kinds_of(when: Iterable[Patterns]) -> set[str]:
    """The kinds of facts that patterns speak of."""
    return {p.kind for patterns in when for p in patterns if isinstance(p, FactPattern)}


def _readers(rules: Rules) -> Iterator[tuple[str, str]]:
    """For each severity the rule that asks for least, with a field that it reads. None waits for others."""
    for severity in SEVERITIES:
        known = [rule for rule in rules.rules.values() if rule.severity == severity and not (rule.after or rule.each)]
        fields = {rule.id: _plain_field(rule) for rule in known}
        asked = {id: sum(len(c.when) for c in conditions(rules.rules[id])) for id, path in fields.items() if path}
        if asked:
            found = min(asked, key=lambda id: (asked[id], id))
            yield found, fields[found]


def _plain_field(rule: Rule) -> str:
    """A field of a few words that decides the rule; empty where there is none."""
    tested = (p.field for way in (*rule.passes, *rule.flags) for p in way.when if isinstance(p, FieldTest))
    own = (path for path in tested if path in FIELDS and not path.startswith(("about.", "preferences.")))
    return next((path for path in own if FIELDS[path].shape.name == "yes_no" or FIELDS[path].shape.choices), "")


def _waits_for(rules: Rules, name: str) -> set[str]:
    gates = {gate.rule for gate in rules.rules[name].after}
    return {name}.union(*(_waits_for(rules, gate) for gate in gates))


def _derived(rules: Rules, chosen: Mapping[str, Rule]) -> dict[str, Derived]:
    """The derived kinds that rules use, directly or through others."""
    todo = list(kinds_of(c.when for rule in chosen.values() for c in conditions(rule)))
    found: dict[str, Derived] = {}
    while todo:
        kind = todo.pop()
        if kind in rules.derived and kind not in found:
            found[kind] = rules.derived[kind]
            todo += kinds_of(rule.when for rule in found[kind].rules)
    return dict(sorted(found.items()))
