"""Report files in (`check -f json`), reports out, or every fault of the file with its place."""

from __future__ import annotations

from .read import is_report, of, read

__all__ = ["is_report", "of", "read"]
