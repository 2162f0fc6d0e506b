"""One rule as a section of the book: everything that decides, asks and explains, with a place to tick it off."""

from __future__ import annotations

from collections.abc import Iterator

from ..compiler.vocabulary import Vocabulary
from ..facts.kinds import TABLES
from ..offer.tables import Tables
from ..prose.page import Page, Part, Point
from ..prose.words import Words, capital, joined
from ..rule.rule import SECTIONS, Rule
from ..ruleset.ruleset import Rules
from .model import Block, Check, Paragraph, Points, Section, Term
from .open import open_values
from .outside import facts
from .stated import EMPTY


def section(rule: Rule, rules: Rules, tables: Tables, known: Vocabulary) -> Section:
    """The rule in words. The rules have to be sound."""
    page = Page(rule, rules, tables, known)
    parts = [*_parts(page, known), Part("Note", (rule.note,) if rule.note else ())]
    terms = [term(part) for part in parts if part.paragraphs or part.points]
    blocks: list[Block] = [Term("Kept under", (Paragraph(_place(rule, rules)),)), *terms, Check(rule.id)]
    return Section(f"{rule.id} {rule.title}", anchor(rule.id), tuple(blocks))


def anchor(name: str) -> str:
    """The name that links to a section lead to."""
    return name.lower().replace("_", "-").replace(" ", "-")


def term(part: Part) -> Term:
    """A part as a term: its title, its paragraphs, and its points."""
    points = (Points(part.points),) if part.points else ()
    return Term(part.title, (*map(Paragraph, part.paragraphs), *points))


def _place(rule: Rule, rules: Rules) -> str:
    parts = [f"pack {rule.pack}", f"topic “{rules.topics[rule.topic].title}”", f"since version {rule.since}"]
    if rule.matrix:
        parts.append(f"column “{rule.matrix}” of the state matrix")
    if rule.section:
        parts.append(f"shown in the section “{SECTIONS[rule.section]}” of a report")
    return f"{capital('; '.join(parts))}."


def _parts(page: Page, known: Vocabulary) -> Iterator[Part]:
    rule = page.rule
    severity, applies, *others = page.deciding()
    yield severity if severity.points else Part(severity.title, (f"{capital(rule.severity)}.",))
    yield applies if applies.points else Part("Applies", ("To every offer.",))
    yield from others
    yield page.asking()
    yield Part("Values that end in the question", points=tuple(_open(rule, page.words(), known)))
    yield from page.reasons()
    yield page.numbers()
    yield Part("Outside facts", points=tuple(facts(rule, page.rules, known)))
    yield page.sources()


def _open(rule: Rule, words: Words, known: Vocabulary) -> Iterator[Point]:
    """Every field with stated values that are neither flagged nor passed, whatever else is stated."""
    for path, values in open_values(rule, known).items():
        table, _, _ = path.rpartition(".")
        column = f" (column of {words.label(table)})" if table in TABLES else ""
        prop, say = known.fields[path], words.of(path).code
        entries = joined(say(value) for value in values if value not in prop.words)
        others = [say(value) if value != EMPTY else "an empty list" for value in values if value in prop.words]
        texts = [f"nothing but {entries}"] if entries else []
        yield Point(f"{words.label(path)}{column}: {'; '.join([*texts, *[joined(others)][: len(others)]])}.")
