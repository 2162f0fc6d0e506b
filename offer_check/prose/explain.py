"""One rule as a page of plain text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from ..compiler.lint import sound
from ..compiler.vocabulary import vocabulary
from ..offer.tables import Tables
from ..rule.rule import Rule
from ..ruleset.ruleset import Rules
from .page import Page, Part

WIDTH = 100


def explain(rule: Rule, rules: Rules, tables: Tables) -> str:
    """The rule in prose, as lines of at most 100 characters. Raises RuleError for rules that are not sound."""
    if not rules.built:
        sound(rules, tables)
    page = Page(rule, rules, tables, vocabulary(rules, tables))
    lines = [*wrap(f"{rule.id}: {rule.title}", WIDTH), *wrap(page.head(), WIDTH)]
    for part in parts(page):
        lines += ["", part.title, *_lines(part)]
    return "\n".join(lines) + "\n"


def parts(page: Page) -> Iterator[Part]:
    """All that there is to say of a rule under its head, in order."""
    return (part for part in _parts(page) if part.paragraphs or part.points)


def _parts(page: Page) -> Iterator[Part]:
    yield from page.deciding()
    yield page.asking()
    yield page.numbers()
    yield from page.reasons()
    yield page.sources()
    yield page.fields()


def _lines(part: Part) -> Iterator[str]:
    for text in part.paragraphs:
        yield from wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    for point in part.points:
        text = " ".join((point.text, *point.under))
        yield from wrap(text, WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False)
