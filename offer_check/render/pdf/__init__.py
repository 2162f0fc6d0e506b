"""Documents as tagged PDF for reading and printing. WeasyPrint is imported at the first call, not before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from ...errors import UsageError
from ...report import Report
from ..page import folders
from . import library
from .attachment import Attachment

__all__ = ["Attachment", "draw", "render"]

T = TypeVar("T")


def render(
    reports: Sequence[Report], *, paper: str = "letter", templates: Path | None = None, embed: Attachment | None = None
) -> bytes:
    """Draw exactly one report on `paper` (`letter` or `a4`), with the templates of a folder before the bundled ones,
    and with the file `embed` inside.

    UsageError for another number of reports, another paper or no folder; InputError where a template is wrong;
    MissingLibraryError where Pango is missing.
    """
    if len(reports) != 1:
        raise UsageError(f"a PDF holds one report, but there are {len(reports)}")
    from ..page.report import TEMPLATE, View

    return draw(TEMPLATE, reports[0], View, paper=paper, templates=templates, embed=embed)


def draw(
    template: str,
    subject: T,
    arrange: Callable[[T], object],
    *,
    paper: str = "letter",
    templates: Path | None = None,
    embed: Attachment | None = None,
) -> bytes:
    """Fill `template` with `subject` as `page.html` does, and draw it as a PDF that claims PDF/A-3a and PDF/UA-1.

    `embed` is a file to put inside. The same subject and file give the same bytes.

    Raises as `render` does.
    """
    where = folders(templates)
    library.load()
    from .document import PAPERS, renderer

    if paper not in PAPERS:
        raise UsageError(f"unknown paper {paper!r}; the papers are {', '.join(PAPERS)}")
    return renderer(where).pdf(template, subject, arrange, paper=paper, embed=embed)
