"""A folder of offers in short: a line an offer, and which acceptances and dated facts are about to end.

Each file becomes a line where it is checked, so that nothing else of its report is kept.
"""

from __future__ import annotations

from .folder import Due, Folder
from .line import Line
from .writer import Writer

__all__ = ["Due", "Folder", "Line", "Writer"]
