"""One rule as a page of prose: how serious, when it applies, what it waits for, flags, passes and asks, and why."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from ..compiler.lint import sound
from ..compiler.reads import Reads
from ..compiler.vocabulary import Vocabulary, vocabulary
from ..offer.tables import Tables
from ..rule.pattern import FactPattern
from ..rule.rule import Alternative, Citation, Line, Parameter, Patterns, Rule
from ..ruleset.ruleset import Rules
from .patterns import alternatives, clauses
from .words import Words, capital, joined, plain, unit_of

WIDTH = 100
Section = tuple[str, list[str]]
"""A heading and its paragraphs."""


def explain(rule: Rule, rules: Rules, tables: Tables) -> str:
    """The rule in prose, as lines of at most 100 characters. Raises RuleError for rules that are not sound."""
    if not rules.built:
        sound(rules, tables)
    page = _Page(rule, rules, tables, vocabulary(rules, tables))
    lines = [*wrap(f"{rule.id}: {rule.title}", WIDTH), *wrap(page.head(), WIDTH)]
    for title, paragraphs in page.sections():
        if paragraphs:
            lines += ["", title, *(line for text in paragraphs for line in _paragraph(text))]
    return "\n".join(lines) + "\n"


def _paragraph(text: str) -> list[str]:
    hang = "    " if text.startswith("- ") else "  "
    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent=hang, break_on_hyphens=False)


class _Page:
    """Writes the sections of one rule."""

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
        return f"Severity {rule.severity}; {'; '.join(parts)}."

    def sections(self) -> Iterator[Section]:
        """All sections in their order; empty ones are left out by whoever prints them."""
        rule = self.rule
        yield "Severity", list(self.severity())
        yield "Applies when all of this holds", [self.line(line) for line in rule.applies]
        yield "One result for each", list(self.each())
        yield "Waits for", list(self.gates())
        yield "Flags when", [self.alternative(a) for a in rule.flags] or ["Never: this rule only asks and passes."]
        yield "Passes when", [self.alternative(a) for a in rule.passes] or ["Never: this rule only flags and asks."]
        yield "Asks otherwise", list(self.ask())
        yield "Numbers that you can set", [self.parameter(p) for p in rule.parameters.values()]
        yield "Why", [rule.why]
        yield "Question for the employer", [rule.question]
        yield "A good term", [rule.good]
        yield "Sources", [f"- {self.citation(citation)}" for citation in rule.sources]
        yield "Reads these fields of the offer", list(self.fields())

    def words(self, *conditions: Patterns) -> Words:
        """The words of conditions, with the facts that they name and the one of `each`."""
        aliases = {p.alias: p.kind for when in conditions for p in when if isinstance(p, FactPattern) and p.alias}
        if self.rule.each:
            aliases = {self.rule.each.alias: self.rule.each.kind, **aliases}
        return Words(self.rules, self.tables, self.known, self.rule.parameters, aliases)

    def clause(self, when: Patterns) -> str:
        """One condition as a clause."""
        return clauses(when, self.words(when))

    def severity(self) -> Iterator[str]:
        """The steps, where there are any."""
        for step in self.rule.steps:
            yield f"- {step.severity} when {self.clause(step.when)}"
        if self.rule.steps:
            yield f"- {self.rule.severity} otherwise, also where nothing is said about that"

    def line(self, line: Line) -> str:
        """One line of `applies` with the reason that a report gives where it does not hold."""
        text = alternatives(line.alternatives, self.words(*line.alternatives))
        if line.kind == "unless":
            text = f"unless {text}"
        if line.skip:
            text += " (where nothing is said about it, the rule does not apply)"
        return f"- {capital(text)}. Otherwise: {line.otherwise}."

    def each(self) -> Iterator[str]:
        """What one result is about."""
        each = self.rule.each
        if each is None:
            return
        derived = self.rules.derived.get(each.kind)
        noun = self.words().noun(each.kind)
        yield f"{noun}: {derived.means}" if derived else noun
        if each.otherwise:
            yield f"Where there is none: {each.otherwise}."

    def gates(self) -> Iterator[str]:
        """The rules that have to be settled first."""
        for gate in self.rule.after:
            text = f"- {gate.rule} ({self.rules.rules[gate.rule].title}), while that is flagged, open or waiting itself"
            yield text + (f", as long as {self.clause(gate.condition)}" if gate.condition else "")

    def alternative(self, alternative: Alternative) -> str:
        """One way to flag or pass, its severity where it differs, and what is said then."""
        words = self.words(alternative.when)
        text = f"- {capital(clauses(alternative.when, words))}"
        if alternative.severity:
            text += f" (severity {alternative.severity})"
        return f"{text}. Says: “{words.message(alternative.message)}”" if alternative.message else f"{text}."

    def ask(self) -> Iterator[str]:
        """What is asked for besides what decides, and what may stay silent."""
        rule, words = self.rule, self.words()
        yield "Whatever is neither flagged nor passed, above all what the offer does not say, becomes a question."
        if rule.optional:
            yield f"A pass does not need {joined(map(words.label, rule.optional))}."
        if rule.also:
            yield f"The question also asks for {joined(map(words.label, rule.also), 'and')}."

    def parameter(self, parameter: Parameter) -> str:
        """A parameter with its value and where the number comes from."""
        value = "unset, so what uses it is off" if parameter.value is None else plain(parameter.value)
        if parameter.changed:
            source = "changed by you"
        else:
            source = f"from {self.citation(parameter.source)}" if parameter.source else "our choice, no guide has it"
        unit = f" {unit_of(parameter.unit)}" if parameter.value is not None else ""
        return f"- {self.rule.id}.{parameter.name}: {value}{unit} ({source})"

    def citation(self, citation: Citation) -> str:
        """A guide by its title, and the section."""
        return f"{self.rules.guides[citation.guide].title}: {citation.section}"

    def fields(self) -> Iterator[str]:
        """Every field that any condition reads, by label and path."""
        rule, reads, words = self.rule, Reads(self.known), self.words()
        bound = {rule.each.alias: rule.each.kind} if rule.each else {}
        conditions = [
            *(when for line in rule.applies for when in line.alternatives),
            *(alternative.when for alternative in (*rule.flags, *rule.passes)),
            *(step.when for step in rule.steps),
            *(gate.condition for gate in rule.after),
        ]
        found = [path for when in conditions for path in reads.fields(when, bound)]
        subject = reads.kind(rule.each.kind) if rule.each else ()
        for path in dict.fromkeys((*subject, *found, *rule.also)):
            yield f"- {words.label(path)}: {path}"
