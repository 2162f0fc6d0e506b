"""The three offers that are filled in through the form, and what the command line says of a file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from offer_check import saved, source
from offer_check.cli import main
from offer_check.render.view.findings import gather
from offer_check.report import Report
from tests.browser.running import DAY

TASKS = {path.name.partition(".")[0]: path for path in sorted((Path(__file__).parent / "offers").glob("*.offer.yaml"))}


def data(path: Path) -> Mapping[str, Any]:
    """An offer file as it is written."""
    found: Mapping[str, Any] = source.read(str(path)).data
    return found


def checked(path: Path, report: Path) -> Report:
    """The report on an offer file, from `offer-check check`, by way of the file `report`."""
    arguments = ["offer-check", "check", str(path), "-f", f"json:{report}", "--as-of", DAY]
    with mock.patch.object(sys, "argv", arguments), redirect_stdout(StringIO()), pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code in (0, 1)
    return saved.read(report)


def results(report: Report) -> list[tuple[str, ...]]:
    """What each result says, without where the file has it."""
    return sorted((r.id, r.outcome, r.severity, r.message, r.question) for r in report.results)


def piles(report: Report) -> dict[str, list[str]]:
    """The findings of a report by outcome and, where it counts, severity, as the checklist beside the form has them."""
    found: dict[str, list[str]] = {}
    for finding in gather(report.results):
        by_severity = finding.outcome in ("flag", "ask")
        key = f"{finding.outcome}-{finding.severity}" if by_severity else finding.outcome
        found.setdefault(key, []).append(finding.id)
    return {key: sorted(ids) for key, ids in found.items()}
