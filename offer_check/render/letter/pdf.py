"""The employer's edition of the report as a tagged PDF: the questions, what they rest on, and room for the answers."""

from __future__ import annotations

from pathlib import Path

from ..pdf import draw
from ..view.letter import Letter
from .view import EDITION, View


def render(letter: Letter, *, paper: str = "letter", templates: Path | None = None) -> bytes:
    """Draw the letter on `paper` (`letter` or `a4`), with the templates of a folder before the bundled ones.

    Raises as the PDF of a report does.
    """
    return draw(EDITION, letter, View, paper=paper, templates=templates)
