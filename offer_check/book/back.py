"""What stands after the rules: derived facts, computed values, tables, topics, limits, the edition, a place to sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..compiler.vocabulary import Vocabulary
from ..facts.computed import COMPUTED
from ..offer.display import spelled
from ..offer.tables import Tables
from ..prose.derived import derived
from ..prose.page import Point
from ..prose.words import Words, capital, joined
from ..ruleset.ruleset import Rules
from ..ruleset.table import Table
from ..version import __version__
from .model import Block, Grid, Paragraph, Points, Section
from .outside import origin
from .rule import anchor

ELSEWHERE = {"family", "guide", "not_looked_at", "uncovered"}
"""Tables that are shown in their own way, or are about the book itself."""
CODE = re.compile(r"[a-z]+(_[a-z]+)*")
READERS = ("Lawyer", "Physician", "Other")


def derived_facts(rules: Rules, tables: Tables, known: Vocabulary) -> Section:
    """Every derived fact with all the ways in which it comes about."""
    lead = Paragraph("Conditions may rest on facts that follow from what is stated. One of the ways named is enough.")
    parts = [derived(fact, rules, tables, known) for fact in rules.derived.values()]
    sections = [
        Section(part.title, f"derived-{anchor(part.title)}", (*map(Paragraph, part.paragraphs), Points(part.points)))
        for part in parts
    ]
    return Section("Derived facts", "derived-facts", (lead,), tuple(sections))


def computed_values(rules: Rules, tables: Tables, known: Vocabulary) -> Section:
    """What the computed fields are made of."""
    words = Words(rules, tables, known, {}, {})
    lead = Paragraph("A value marked as computed is stated only when what it is computed from is.")
    points = []
    for path, value in COMPUTED.items():
        unit = f", in {value.unit.replace('/', ' a ')}" if value.unit else ""
        parts = [part for part in value.parts if part not in value.instead]
        instead = f", or instead of the first {joined(map(words.label, value.instead), 'and')}" if value.instead else ""
        sources = joined(map(words.label, parts), "and")
        points.append(Point(f"{words.label(path)}{unit}: from {sources}{instead}."))
    return Section("Computed values", "computed-values", (lead, Points(tuple(points))))


def data_tables(rules: Rules) -> Section:
    """Every table with all its rows."""
    shown = [table for name, table in rules.tables.items() if name not in ELSEWHERE]
    sections = tuple(
        Section(table.title, f"table-{anchor(table.name)}", tuple(_table(table, rules.raw[table.name])))
        for table in shown
    )
    return Section("Data tables", "data-tables", sections=sections)


def _table(table: Table, raw: Any) -> Iterator[Block]:
    yield Paragraph(origin(table))
    heads = tuple(capital(spelled(name)) for name in raw["rows"][0]) if raw["rows"] else ()
    rows = tuple(tuple(_cell(value, table.words) for value in row.values()) for row in raw["rows"])
    if rows:
        yield Grid(table.title, heads, rows)


def _cell(value: Any, words: Mapping[str, str]) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(_cell(item, words) for item in value)
        case None:
            return ""
    text = str(value)
    return words.get(text) or (spelled(text) if CODE.fullmatch(text) else text)


def topics(rules: Rules) -> Section:
    """The question that the results of each topic ask together."""
    members = {topic: [rule.id for rule in rules.active if rule.topic == topic] for topic in rules.topics}
    rows = tuple((t.title, t.question, ", ".join(members[t.id])) for t in rules.topics.values() if members[t.id])
    lead = Paragraph("The open questions of one topic are put to the employer together, under this question.")
    grid = Grid("Topics", ("Topic", "Question to the employer", "Rules"), rows)
    return Section("Topics", "topics", (lead, grid))


def limits(rules: Rules) -> Iterator[Section]:
    """What no rule looks at."""
    table = rules.tables.get("not_looked_at")
    if table:
        points = Points(tuple(Point(row["text"]) for row in table.rows))
        lead = Paragraph("No rule covers these, so nothing that the program says speaks for or against them.")
        yield Section(table.title, "not-looked-at", (lead, points))


def edition(rules: Rules) -> Section:
    """Which program and which rules the book is of."""
    lines = (
        Point(f"Program: offer-check {__version__}"),
        Point(f"Rules: {len(rules.active)}, with {len(rules.derived)} derived facts and {len(rules.tables)} tables"),
        Point(f"Digest of the rule files (SHA-256): {rules.digest}"),
    )
    lead = Paragraph("The same rule files give this same book.")
    return Section("This edition", "this-edition", (Points(lines), lead))


def sign_off() -> Section:
    """A place for those who read the book."""
    lead = Paragraph("Whoever has read the rules above confirms it here, with the points that should change.")
    rows = tuple((reader, "", "", "", "") for reader in READERS)
    return Section(
        "Sign-off", "sign-off", (lead, Grid("Sign-off", ("Read by", "Name", "Date", "Remarks", "Signature"), rows))
    )
