"""Checks offers against one set of rules: compiles it once, then turns offer files into reports."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from datetime import date

from ..compiler.program import Index
from ..compiler.vocabulary import vocabulary
from ..engine import Engine, Evaluation
from ..facts.build import Builder, Fact, Given
from ..offer import Preferences
from ..offer.file import OfferFile
from ..offer.tables import Tables, build
from ..report import (
    Counts,
    OfferInfo,
    Report,
    Result,
    Tool,
    fingerprint,
    sort_key,
    verdict_of,
)
from ..ruleset.ruleset import Rules
from ..version import __version__
from ..wire import Definition, define
from ..wire.stored import stored
from . import rows
from .about_rules import AboutRules
from .because import Reasons
from .boundaries import boundaries
from .decide import Decider, Decision
from .glossary import Glossary
from .message import message
from .paper import Paper
from .plan import Plan
from .read_fields import ReadFields
from .reading import Reading
from .terms import preferences as preferences_of
from .terms import terms

NAME = "offer-check"
_fingerprint = functools.lru_cache(maxsize=4096)(fingerprint)


def _compiled(rules: Rules, tables: Tables) -> tuple[Index, Definition]:
    from ..compiler.compile import compile_rules  # what a build compiled is run without it

    program = compile_rules(rules, tables)
    return program, define(program)


@functools.lru_cache(maxsize=8)
def tables_of(rules: Rules) -> Tables:
    """Specialties, roles and jurisdictions as the rules folder has them. Raises RuleError where they are unusable."""
    return build(rules.raw)


class Checker:
    """One set of rules, compiled. Safe to use from several threads; costs a few tens of milliseconds to make."""

    def __init__(self, rules: Rules) -> None:
        """Compile `rules`. Raises RuleError or EngineError for rules that cannot be run."""
        self.rules = rules
        self.tables = tables_of(rules)
        if not rules.built:
            from ..compiler.lint import sound  # an installed program starts without it

            sound(rules, self.tables)
        self._words = vocabulary(rules, self.tables)
        self._index, definition = stored(rules) or _compiled(rules, self.tables)
        self._engine = Engine(definition)
        self._builder = Builder(self.tables, read=self._index.fields, kinds=self._index.kinds)
        self._plans: dict[str, Plan] = {}
        self._read_fields = ReadFields(rules, self._words)
        self._reading = Reading(self._words)
        self._about = AboutRules(rules, self._index)
        self._glossary = Glossary(rules.tables["glossary"]) if "glossary" in rules.tables else None

    def check(
        self, file: OfferFile, *, as_of: date, preferences: Preferences | None = None, brief: bool = False
    ) -> Report:
        """The report on one offer as of a day, which decides whether dated tables may still be relied on.

        A `brief` one has every result with its outcome and severity, and nobody finds out why: it has no messages, no
        values, no terms and no glossary.
        """
        given = Given(file.offer, preferences)
        facts = self._builder.build(given)
        evaluation = self._engine.evaluate(facts, self._rows(as_of), later=lambda so_far: self._read(given, so_far))
        paper = Paper(file, given, self._words.fields, self.rules.tables)
        reasons = None if brief else Reasons(paper, self._reading, evaluation)
        decisions = self._decider(evaluation).all()
        results = sorted((self._result(d, reasons) for d in decisions), key=sort_key)
        said = () if brief else tuple(terms(paper))
        return Report(
            tool=Tool(name=NAME, version=__version__),
            rules=self._about.rule_set,
            offer=self._info(file),
            as_of=as_of.isoformat(),
            verdict=verdict_of(results),
            counts=Counts.of(results),
            results=tuple(results),
            terms=said,
            topics=tuple(self._about.topics(results)),
            families=tuple(self._about.families(results)),
            tables=self._about.tables(as_of),
            parameters=self._about.parameters,
            not_looked_at=self._about.not_looked_at,
            preferences=tuple(preferences_of(paper)),
            boundaries=tuple(boundaries(self.rules.raw["boundaries"], given)),
            glossary=tuple(self._glossary.met(results, said)) if self._glossary and not brief else (),
        )

    def _read(self, given: Given, so_far: Evaluation) -> Iterator[Fact]:
        """The noted fields that rules read which apply to the offer."""
        noted = {*given.offer.evidence, *given.offer.unclear}
        return self._read_fields.facts(noted, self._decider(so_far)) if noted else iter(())

    def _decider(self, evaluation: Evaluation) -> Decider:
        return Decider(self.rules, self._index, evaluation, self._plans)

    @functools.lru_cache(maxsize=16)  # noqa: B019 - a checker lives as long as its process
    def _rows(self, as_of: date) -> Sequence[Fact]:
        """The rows of all tables that rules join, with whether they may decide on that day."""
        tables = (table for table in self.rules.tables.values() if table.name in self._index.kinds)
        return tuple(fact for table in tables for fact in rows.facts(table, as_of))

    def _result(self, decision: Decision, reasons: Reasons | None) -> Result:
        because = reasons.of(decision) if reasons else ()
        return self._about.result(decision.rule)(
            subject=decision.subject,
            outcome=decision.outcome,
            severity=decision.severity,
            message=message(decision, because, reasons.paper, self._reading) if reasons else "",
            because=because,
            fingerprint=_fingerprint(decision.rule.id, decision.subject),
        )

    def _info(self, file: OfferFile) -> OfferInfo:
        about = file.offer.about
        roles = tuple(about.role_type)
        return OfferInfo(
            path=file.document.name,
            digest=file.document.digest,
            label=about.label or "",
            employer=about.employer_name or "",
            note=about.note or "",
            specialty=about.specialty,
            specialty_label=self.tables.specialties[about.specialty].label,
            role_type=roles,
            role_labels=tuple(self.tables.roles[role].label for role in roles),
        )
