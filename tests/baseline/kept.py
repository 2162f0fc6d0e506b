"""Baseline files for tests: reports in a file as `check` writes them, and a report held against it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from offer_check.baseline import Shelf, held
from offer_check.render import json as as_json
from offer_check.render import jsonl
from offer_check.report import Known, Report

Form = Callable[[list[Report]], str]


def together(reports: list[Report]) -> str:
    """Several reports as `check DIR -f json` writes them."""
    return as_json.render(reports, single=False)


def compact(reports: list[Report]) -> str:
    """The same on one line, as another program may leave it."""
    return json.dumps(json.loads(together(reports)), separators=(",", ":"))


def indented(reports: list[Report]) -> str:
    """The same with another indentation."""
    return json.dumps(json.loads(together(reports)), indent=4)


FORMS: dict[str, Form] = {"json": together, "jsonl": jsonl.render, "compact": compact, "indented": indented}


def shelf(path: Path, *reports: Report, form: Form = together) -> Shelf:
    """The baseline with `reports`, in a file at `path`."""
    path.write_text(form(list(reports)), "utf-8")
    return Shelf(str(path))


def against(tmp_path: Path, then: Report, now: Report) -> Report:
    """The report `now` held against the report `then`."""
    return held(now, shelf(tmp_path / "base.json", then))


def known(report: Report) -> dict[str, Known | None]:
    """What each result is against the baseline, by its id."""
    return {result.id: result.known for result in report.results}
