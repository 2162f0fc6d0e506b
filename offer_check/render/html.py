"""One report as one HTML file for the screen, the phone and print: nothing is loaded, and no script is needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import UsageError
from ..report import Report
from . import page
from .page.report import TEMPLATE, View


def render(reports: Sequence[Report], *, templates: Path | None = None) -> str:
    """Write exactly one report; the templates of a folder come before the bundled ones.

    UsageError for another number of reports or no folder; InputError where a template is wrong.
    """
    if len(reports) != 1:
        raise UsageError(f"an HTML file holds one report, but there are {len(reports)}")
    return page.html(TEMPLATE, reports[0], View, templates=templates)
