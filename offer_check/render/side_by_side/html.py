"""Several offers side by side as one HTML file for the screen, the phone and print."""

from __future__ import annotations

from pathlib import Path

from ...compare import SideBySide
from .. import page
from .document import MOST_ON_SCREEN, Document

TEMPLATE = "compare/side-by-side.html.j2"


def render(side_by_side: SideBySide, *, templates: Path | None = None) -> str:
    """Write the tables, in blocks of columns where there are many offers."""

    def arrange(clean: SideBySide) -> Document:
        return Document(clean, most=MOST_ON_SCREEN)

    return page.html(TEMPLATE, side_by_side, arrange, templates=templates)
