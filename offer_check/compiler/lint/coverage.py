"""What keeps silence from passing: a pass reads every field that a flag reads, unless the rule lists it as optional."""

from __future__ import annotations

from ...rule.pattern import references
from ...rule.rule import Rule
from ..reads import Reads
from ..vocabulary import Vocabulary
from .notes import Notes
from .rules import bound_by


def check(rule: Rule, words: Vocabulary, notes: Notes) -> None:
    """Note fields that a pass leaves out, entries of `optional` and `also` that say nothing, parameters unused."""
    reads = Reads(words)
    bound = bound_by(rule.each)
    subject = reads.kind(rule.each.kind) if rule.each else ()
    flags = {f for a in rule.flags for f in reads.fields(a.when, bound)}
    flags = {f for f in flags if f in words.fields and not words.fields[f].always} - set(subject)
    needed: set[str] = set()
    for index, alternative in enumerate(rule.passes):
        open_fields = flags - set(reads.fields(alternative.when, bound))
        needed |= open_fields
        for field in sorted(f for f in open_fields if not _excused(f, rule.optional)):
            message = f"a flag reads {field}, this pass does not"
            notes.add(("pass", index, "when"), message, hint="read it here, or list it under optional", at_key=True)
    for index, field in enumerate(rule.optional):
        if field in words.fields and not any(_excused(f, (field,)) for f in needed):
            notes.add(("optional", index), f"{field} is optional, but every pass reads it or no flag does")
    decided = flags | {f for a in rule.passes for f in reads.fields(a.when, bound)} | set(subject)
    for index, field in enumerate(rule.also):
        if field in decided:
            notes.add(("also", index), f"{field} is under also, but a flag or pass reads it")
    _parameters(rule, notes)


def _excused(field: str, optional: tuple[str, ...]) -> bool:
    """Whether the field, or the table that it is a column of, is listed."""
    return field in optional or field.rpartition(".")[0] in optional


def _parameters(rule: Rule, notes: Notes) -> None:
    used = {reference.name for when in rule.conditions for reference in references(when)}
    for name in rule.parameters:
        if name not in used:
            notes.add(("parameters", name), f"no condition uses the parameter {name!r}", at_key=True)
