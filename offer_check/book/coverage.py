"""A set of rules -> what becomes of each section of its guides: the rules that cite it, or why none does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..prose.page import Point
from ..rule.rule import Rule
from ..ruleset.ruleset import Guide, Rules
from .model import Book, Paragraph, Points, Section
from .rule import anchor

TABLE = "uncovered"
Place = tuple[str, str]
"""A guide and one of its headings."""
MISSING = "No rule cites this section, and no reason is given."


def coverage(rules: Rules) -> Book:
    """Every guide with its sections, in their order."""
    lead = Paragraph(
        "For each section of each guide, in its order: the rules that cite it, or why it holds nothing that an offer "
        "can be checked against. Only titles and headings stand here; the texts of the guides are no part of this "
        "repository. What surrounds a text, such as navigation and advertisements, is left out."
    )
    guides = tuple(_guide(guide, rules) for guide in rules.guides.values())
    return Book("Coverage of the guides", _total(rules), (Section("What this is", "what-this-is", (lead,)), *guides))


def cited(rules: Rules) -> Mapping[Place, tuple[Rule, ...]]:
    """The active rules that cite each section, for themselves or for a number."""
    found: dict[Place, list[Rule]] = {}
    for rule in rules.active:
        numbers = (parameter.source for parameter in rule.parameters.values() if parameter.source)
        for citation in dict.fromkeys((*rule.sources, *numbers)):
            found.setdefault((citation.guide, citation.section), []).append(rule)
    return {place: tuple(members) for place, members in found.items()}


def reasons(rules: Rules) -> Mapping[Place, str]:
    """Why sections hold no rule."""
    table = rules.tables.get(TABLE)
    return {(row["guide"], row["section"]): row["reason"] for row in table.rows} if table else {}


def _total(rules: Rules) -> str:
    sections = [(guide.id, section) for guide in rules.guides.values() for section in guide.sections]
    covered = len(cited(rules).keys() & set(sections))
    return f"{covered} of {len(sections)} sections are cited by {len(rules.active)} rules."


def _guide(guide: Guide, rules: Rules) -> Section:
    citing, excused = cited(rules), reasons(rules)
    points = tuple(Point(name, tuple(_under((guide.id, name), citing, excused))) for name in guide.sections)
    return Section(guide.title, anchor(guide.id), (Points(points),))


def _under(place: Place, citing: Mapping[Place, tuple[Rule, ...]], excused: Mapping[Place, str]) -> Iterator[str]:
    for rule in citing.get(place, ()):
        yield f"{rule.id} {rule.title}"
    if place in excused:
        yield f"No rule: {excused[place]}"
    elif place not in citing:
        yield MISSING
