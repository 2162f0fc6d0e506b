"""Several offers side by side as a tagged PDF, on paper laid across."""

from __future__ import annotations

from pathlib import Path

from ...compare import SideBySide
from .. import pdf
from .document import MOST_ON_PAPER, SHEETS, Document
from .html import TEMPLATE


def render(side_by_side: SideBySide, *, paper: str = "letter", templates: Path | None = None) -> bytes:
    """Draw the tables on `paper` (`letter` or `a4`), in blocks of columns where more offers come than fit.

    Raises as the report's PDF does.
    """

    def arrange(clean: SideBySide) -> Document:
        return Document(clean, most=MOST_ON_PAPER, sheet=SHEETS.get(paper, paper))

    return pdf.draw(TEMPLATE, side_by_side, arrange, paper=paper, templates=templates)
