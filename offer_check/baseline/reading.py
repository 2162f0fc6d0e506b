"""One text of a baseline file in, the earlier reports in it out, or every fault of the text at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .. import source
from ..errors import Fault, InputError
from ..report import FILE_FORMAT, FORMAT
from ..saved.faults import fault, faults_of
from ..saved.pieces import Piece
from ..source import Document, Path
from .earlier import Earlier

ANEW = "write it anew: offer-check check FILE... -f json:PATH"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Many:
    reports: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _NoReport:
    format: str
    status: str


def reports_in(raw: bytes, piece: Piece, *, path: str) -> tuple[Earlier, ...]:
    """The reports in `raw`: one, those of an object that has several, none for a file that had no report.

    Raises InputError with every fault; `piece` says where in the file `path` the text stands.
    """
    found = _parsed(raw)
    if isinstance(found, _NoReport) and found.format == FILE_FORMAT:
        return ()
    reports = found.reports if isinstance(found, _Many) else (found,)
    known = tuple(report for report in reports if isinstance(report, Earlier) and report.format == FORMAT)
    if len(known) == len(reports):
        return known
    raise InputError(
        replace(fault, line=fault.line and fault.line + piece.line - 1, hint=fault.hint or ANEW)
        for fault in _faults(raw, path)
    )


def _parsed(raw: bytes) -> Earlier | _Many | _NoReport | None:
    try:
        found: Earlier | _Many | _NoReport = _adapter(Earlier | _Many | _NoReport).validate_json(raw)
    except ValidationError:
        return None
    return found


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _faults(raw: bytes, path: str) -> Iterator[Fault]:
    try:
        document = source.read_bytes(raw, name=path, syntax="json")
    except InputError as error:
        yield from error.faults
        return
    reports = document.data.get("reports")
    if not isinstance(reports, list):
        yield from _faults_of_one(document, document.data, ())
        return
    for number, report in enumerate(reports):
        yield from _faults_of_one(document, report, ("reports", number))


def _format(document: Document, data: dict[str, Any], within: Path) -> Fault:
    if "offer_format" in data:
        return fault(document, (*within, "offer_format"), "this is an offer, not a report", FORMAT)
    found = f"unknown format {data['format']!r:.60}" if "format" in data else "no format"
    return fault(document, (*within, "format"), found, FORMAT)


def _faults_of_one(document: Document, data: Any, within: Path) -> Iterator[Fault]:
    """What keeps `data`, which stands at `within`, from being a report of this format."""
    if isinstance(data, dict) and data.get("format") != FORMAT:
        yield _format(document, data, within)
        return
    try:
        _adapter(Earlier).validate_python(data)
    except ValidationError as error:
        yield from faults_of(document, error, within=within)
