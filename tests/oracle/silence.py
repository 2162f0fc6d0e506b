"""What a rule says about silence: the fields whose removal it is written to answer with a pass, or by not applying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from offer_check.facts.computed import COMPUTED
from offer_check.offer import FIELDS
from offer_check.rule.pattern import AliasTest, AnyOf, FactPattern, FieldTest, Is, Pattern, Test
from offer_check.rule.rule import Patterns, Rule
from offer_check.ruleset.ruleset import Rules

from .interest import conditions, fields_of

FALLBACK = "work_mix.remote_share_pct"
"""The one field in whose place another figure comes: the share by days."""


def may_pass_without(rule: Rule, rules: Rules) -> frozenset[str]:
    """The fields whose removal may turn a flag or an ask into a pass: `optional` ones, and those of which a pass says
    that they may be not stated or must not be unclear; where the remote share is read, the stated one."""
    silent = [p.field for a in rule.passes for p in a.when if isinstance(p, FieldTest) and _asks(p.test, "not_stated")]
    clear = [p for a in rule.passes for p in a.when if isinstance(p, FactPattern) and p.kind == "unclear" and p.negated]
    named = [path for pattern in clear for path in _named(pattern)]
    return _parts([*rule.optional, *silent, *named]) | _fallback(rule, rules)


def _named(pattern: FactPattern) -> Iterator[str]:
    """The fields that a pattern on unclear words names; all of them where it names none."""
    tests = [test for name, test in pattern.tests if name == "field"]
    parts = [part for test in tests for part in (test.tests if isinstance(test, AnyOf) else (test,))]
    named = [str(part.value) for part in parts if isinstance(part, Is)]
    yield from named or FIELDS


def may_go_without(rule: Rule, rules: Rules) -> frozenset[str]:
    """The fields whose removal may turn a flag into not applicable: those of lines that apply only when something is
    mentioned, those behind `unless` lines on what is stated, and those that a derived subject comes from."""
    found: set[str] = set()
    for line in rule.applies:
        if line.skip:
            found |= fields_of(rules, line.alternatives)
        elif line.kind == "unless":
            found |= fields_of(rules, [_about_silence(when, rules) for when in line.alternatives])
        else:
            found |= _parts(
                p.field
                for when in line.alternatives
                for p in when
                if isinstance(p, FieldTest) and _asks(p.test, "stated")
            )
    if rule.each and rule.each.kind in rules.derived:
        found |= fields_of(rules, [(FactPattern(rule.each.kind),)])
    return frozenset(found) | _fallback(rule, rules)


def _about_silence(when: Patterns, rules: Rules) -> Patterns:
    """The patterns that may come to hold when less is stated."""
    return tuple(p for p in when if _gains(p, rules))


def _gains(pattern: Pattern, rules: Rules) -> bool:
    """Whether the pattern asks for something not stated, or a derived fact rests on an absence or on silence."""
    match pattern:
        case FieldTest(test=test) | AliasTest(test=test):
            return _asks(test, "not_stated")
        case FactPattern(kind=kind, tests=tests):
            inner = [p for rule in rules.derived[kind].rules for p in rule.when] if kind in rules.derived else []
            absent = any(isinstance(p, FactPattern) and p.negated for p in inner)
            return absent or any(_asks(test, "not_stated") for _, test in tests) or any(_gains(p, rules) for p in inner)
    return False


def _fallback(rule: Rule, rules: Rules) -> frozenset[str]:
    """The remote share, where the rule reads a computed field in which the days take its place."""
    todo = [p for when in conditions(rule) for p in when]
    while todo:
        match todo.pop():
            case FieldTest(field=path) if path in COMPUTED and FALLBACK in COMPUTED[path].parts:
                return frozenset({FALLBACK})
            case FactPattern(kind=kind) if kind in rules.derived:
                todo += [p for derivation in rules.derived[kind].rules for p in derivation.when]
    return frozenset()


def _asks(test: Test, word: str) -> bool:
    match test:
        case Is(value=value):
            return value == word
        case AnyOf(tests=tests):
            return any(_asks(part, word) for part in tests)
    return False


def _parts(paths: Iterable[str]) -> frozenset[str]:
    """Fields of the offer, computed ones as their parts, parts of a value as the whole."""

    def plain() -> Iterator[str]:
        for path in paths:
            yield from COMPUTED[path].parts if path in COMPUTED else (path,)

    return frozenset({FIELDS[path].part_of or path for path in plain()})
