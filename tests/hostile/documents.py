"""Every document that there is, made of hostile offers, or of the same offers with plain words for their texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from offer_check import render
from offer_check.compare import compare, side_by_side
from offer_check.render import Format, renderer
from offer_check.render.view.lawyer import for_lawyer
from offer_check.render.view.letter import letter
from offer_check.report import Report
from tests.hostile import offers

NAMED = re.compile("zq[a-z]+")

Reports = Sequence[Report]
Subject = Callable[[Reports], object]

SUBJECTS: Mapping[str, tuple[Subject, Mapping[str, Format]]] = {
    "report": (lambda reports: reports[:1], render.FORMATS),
    "vague report": (lambda reports: reports[3:4], render.FORMATS),
    "letter": (lambda reports: letter(reports[1]), render.LETTER),
    "vague letter": (lambda reports: letter(reports[4]), render.LETTER),
    "list for the lawyer": (lambda reports: for_lawyer(reports[2]), render.LETTER),
    "comparison": (lambda reports: compare(reports[0], reports[3]), render.COMPARISON),
    "matrix": (side_by_side, render.SIDE_BY_SIDE),
}
"""What is written, made of five reports, and the formats that it has."""
OTHERS = {("list for the lawyer", "pdf")}
"""Formats that a subject does not have though others of its formats' list do."""
OPTIONS: Mapping[str, Mapping[str, bool]] = {
    "text": {"verbose": True},
    "sarif": {"include_values": True},
    "github": {"include_values": True},
}
"""What lets a report's format tell the most."""


def having(*formats: str) -> list[tuple[str, str]]:
    """Every subject with each of `formats` that it has."""
    return [
        (subject, name)
        for subject, (_, known) in SUBJECTS.items()
        for name in formats
        if name in known and (subject, name) not in OTHERS
    ]


def made(subject: str, name: str, reports: Reports) -> str | bytes:
    """A document of `reports`, whole."""
    of, formats = SUBJECTS[subject]
    options = OPTIONS.get(name, {}) if formats is render.FORMATS else {}
    return renderer(name, formats)(of(reports), **options)


@cache
def hostile(subject: str, name: str) -> str:
    """A document of the hostile offers, as text."""
    found = made(subject, name, offers.reports())
    assert isinstance(found, str)
    return found


@cache
def harmless(subject: str, name: str) -> str:
    """The same document of the same offers, with plain words in place of their texts."""
    found = made(subject, name, offers.reports(harmless=True))
    assert isinstance(found, str)
    return found


def names(text: str) -> set[str]:
    """The names of the hostile texts that are to be read in `text`."""
    return set(NAMED.findall(text))
