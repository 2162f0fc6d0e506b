"""A derived fact in words: what it means, and each way in which it comes about."""

from __future__ import annotations

from ..compiler.vocabulary import Vocabulary
from ..offer.display import spelled
from ..offer.tables import Tables
from ..rule.pattern import FactPattern, Reference, Value
from ..rule.rule import Derivation, Derived
from ..ruleset.ruleset import Rules
from .page import Part, Point
from .patterns import clauses
from .words import Words, capital, joined


def derived(fact: Derived, rules: Rules, tables: Tables, known: Vocabulary) -> Part:
    """The fact as a part: its name, its meaning, and a point for every derivation with what it gives."""
    points = tuple(_point(fact.kind, rule, rules, tables, known) for rule in fact.rules)
    return Part(capital(spelled(fact.kind)), (f"{capital(fact.means)}.",), points)


def _point(kind: str, rule: Derivation, rules: Rules, tables: Tables, known: Vocabulary) -> Point:
    aliases = {p.alias: p.kind for p in rule.when if isinstance(p, FactPattern) and p.alias}
    words = Words(rules, tables, known, {}, aliases)
    given = joined((f"its {words.property(kind, n)} is {_value(v, words)}" for n, v in rule.give.items()), "and")
    return Point(f"{capital(clauses(rule.when, words))}.", (f"Then {given}.",) if given else ())


def _value(value: Value, words: Words) -> str:
    return words.value(value) if isinstance(value, Reference) else words.code(str(value))
