"""One rule as parts of prose: how serious, when it applies, what it waits for, flags, passes and asks, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..compiler.reads import Reads
from ..compiler.vocabulary import Vocabulary
from ..offer.tables import Tables
from ..rule.pattern import FactPattern
from ..rule.rule import SECTIONS, Alternative, Citation, Gate, Line, Parameter, Patterns, Rule
from ..ruleset.ruleset import Rules
from .patterns import alternatives, clauses
from .words import Words, capital, counted, joined, plain, unit_of


@dataclass(frozen=True, slots=True)
class Point:
    """One statement, with what belongs under it."""

    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a rule says on one matter: paragraphs, then points."""

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


class Page:
    """Says one rule of a sound set in words."""

    def __init__(self, rule: Rule, rules: Rules, tables: Tables, known: Vocabulary) -> None:
        self.rule = rule
        self.rules = rules
        self.tables = tables
        self.known = known

    def head(self) -> str:
        """Where the rule belongs."""
        rule = self.rule
        parts = [f"pack {rule.pack}", f"topic “{self.rules.topics[rule.topic].title}”", f"since {rule.since}"]
        if rule.matrix:
            parts.append(f"column “{rule.matrix}” of the state matrix")
        if rule.section:
            parts.append(f"shown in the section “{SECTIONS[rule.section]}” of a report")
        return f"Severity {rule.severity}; {'; '.join(parts)}."

    def deciding(self) -> Iterator[Part]:
        """What decides the outcome, in the order in which it does."""
        rule = self.rule
        yield Part("Severity", points=tuple(self._steps()))
        yield Part("Applies when all of this holds", points=tuple(map(self._line, rule.applies)))
        yield Part("One result for each", tuple(self._each()))
        yield Part("Waits for", points=tuple(map(self._gate, rule.after)))
        yield self._ways("Flags when", rule.flags, "Never: this rule only asks and passes.")
        yield self._ways("Passes when", rule.passes, "Never: this rule only flags and asks.")

    def asking(self) -> Part:
        """What becomes a question, and what may stay silent."""
        rule, words = self.rule, self.words()
        texts = ["Whatever is neither flagged nor passed, above all what the offer does not say, becomes a question."]
        if rule.optional:
            texts.append(f"A pass does not need {joined(map(words.label, rule.optional))}.")
        if rule.also:
            texts.append(f"The question also asks for {joined(map(words.label, rule.also), 'and')}.")
        return Part("Asks otherwise", tuple(texts))

    def numbers(self) -> Part:
        """The parameters with their values and where these come from."""
        return Part("Numbers that you can set", points=tuple(map(self._parameter, self.rule.parameters.values())))

    def reasons(self) -> Iterator[Part]:
        """Why the rule matters, what to ask, and what a good answer is."""
        yield Part("Why", (self.rule.why,))
        yield Part("Question for the employer", (self.rule.question,))
        yield Part("A good term", (self.rule.good,))

    def sources(self) -> Part:
        """The sections that the rule comes from."""
        return Part("Sources", points=tuple(Point(self._citation(citation)) for citation in self.rule.sources))

    def fields(self) -> Part:
        """Every field that any condition reads, by label and path."""
        rule, reads, words = self.rule, Reads(self.known), self.words()
        bound = {rule.each.alias: rule.each.kind} if rule.each else {}
        found = [path for when in rule.conditions for path in reads.fields(when, bound)]
        subject = reads.kind(rule.each.kind) if rule.each else ()
        paths = dict.fromkeys((*subject, *found, *rule.also))
        points = tuple(Point(f"{words.label(path)}: {path}") for path in paths)
        return Part("Reads these fields of the offer", points=points)

    def words(self, *conditions: Patterns) -> Words:
        """The words of conditions, with the facts that they name and the one of `each`."""
        aliases = {p.alias: p.kind for when in conditions for p in when if isinstance(p, FactPattern) and p.alias}
        if self.rule.each:
            aliases = {self.rule.each.alias: self.rule.each.kind, **aliases}
        return Words(self.rules, self.tables, self.known, self.rule.parameters, aliases)

    def _clause(self, when: Patterns) -> str:
        return clauses(when, self.words(when))

    def _steps(self) -> Iterator[Point]:
        for step in self.rule.steps:
            yield Point(f"{capital(step.severity)} when {self._clause(step.when)}.")
        if self.rule.steps:
            yield Point(f"{capital(self.rule.severity)} otherwise, also where nothing is said about that.")

    def _line(self, line: Line) -> Point:
        """A line of `applies` with the reason that a report gives where it does not hold."""
        text = alternatives(line.alternatives, self.words(*line.alternatives))
        if line.kind == "unless":
            text = f"{'Not the case' if len(line.alternatives[0]) == 1 else 'Not all of this together'}: {text}"
        skipped = ("Where nothing is said about it, the rule does not apply.",) if line.skip else ()
        return Point(f"{capital(text)}.", (*skipped, f"Otherwise: {line.otherwise}."))

    def _each(self) -> Iterator[str]:
        each = self.rule.each
        if each is None:
            return
        derived = self.rules.derived.get(each.kind)
        noun = self.words().noun(each.kind)
        yield f"{capital(noun)}: {derived.means}." if derived else f"{capital(noun)}."
        if each.otherwise:
            yield f"Where there is none: {each.otherwise}."

    def _gate(self, gate: Gate) -> Point:
        text = f"{gate.rule} ({self.rules.rules[gate.rule].title}), while that is flagged, open or waiting itself"
        return Point(text + (f", as long as {self._clause(gate.condition)}" if gate.condition else "") + ".")

    def _ways(self, title: str, ways: Iterable[Alternative], never: str) -> Part:
        points = tuple(map(self._way, ways))
        return Part(title, points=points) if points else Part(title, (never,))

    def _way(self, alternative: Alternative) -> Point:
        """One way to flag or pass, its severity where it differs, and what is said then."""
        words = self.words(alternative.when)
        severity = (f"Severity {alternative.severity}.",) if alternative.severity else ()
        says = (f"Says: “{words.message(alternative.message)}”",) if alternative.message else ()
        return Point(f"{capital(clauses(alternative.when, words))}.", (*severity, *says))

    def _parameter(self, parameter: Parameter) -> Point:
        known = parameter.value
        value = f"{plain(known)} {counted(unit_of(parameter.unit), known)}" if known is not None else "unset"
        if parameter.changed:
            source = "changed by you"
        else:
            source = (
                f"from {self._citation(parameter.source)}" if parameter.source else "our own figure, no guide has it"
            )
        off = ", so what uses it is off" if known is None else ""
        return Point(f"{self.rule.id}.{parameter.name}: {value}{off} ({source})")

    def _citation(self, citation: Citation) -> str:
        return f"{self.rules.guides[citation.guide].title}: {citation.section}"
