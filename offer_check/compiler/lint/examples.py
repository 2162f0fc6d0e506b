"""The examples of a rule: one at least for every outcome that it can have, none for others, nothing set in vain."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ...rule.faults import suggestion
from ...rule.rule import Example, Rule
from ...source import Path
from ..vocabulary import Vocabulary
from .notes import Notes


def check(rule: Rule, words: Vocabulary, notes: Notes) -> None:
    """Note outcomes without examples and examples of outcomes that cannot be, and what examples name in vain."""
    possible = outcomes(rule)
    numbers: Counter[str] = Counter()
    for example in rule.examples:
        place: Path = ("examples", example.outcome, numbers[example.outcome])
        numbers[example.outcome] += 1
        _example(rule, example, words, notes, place)
    for outcome, can_be in possible.items():
        if can_be and not numbers[outcome]:
            notes.add(("examples",), f"no example of {outcome}", at_key=True)
        if numbers[outcome] and not can_be:
            notes.add(("examples", outcome), f"examples of {outcome}, which the rule can never be", at_key=True)


def outcomes(rule: Rule) -> dict[str, bool]:
    """Which outcomes the rule can have."""
    return {
        "flag": bool(rule.flags),
        "pass": bool(rule.passes),
        "ask": True,
        "waiting": bool(rule.after),
        "not_applicable": bool(rule.applies or rule.each),
    }


def _example(rule: Rule, example: Example, words: Vocabulary, notes: Notes, place: Path) -> None:
    if example.subject is not None and rule.each is None:
        notes.add((*place, "subject"), "a subject in a rule without each")
    for name in example.set or ():
        if name not in rule.parameters:
            hint = suggestion(name, rule.parameters)
            notes.add((*place, "set", name), f"unknown parameter {name!r}", hint=hint, at_key=True)
    for name in example.preferences or ():
        if f"preferences.{name}" not in words.fields:
            hint = suggestion(f"preferences.{name}", words.fields)
            notes.add((*place, "preferences", name), f"unknown preference {name!r}", hint=hint, at_key=True)
    if example.as_of:
        try:
            date.fromisoformat(example.as_of)
        except ValueError:
            notes.add((*place, "as_of"), f"as_of is {example.as_of!r}", accepted="a date such as 2027-01-15")
