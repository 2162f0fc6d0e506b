"""A set of rules -> its book."""

from __future__ import annotations

from collections.abc import Iterator

from ..compiler.lint import sound
from ..compiler.vocabulary import Vocabulary, vocabulary
from ..offer.tables import Tables
from ..ruleset.ruleset import Rules
from ..version import __version__
from . import back, front
from .model import Book, Section
from .rule import anchor, section


def book(rules: Rules, tables: Tables) -> Book:
    """The book of the active rules, by family and id. Raises RuleError for rules that are not sound."""
    if not rules.built:
        sound(rules, tables)
    edition = f"offer-check {__version__}, rules {rules.digest[:12]}"
    return Book("Rule book", edition, tuple(_sections(rules, tables, vocabulary(rules, tables))))


def _sections(rules: Rules, tables: Tables, known: Vocabulary) -> Iterator[Section]:
    yield front.what_it_is(rules)
    yield front.how_to_read(rules)
    yield front.contents(rules)
    for name, (title, members) in front.families(rules).items():
        sections = tuple(section(rule, rules, tables, known) for rule in members)
        yield Section(f"{name}: {title}", f"family-{anchor(name)}", sections=sections)
    yield back.derived_facts(rules, tables, known)
    yield back.computed_values(rules, tables, known)
    yield back.data_tables(rules)
    yield back.topics(rules)
    yield from back.limits(rules)
    yield back.edition(rules)
    yield back.sign_off()
