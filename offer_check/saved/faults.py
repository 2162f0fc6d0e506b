"""What a model did not accept in a report file."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from .. import validation
from ..errors import Fault
from ..source import Document, Path
from ..validation import fault

__all__ = ["fault", "faults_of"]

AS_WRITTEN = "a report as `offer-check check -f json` writes it"


def faults_of(document: Document, error: ValidationError, *, within: Path) -> Iterator[Fault]:
    """Every problem of `error` as a fault of `document`; `within` is the path of what was read."""
    return validation.faults_of(document, error, within=within, missing=AS_WRITTEN)
