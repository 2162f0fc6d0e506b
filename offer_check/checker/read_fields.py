"""Which noted fields the rules read that apply to an offer, and how severe the most severe of these rules is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..compiler.reads import Reads
from ..compiler.vocabulary import Vocabulary
from ..facts.build import Fact
from ..facts.computed import COMPUTED
from ..facts.kinds import READ_FIELD, TABLES
from ..offer import FIELDS
from ..report import SEVERITIES
from ..rule.pattern import FactPattern
from ..rule.rule import Patterns, Rule
from .decide import Decider


def read_fields(noted: Collection[str], decider: Decider, words: Vocabulary) -> Iterator[Fact]:
    """One fact for each of the paths `noted` that a rule reads. Rules that ask for these facts are left out."""
    reads = Reads(words)
    worst: dict[str, int] = {}
    for rule in decider.rules.active:
        if not words.is_late(_kinds(rule)) and any(d.outcome != "not_applicable" for d in decider.of(rule)):
            for path in _fields(rule, reads):
                worst[path] = min(worst.get(path, len(SEVERITIES)), SEVERITIES.index(rule.severity))
    for path in sorted(noted):
        if (found := worst.get(_whole(path.partition("[")[0]))) is not None:
            yield Fact(READ_FIELD, {"field": path, "severity": SEVERITIES[found]}, path)


def _conditions(rule: Rule) -> tuple[Patterns, ...]:
    """Every condition, and the subject as one more."""
    each = rule.each
    return (*rule.conditions, (FactPattern(each.kind, alias=each.alias),)) if each else rule.conditions


def _kinds(rule: Rule) -> set[str]:
    return {p.kind for when in _conditions(rule) for p in when if isinstance(p, FactPattern)}


def _fields(rule: Rule, reads: Reads) -> set[str]:
    """The fields behind a rule's conditions and question; a table stands for its columns, a field for its parts."""
    bound = {rule.each.alias: rule.each.kind} if rule.each else {}
    found = {*rule.also, *(path for when in _conditions(rule) for path in reads.fields(when, bound))}
    parts = {part for path in found & COMPUTED.keys() for part in COMPUTED[path].parts}
    return {_whole(path) for path in found | parts}


def _whole(path: str) -> str:
    table = path.rpartition(".")[0]
    known = FIELDS.get(path)
    return table if table in TABLES else (known.part_of if known and known.part_of else path)
