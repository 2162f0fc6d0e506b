"""Which noted fields the rules read that apply to an offer, and how severe the most severe of these rules is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from ..compiler.reads import Reads
from ..compiler.vocabulary import Vocabulary
from ..facts.build import Fact
from ..facts.computed import COMPUTED
from ..facts.kinds import READ_FIELD, TABLES
from ..offer import FIELDS
from ..report import SEVERITIES
from ..rule.pattern import FactPattern
from ..rule.rule import Patterns, Rule
from ..ruleset.ruleset import Rules
from .decide import Decider


class ReadFields:
    """Knows what the active rules read. Those that ask for the facts made here are left out."""

    def __init__(self, rules: Rules, words: Vocabulary) -> None:
        self._rules, self._words = rules, words

    @cached_property
    def _read(self) -> Sequence[tuple[Rule, int, frozenset[str]]]:
        """Every such rule with the rank of its severity and its fields."""
        reads = Reads(self._words)
        early = [rule for rule in self._rules.active if not self._words.is_late(_kinds(rule))]
        return [(rule, SEVERITIES.index(rule.severity), frozenset(_fields(rule, reads))) for rule in early]

    def facts(self, noted: Collection[str], decider: Decider) -> Iterator[Fact]:
        """One fact for each of the paths `noted` that a rule reads which applies."""
        wholes = {path: _whole(path.partition("[")[0]) for path in noted}
        wanted = frozenset(wholes.values())
        worst: dict[str, int] = {}
        for rule, severity, fields in self._read:
            found = fields & wanted
            if found and decider.applies(rule):
                worst |= {path: min(worst.get(path, severity), severity) for path in found}
        for path in sorted(noted):
            if wholes[path] in worst:
                yield Fact(READ_FIELD, {"field": path, "severity": SEVERITIES[worst[wholes[path]]]}, path)


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
