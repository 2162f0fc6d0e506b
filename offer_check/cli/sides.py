"""File names -> reports to compare: an offer is checked, a saved report is taken as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ..errors import Fault, InputError
from .request import document

if TYPE_CHECKING:
    from ..report import Report
    from ..source import Document
    from .given import Given


def reports(names: Iterable[str], given: Given, *, stdin_name: str = "stdin.yaml") -> list[Report]:
    """The report of each name, in order: of an offer, or saved. Raises InputError with the faults of all the files."""
    return list(_each(names, lambda name: _report(document(name, stdin_name), given)))


def offer_reports(names: Iterable[str], given: Given, *, stdin_name: str = "stdin.yaml") -> list[Report]:
    """The report of each offer, in order. Raises InputError with the faults of all the files."""
    return list(_each(names, lambda name: _checked(document(name, stdin_name), given)))


def _each(names: Iterable[str], report: Callable[[str], Report]) -> Iterator[Report]:
    faults: list[Fault] = []
    for name in names:
        try:
            yield report(name)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)


def _report(found: Document, given: Given) -> Report:
    from .. import saved

    return saved.of(found) if saved.is_report(found) else _checked(found, given)


def _checked(found: Document, given: Given) -> Report:
    judge = given.judge(found.name)
    return judge.report(judge.of(found))
