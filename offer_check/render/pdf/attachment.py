"""A file to put into a PDF: the offer that a report is about, so that the two stay together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file's bytes as they are, with its name (without folders), its media type, and the day that it is dated."""

    name: str
    content: bytes
    media_type: str
    day: date
