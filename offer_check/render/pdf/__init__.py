"""One report as a tagged PDF for reading and printing. WeasyPrint is imported at the first call, not before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...errors import UsageError
from ...report import Report
from . import library


def render(reports: Sequence[Report], *, paper: str = "letter", templates: Path | None = None) -> bytes:
    """Draw exactly one report on `paper` (`letter` or `a4`), with the templates of a folder before the bundled ones.

    UsageError for another number of reports, another paper or no folder; InputError where a template is wrong;
    MissingLibraryError where Pango is missing.
    """
    if len(reports) != 1:
        raise UsageError(f"a PDF holds one report, but there are {len(reports)}")
    if templates is not None and not templates.is_dir():
        raise UsageError(f"the folder of templates {str(templates)!r} does not exist")
    library.load()
    from .document import PAPERS, renderer

    if paper not in PAPERS:
        raise UsageError(f"unknown paper {paper!r}; the papers are {', '.join(PAPERS)}")
    return renderer(templates).pdf(reports[0], paper=paper)
