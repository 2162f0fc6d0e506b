"""File names -> reports to compare: an offer is checked, a saved report is taken as it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..errors import Fault, InputError

if TYPE_CHECKING:
    from ..offer.file import OfferFile
    from ..report import Report
    from ..source import Document

Check = Callable[["Document"], "Report"]
"""Reads a document as an offer and checks it; raises InputError."""


def reports(names: Iterable[str], check: Check, *, stdin_name: str = "stdin.yaml") -> list[Report]:
    """The report of each name, in order. Raises InputError with the faults of all the files."""
    found: list[Report] = []
    faults: list[Fault] = []
    for name in names:
        try:
            found.append(_report(_document(name, stdin_name), check))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return found


def every(offers: Iterable[OfferFile | InputError]) -> list[OfferFile]:
    """All offers. Raises InputError with the faults of those that cannot be read."""
    known = list(offers)
    faults = [fault for offer in known if isinstance(offer, InputError) for fault in offer.faults]
    if faults:
        raise InputError(faults)
    return [offer for offer in known if not isinstance(offer, InputError)]


def _report(document: Document, check: Check) -> Report:
    from .. import saved

    return saved.of(document) if saved.is_report(document) else check(document)


def _document(name: str, stdin_name: str) -> Document:
    from .. import source

    if name != "-":
        return source.read(name)
    return source.read_bytes(
        sys.stdin.buffer.read(), name=stdin_name, syntax="json" if stdin_name.endswith(".json") else "yaml"
    )
