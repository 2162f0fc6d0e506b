"""The form of every kind of job that there is, and its template with examples in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from offer_check import source
from offer_check.api import checker, load_rules
from offer_check.form import Form, Kind, form, template
from offer_check.offer import file
from offer_check.offer.model import Offer
from offer_check.source import Document

CHECKER = checker(load_rules(packs=("core", "extended", "program")))
TABLES = CHECKER.tables
KINDS = [Kind(specialty=s, roles=(r,)) for s in TABLES.specialties for r in TABLES.roles]
EXAMPLE = re.compile(r"(?P<before> *(?:[a-z_]+: )?)#(?P<example>[^ #].*)")
"""A line with an example: what stands before the sign, and what counts once it is gone."""


def name(kind: Kind) -> str:
    """What a test calls a kind."""
    return "-".join((kind.specialty, *kind.roles, *filter(None, [kind.stage])))


@cache
def form_of(kind: Kind) -> Form:
    """The form of a kind."""
    return form(CHECKER, kind)


@cache
def lines(kind: Kind, *, short: bool = False) -> tuple[str, ...]:
    """The template of a kind, line by line."""
    return tuple(template(form_of(kind), TABLES, schema="offer.schema.json", short=short).splitlines())


def examples(kind: Kind) -> Iterator[tuple[int, str, str]]:
    """The number of every line with an example, the key of its group, and the line without the sign."""
    group = ""
    for number, line in enumerate(lines(kind)):
        group = line.partition(":")[0] if re.match("[a-z]", line) else group
        found = EXAMPLE.fullmatch(line)
        if found:
            yield number, group, found["before"] + found["example"]


def with_examples(kind: Kind, *numbers: int) -> str:
    """The template with the examples of these lines in force; of all of them where no number is given."""
    changed = {number: line for number, _, line in examples(kind) if number in numbers or not numbers}
    return "\n".join(changed.get(number, line) for number, line in enumerate(lines(kind))) + "\n"


def document(text: str) -> Document:
    """The text as the document of a YAML file."""
    return source.read_bytes(text.encode(), name="template.offer.yaml", syntax="yaml")


def offer(text: str) -> Offer:
    """The offer that a text holds."""
    return file.of(document(text), TABLES).offer
