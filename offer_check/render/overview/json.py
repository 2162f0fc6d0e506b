"""An overview as JSON: every line as it is, and what ends."""

from __future__ import annotations

from dataclasses import asdict

from ..json import written
from .folder import OVERVIEW_FORMAT, Folder


def render(folder: Folder) -> str:
    """Write the overview (`offer-check-overview/1`), ending with a line feed."""
    return written(
        {
            "format": OVERVIEW_FORMAT,
            "as_of": folder.as_of,
            "within": folder.within,
            "verdicts": folder.verdicts,
            "files": [asdict(line) for line in folder.lines],
            "waivers": [asdict(due) for due in folder.waivers],
            "tables": [asdict(table) for table in folder.tables],
        }
    )
