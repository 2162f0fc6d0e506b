"""A report as `check -f json` wrote it, read back and proved to be one."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .. import source
from ..errors import Fault, InputError
from ..report import FORMAT, Report
from ..source import Document, Path
from .faults import fault, faults_of
from .sums import contradictions

MANY = "reports"


def read(path: str | os.PathLike[str]) -> Report:
    """The one report in the file at `path`. Raises InputError with all faults."""
    return of(source.read(path))


def is_report(document: Document) -> bool:
    """Whether a document says that it holds a report, or reports, and no offer."""
    return "format" in document.data or MANY in document.data


def of(document: Document) -> Report:
    """The one report in `document`, alone or as the only one of `reports`. Raises InputError with all faults."""
    within, data = _only(document)
    if data.get("format") != FORMAT:
        raise InputError([_format(document, within, data)])
    try:
        report = _reports().validate_python(data)
    except ValidationError as error:
        raise InputError(faults_of(document, error, within=within)) from None
    wrong = [fault(document, (*within, *path), message, accepted) for path, message, accepted in contradictions(report)]
    if wrong:
        raise InputError(wrong)
    return report


@cache
def _reports() -> TypeAdapter[Report]:
    return TypeAdapter(Report)


def _only(document: Document) -> tuple[Path, dict[str, Any]]:
    """The report's data and where it stands: at the top, or alone in the list of reports."""
    if MANY not in document.data:
        return (), document.data
    found = document.data[MANY]
    if isinstance(found, list) and len(found) == 1 and isinstance(found[0], dict):
        return (MANY, 0), found[0]
    number = f"found {len(found)} reports" if isinstance(found, list) and len(found) != 1 else "holds no report"
    raise InputError([fault(document, (MANY,), number, "exactly one report")])


def _format(document: Document, within: Path, data: dict[str, Any]) -> Fault:
    found = f"unknown format {data['format']!r:.60}" if "format" in data else "no format"
    return fault(document, (*within, "format"), found, FORMAT)
