"""What a report leaves open leads to questions: none of it is left without one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from offer_check.form import awaited
from offer_check.judge import Plan, judge

ROOT = Path(__file__).parents[2]
FILES = (
    "tests/fixtures/nationwide.offer.yaml",
    "examples/general-surgery-remote-coverage.offer.json",
    "examples/radiation-oncology-second-opinion.offer.json",
)


@pytest.mark.parametrize("name", FILES)
def test_everything_open_waits_for_a_question_even_where_all_is_stated(name: str) -> None:
    judges = judge(Plan(as_of=date(2026, 11, 23)))
    report = judges.report(judges.read(str(ROOT / name)))
    waiting = {result.id for results in awaited(report).values() for result in results}
    left = {r.id for r in report.of("ask", "waiting") if r.open}
    assert left - waiting == set()
