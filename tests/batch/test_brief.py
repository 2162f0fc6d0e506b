"""Where nobody asks why, nobody finds out; what is said of an offer is the same."""

from __future__ import annotations

import dataclasses
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from offer_check.batch import Done, Task, run
from offer_check.judge import Plan
from offer_check.render import stream, text, writer
from offer_check.render.overview import Writer as Overview
from tests.cli.conftest import ROOT

OFFERS = sorted([*(ROOT / "examples").glob("*.offer.*"), *(ROOT / "tests" / "fixtures").glob("*.offer.*")])
PLAN = Plan(as_of=date(2026, 11, 22), packs=("core", "extended"))
WRITERS = (text.Writer(quiet=True, color=True), text.Writer(quiet=True, width=40), Overview(name="json", within=400))


def done(path: Path, plan: Plan = PLAN, *, brief: bool) -> Done:
    return run(Task(path=str(path), plan=plan, writers=WRITERS, brief=brief))


@pytest.mark.parametrize("path", OFFERS, ids=lambda path: path.name)
def test_verdict_counts_and_lines_do_not_depend_on_whether_anybody_asks_why(path: Path) -> None:
    found = done(path, brief=True)
    assert found.status.status == "checked"
    assert found == done(path, brief=False)


def test_acceptances_and_baselines_are_held_against_the_same_results(tmp_path: Path) -> None:
    path = Path(shutil.copy(ROOT / "examples" / "dermatology-app-employer.offer.yaml", tmp_path))
    report = run(Task(path=str(path), plan=PLAN, whole=True)).report
    assert report
    baseline = tmp_path / "report.json"
    baseline.write_text(stream.written(writer("json", single=True), [report]))
    (one, other), waivers = report.of("flag")[:2], tmp_path / "offer-check.waivers.yaml"
    entries = [
        {"rule": r.rule, "reason": "Told by phone.", "by": "A. Rivera", "until": until}
        | ({"subject": r.subject} if r.subject else {})
        for r, until in ((one, "2026-12-01"), (other, "2026-11-21"))
    ]
    waivers.write_text(json.dumps({"waivers_format": 1, "waivers": entries}))
    plan = dataclasses.replace(PLAN, waivers=str(waivers), baseline=str(baseline), alone=True)
    found = done(path, plan, brief=True)
    assert sorted(entry.status for entry in found.waivers) == ["expired", "in_force"]
    assert found.counts.in_baseline
    assert found == done(path, plan, brief=False)


def test_a_brief_report_has_every_result_and_no_reasons() -> None:
    brief, whole = (
        run(Task(path=str(OFFERS[0]), plan=PLAN, whole=True, brief=brief)).report for brief in (True, False)
    )
    assert brief
    assert whole
    without = tuple(dataclasses.replace(result, message="", because=()) for result in whole.results)
    assert brief == dataclasses.replace(whole, results=without, terms=(), glossary=())
