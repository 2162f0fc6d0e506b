"""What stands before the rules: what the book is, how to read it, its guides and families."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..prose.page import Point
from ..rule.rule import Rule
from ..ruleset.ruleset import PACKS, Rules
from .model import Contents, Grid, Link, Paragraph, Points, Section
from .rule import anchor

OUTCOMES = (
    ("Not applicable", "The rule does not concern this job. The report gives the reason."),
    ("Waiting", "Another rule has to be settled first. The report names it."),
    ("Flag", "What is stated conflicts with the rule."),
    ("Pass", "What is stated meets the rule. One stated value meets one rule, no more."),
    ("Ask", "Everything else: what is not stated, what is unclear, and what is neither flagged nor passed."),
)
SEVERITIES = (
    ("Critical", "To be settled before signing."),
    ("Major", "To be negotiated."),
    ("Minor", "Worth raising."),
    ("Info", "Good to know."),
)
READING = (
    Point("A text in quotation marks is a question of the form that describes an offer, or a title."),
    Point(
        "“Is stated” means that a value is given. A field without a value, and one with words that cannot be checked, "
        "such as “as needed”, makes every condition on it unknown. An unknown condition neither flags nor passes."
    ),
    Point(
        "A rule applies when all its lines hold. A line on something that the offer does not state counts as holding, "
        "unless it says otherwise."
    ),
    Point("Of several ways to flag or to pass, one is enough. A flag outweighs a pass."),
    Point("A range of numbers is over or under a limit only as a whole. A range across the limit becomes a question."),
    Point(
        "“Values that end in the question” are answers that a rule neither flags nor passes, whatever else is stated. "
        "They are listed so that a forgotten answer is seen."
    ),
    Point(
        "“Numbers that you can set” are compared with what the offer states. Each comes from a guide, or is our own "
        "figure; whoever runs the program may set another one, and the report then says so."
    ),
    Point(
        "“Outside facts” are tables that change with time. Past the day on which a table has to be looked up again, "
        "no rule flags or passes on it; neither does one on a row that is marked as weak."
    ),
)


def what_it_is(rules: Rules) -> Section:
    """What the book is for, and what it is not."""
    counts = [(pack, sum(rule.pack == pack for rule in rules.active)) for pack in PACKS]
    packs = ", ".join(f"{count} in the pack {pack}" for pack, count in counts if count)
    return Section(
        "What this is",
        "what-this-is",
        (
            Paragraph(
                "offer-check compares the description of a physician's job offer with a telemedicine part with a set "
                "of rules, and reports what conflicts, what is fine, and what to ask the employer. This book says each "
                "of these rules in words. It is written by the program from the same files that it runs, so what "
                "stands here is what the program does."
            ),
            Paragraph(
                f"There are {len(rules.active)} rules: {packs}. The core pack is used unless rules are picked by "
                "name; the others come on top where they are asked for. "
                "The book is meant for a lawyer or a physician who reads the rules and signs them off, "
                "with a place for that at its end."
            ),
            Paragraph(
                "The rules prepare a negotiation. They are not legal or medical advice, and a pass is no promise that "
                "an agreement is safe to sign."
            ),
        ),
    )


def how_to_read(rules: Rules) -> Section:
    """Outcomes, severities, and what the words of the book mean."""
    return Section(
        "How to read it",
        "how-to-read-it",
        (
            Paragraph(
                "Each rule has exactly one result for each thing that it speaks of: the offer as a whole, or one "
                "state, site or kind of work. The outcome is the first of these that holds:"
            ),
            Grid("Outcomes, in their order", ("Outcome", "When"), OUTCOMES),
            Paragraph("Silence is never a pass: what the offer does not say becomes a question to the employer."),
            Grid("Severities", ("Severity", "Meaning"), SEVERITIES),
            Points(READING),
        ),
        tuple(_guides(rules)),
    )


def _guides(rules: Rules) -> Iterator[Section]:
    if rules.guides:
        points = tuple(Point(guide.title) for guide in rules.guides.values())
        lead = Paragraph("The rules come from these career guides. Every rule names the sections behind it.")
        yield Section("The guides", "the-guides", (lead, Points(points)))


def families(rules: Rules) -> Mapping[str, tuple[str, tuple[Rule, ...]]]:
    """The title and the rules of each family: first the families of the table, in its order, then the others."""
    table = rules.tables.get("family")
    titles = {row["family"]: row["title"] for row in table.rows} if table else {}
    found = {name: tuple(rule for rule in rules.active if rule.family == name) for name in titles}
    for rule in rules.active:
        if rule.family not in titles:
            found[rule.family] = (*found.get(rule.family, ()), rule)
    return {name: (titles.get(name, name), members) for name, members in found.items() if members}


def contents(rules: Rules) -> Section:
    """The families and their rules, as links."""
    lists = []
    for name, (title, members) in families(rules).items():
        links = tuple(Link(f"{rule.id} {rule.title}", anchor(rule.id)) for rule in members)
        lists.append(Contents(Link(f"{name}: {title}", f"family-{anchor(name)}"), links))
    lead = Paragraph("The letters of an id name the family.")
    return Section("The rules by family", "the-rules-by-family", (lead, *lists))
