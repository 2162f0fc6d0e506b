"""A rule set and the tables of the model -> every fault that a program can see before any offer is checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...errors import Fault, RuleError
from ...facts.kinds import kinds
from ...offer.tables import Tables
from ...ruleset.ruleset import Rules
from ..vocabulary import Vocabulary, vocabulary
from . import coverage, derivations, examples
from .choices import Choices
from .circles import circles
from .conditions import Conditions
from .notes import Notes
from .rules import RuleCheck


def lint(rules: Rules, tables: Tables) -> tuple[Fault, ...]:
    """All faults of `rules`, sorted by place: what `sound` refuses, passes that silence could give, names in vain,
    missing examples."""
    rules, found = _apart(rules, tables)
    words = vocabulary(rules, tables)
    found += _unsound(rules, tables, words)
    for rule in rules.rules.values():
        notes = Notes(rule.path, rule.document)
        coverage.check(rule, words, notes)
        examples.check(rule, words, notes)
        found += notes.faults
    return tuple(sorted(set(found)))


def sound(rules: Rules, tables: Tables) -> None:
    """Raise RuleError for rules that could not be compiled, or whose conditions cannot mean what they say."""
    rules, found = _apart(rules, tables)
    found += _unsound(rules, tables, vocabulary(rules, tables))
    if found:
        raise RuleError(found)


def _apart(rules: Rules, tables: Tables) -> tuple[Rules, list[Fault]]:
    """The rules without tables and derived facts that take the name of another fact, and a fault for each of these."""
    taken = set(kinds(tables))
    notes = [Notes(table.path) for table in rules.tables.values() if table.name in taken]
    for note in notes:
        note.add((), "the table has the name of another fact")
    dated = {name: table for name, table in rules.tables.items() if name not in taken}
    taken |= dated.keys()
    for one in rules.derived.values():
        if one.kind in taken:
            notes.append(Notes(one.path, one.document))
            notes[-1].add(("derive",), f"{one.kind!r} is the name of another fact")
    derived = {kind: one for kind, one in rules.derived.items() if kind not in taken}
    return replace(rules, tables=dated, derived=derived), [fault for note in notes for fault in note.faults]


def _unsound(rules: Rules, tables: Tables, words: Vocabulary) -> Iterator[Fault]:
    choices = Choices(words, rules, tables)
    yield from _rows(rules)
    of_rules: dict[str, Notes] = {}
    for rule in rules.rules.values():
        notes = of_rules[rule.id] = Notes(rule.path, rule.document)
        RuleCheck(rule, rules, Conditions(words, choices, notes, rule.parameters), notes).check()
    _waiting(rules, of_rules)
    of_kinds: dict[str, Notes] = {}
    for kind, one in rules.derived.items():
        notes = of_kinds[kind] = Notes(one.path, one.document)
        derivations.check(one, Conditions(words, choices, notes))
    _resting(rules, of_kinds)
    for notes in (*of_rules.values(), *of_kinds.values()):
        yield from notes.faults


def _waiting(rules: Rules, notes: dict[str, Notes]) -> None:
    for circle in circles({rule.id: [gate.rule for gate in rule.after] for rule in rules.rules.values()}):
        first = rules.rules[circle[0]]
        following = (*circle[1:], circle[0])
        index = [gate.rule for gate in first.after].index(following[0])
        message = f"{first.id} waits for itself: {', '.join((first.id, *following))}"
        notes[first.id].add(("after", index), message)


def _resting(rules: Rules, notes: dict[str, Notes]) -> None:
    for circle in circles(derivations.rests_on(rules.derived)):
        following = (*circle[1:], circle[0])
        steps = [derivations.place_of(rules.derived[kind], then) for kind, then in zip(circle, following, strict=True)]
        what = "its own absence" if any(absent for _, absent in steps) else "itself"
        message = f"{circle[0]} rests on {what}: {', '.join((circle[0], *following))}"
        notes[circle[0]].add(steps[0][0], message)


def _rows(rules: Rules) -> Iterator[Fault]:
    """Tables are facts, too, so all rows have the same columns."""
    for table in rules.tables.values():
        for number, row in enumerate(table.rows, 1):
            if set(row) - {"weak"} != set(table.columns):
                message = f"row {number} has other columns than the first"
                yield Fault(path=table.path, message=message, accepted=", ".join(table.columns))
