"""The patterns of one condition: every field, fact, property, alias and value in them is known and possible."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from ...record import record
from ...rule.pattern import AliasTest, FactPattern, FieldTest, Has, Lacks, ParameterTest, Pattern
from ...rule.rule import Patterns
from ...source import Path
from ..vocabulary import Vocabulary
from . import values
from .choices import Choices
from .notes import Notes
from .scope import Scope

ALIAS = re.compile(r"[a-z][a-z_]*")


@record()
class Conditions:
    """Checks the conditions of one file; `parameters` are those that it declares."""

    vocabulary: Vocabulary
    choices: Choices
    notes: Notes
    parameters: Collection[str] = ()

    def check(self, patterns: Patterns, place: Path, bound: Mapping[str, str] | None = None) -> Scope:
        """Note every fault of the condition at `place`. `bound` are the aliases that it starts with, with their kinds.

        The scope that is given back knows all aliases that the condition binds.
        """
        places = [at for _, at in zip(patterns, self.notes.patterns(place), strict=False)]
        scope = Scope(self.vocabulary, self.choices, self.notes, self.parameters, dict(bound or {}))
        for index, (pattern, at) in enumerate(zip(patterns, places, strict=True)):
            scope.later = [p.alias for p in patterns[index:] if isinstance(p, FactPattern) and p.alias]
            self._pattern(scope, pattern, at)
        scope.later = ()
        return scope

    def _pattern(self, scope: Scope, pattern: Pattern, place: Path) -> None:
        match pattern:
            case FieldTest(field=path, test=test):
                term = scope.field(path, place)
                if term is not None and isinstance(test, Has | Lacks):
                    values.check_list(scope, path, test, place)
                elif term is not None:
                    values.check(scope, term, test, place)
            case AliasTest(alias=alias, property=name, test=test):
                term = scope.alias(alias, name, place)
                if term is not None:
                    values.check(scope, term, test, place)
            case ParameterTest(name=name):
                scope.parameter(name, place)
            case FactPattern():
                self._fact(scope, pattern, place)

    def _fact(self, scope: Scope, pattern: FactPattern, place: Path) -> None:
        kind = scope.kind(pattern.kind, (*place, "without" if pattern.negated else "fact"))
        for name, test in pattern.tests:
            at = (*place, name)
            term = scope.property(kind, name, at)
            if term is not None:
                values.check(scope, term, test, at)
        if pattern.alias:
            self._name(scope, pattern.alias, (*place, "as"))
            scope.bound[pattern.alias] = kind

    def _name(self, scope: Scope, alias: str, place: Path) -> None:
        if alias in scope.bound:
            self.notes.add(place, f"{alias!r} names another fact already")
        if not ALIAS.fullmatch(alias):
            self.notes.add(place, f"{alias!r} is no name for a fact", accepted="letters a to z and _")
