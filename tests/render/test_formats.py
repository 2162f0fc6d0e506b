"""The list of formats, and what it costs to look at it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from offer_check.errors import UsageError
from offer_check.render import FORMATS, renderer
from tests.render import sample

COSTLY = "{'weasyprint', 'jinja2', 'fontTools', 'rich'}"


def loaded_by(statement: str) -> str:
    """Which costly packages a fresh process has loaded after `statement`."""
    program = f"import sys; {statement}; print(sorted({COSTLY} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_formats_are_listed_in_alphabetical_order() -> None:
    assert list(FORMATS) == sorted(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_makes_what_it_says_it_makes(name: str) -> None:
    made = renderer(name)([sample.empty()])
    assert isinstance(made, bytes if FORMATS[name].binary else str)


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(
        UsageError, match="unknown format 'docx'; the formats are csv, github, html, json, jsonl, junit, markdown"
    ):
        renderer("docx")


@pytest.mark.parametrize(
    "statement",
    [
        "import offer_check.render",
        "import offer_check.render.pdf",
        "from offer_check.render import renderer; [*map(renderer, 'csv github json jsonl junit sarif text'.split())]",
    ],
)
def test_nothing_that_draws_is_loaded_before_a_pdf_is_asked_for(statement: str) -> None:
    assert loaded_by(statement) == "[]"
