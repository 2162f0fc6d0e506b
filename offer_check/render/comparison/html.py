"""A comparison as one HTML file for the screen, the phone and print."""

from __future__ import annotations

from pathlib import Path

from ...compare import Comparison
from .. import page
from .view import View

TEMPLATE = "compare/comparison.html.j2"


def render(comparison: Comparison, *, templates: Path | None = None) -> str:
    """Write the comparison; the templates of a folder come before the bundled ones."""
    return page.html(TEMPLATE, comparison, View, templates=templates)
