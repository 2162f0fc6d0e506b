"""A comparison as a tagged PDF, to print, to send and to talk about."""

from __future__ import annotations

from pathlib import Path

from ...compare import Comparison
from .. import pdf
from .html import TEMPLATE
from .view import View


def render(comparison: Comparison, *, paper: str = "letter", templates: Path | None = None) -> bytes:
    """Draw the comparison on `paper` (`letter` or `a4`); raises as the report's PDF does."""
    return pdf.draw(TEMPLATE, comparison, View, paper=paper, templates=templates)
