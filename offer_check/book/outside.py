"""The tables behind a rule: those that its conditions join, also through derived facts, and those its text rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..compiler.vocabulary import Vocabulary
from ..prose.page import Point
from ..prose.words import capital
from ..rule.pattern import FactPattern
from ..rule.rule import Patterns, Rule
from ..ruleset.ruleset import Rules
from ..ruleset.table import Table


def joined(rule: Rule, rules: Rules, words: Vocabulary) -> tuple[str, ...]:
    """The names of the tables that conditions of the rule join, in the order of the set."""
    kinds = _kinds(rule.conditions, words)
    if rule.each:
        kinds |= _kinds([(FactPattern(rule.each.kind),)], words)
    return tuple(name for name in rules.tables if name in kinds)


def facts(rule: Rule, rules: Rules, words: Vocabulary) -> Iterator[Point]:
    """A point for each table behind the rule, with its dates and its source."""
    for name in joined(rule, rules, words):
        yield _point(rules.tables[name], "the conditions look it up")
    for name in rule.rests_on:
        yield _point(rules.tables[name], "the text of the rule rests on it, no condition looks it up")


def _point(table: Table, use: str) -> Point:
    return Point(f"“{table.title}”: {use}.", (origin(table),))


def origin(table: Table) -> str:
    """A table's dates, its sureness and its source, as far as it has them, as one sentence."""
    said = {
        "as of ": table.as_of,
        "to be looked up again by ": table.check_by,
        "sureness: ": table.sure,
        "source: ": table.source,
    }
    parts = [name + text for name, text in said.items() if text]
    return f"{capital('; '.join(parts))}." if parts else "Our own."


def _kinds(conditions: Iterable[Patterns], words: Vocabulary) -> set[str]:
    """The kinds of facts that conditions name, and those behind derived ones."""
    found: set[str] = set()
    todo = list(conditions)
    while todo:
        kinds = {p.kind for p in todo.pop() if isinstance(p, FactPattern)} - found
        found |= kinds
        todo += [rule.when for kind in kinds if kind in words.derived for rule in words.derived[kind].rules]
    return found
