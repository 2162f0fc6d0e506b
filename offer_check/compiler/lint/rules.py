"""One rule: its conditions and messages, and the topic, guides, gates and column that it names."""

from __future__ import annotations

from collections.abc import Iterable

from ...record import record
from ...rule.faults import suggestion
from ...rule.rule import Citation, Each, Rule
from ...ruleset.ruleset import Rules
from ...source import Path
from . import texts
from .conditions import Conditions
from .notes import Notes

MATRIX = ("License", "In time", "Malpractice", "In-person partner")
"""The columns of the state matrix."""


@record()
class RuleCheck:
    """Checks one rule of a set."""

    rule: Rule
    rules: Rules
    conditions: Conditions
    notes: Notes

    def check(self) -> None:
        """Note every fault of the rule."""
        bound = self._each()
        self._severity(bound)
        self._gates()
        self._alternatives(bound)
        self._names()
        texts.check_plain(self.notes, self.rule)

    def _each(self) -> dict[str, str]:
        """The alias that every alternative starts with."""
        each = self.rule.each
        if each is None:
            return {}
        scope = self.conditions.check((), ("each",))
        kind = scope.kind(each.kind, ("each", each.alias))
        if each.by:
            scope.property(kind, each.by, ("each", "by"), at_key=False)
        return {each.alias: kind}

    def _severity(self, bound: dict[str, str]) -> None:
        for index, step in enumerate(self.rule.steps):
            self.conditions.check(step.when, ("severity", "steps", index, "when"), bound)

    def _gates(self) -> None:
        for index, line in enumerate(self.rule.applies):
            for number, patterns in enumerate(line.alternatives):
                place: Path = ("applies", index, line.kind)
                self.conditions.check(patterns, (*place, number) if line.kind == "any" else place)
        for index, gate in enumerate(self.rule.after):
            if gate.condition:
                self.conditions.check(gate.condition, ("after", index, "while"))
            if gate.rule not in self.rules.rules:
                hint = suggestion(gate.rule, self.rules.rules)
                self.notes.add(self.gate_place(index), f"unknown rule {gate.rule!r}", hint=hint)

    def gate_place(self, index: int) -> Path:
        """Where the id of a gate stands: alone, or under `rule`."""
        document = self.notes.document
        place: Path = ("after", index)
        return (*place, "rule") if document and document.place((*place, "rule")) else place

    def _alternatives(self, bound: dict[str, str]) -> None:
        for key, alternatives in (("flag", self.rule.flags), ("pass", self.rule.passes)):
            for index, alternative in enumerate(alternatives):
                scope = self.conditions.check(alternative.when, (key, index, "when"), bound)
                texts.check_message(scope, alternative.message, (key, index, "message"))

    def _names(self) -> None:
        rule = self.rule
        self._known(rule.topic, self.rules.topics, "topic", ("topic",))
        if rule.matrix:
            self._known(rule.matrix, MATRIX, "column of the state matrix", ("matrix",))
        for index, citation in enumerate(rule.sources):
            self._citation(citation, ("sources", index))
        for index, table in enumerate(rule.rests_on):
            if self._known(table, self.rules.tables, "table", ("rests_on", index)):
                self._dated(table, ("rests_on", index))
        for name, parameter in rule.parameters.items():
            if parameter.source:
                self._citation(parameter.source, ("parameters", name, "source"))
            if name in self.conditions.vocabulary.fields:
                self.notes.add(("parameters", name), f"{name!r} is a field already", at_key=True)
        for key, paths in (("optional", rule.optional), ("also", rule.also)):
            for index, path in enumerate(paths):
                if path not in self.conditions.vocabulary.fields:
                    hint = suggestion(path, self.conditions.vocabulary.fields)
                    self.notes.add((key, index), f"unknown field {path!r}", hint=hint)

    def _citation(self, citation: Citation, place: Path) -> None:
        if self._known(citation.guide, self.rules.guides, "guide", (*place, "guide")):
            sections = self.rules.guides[citation.guide].sections
            self._known(citation.section, sections, f"section of {citation.guide}", (*place, "section"))

    def _dated(self, table: str, place: Path) -> None:
        if not self.rules.tables[table].as_of:
            self.notes.add(place, f"{table} has no date that a report could print", accepted="a table with as_of")

    def _known(self, name: str, known: Iterable[str], what: str, place: Path) -> bool:
        if name in known:
            return True
        self.notes.add(place, f"unknown {what} {name!r}", hint=suggestion(name, known))
        return False


def bound_by(each: Each | None) -> dict[str, str]:
    """The alias of `each` with its kind."""
    return {each.alias: each.kind} if each else {}
