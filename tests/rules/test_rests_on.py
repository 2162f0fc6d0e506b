"""Tables that the text of a rule rests on: the lint knows them, and reports print their dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from offer_check import check, load_offer
from offer_check.report import Table
from offer_check.ruleset.load import load
from tests.rules.conftest import Load
from tests.rules.houses import FILE, FOLDER, faults_of, text

MEDICARE = Table(
    name="medicare_telehealth",
    title="Medicare telehealth flexibilities",
    as_of="2026-11-22",
    check_by="2027-11-01",
    source="Consolidated Appropriations Act, 2026 (H.R. 7148, signed 2026-02-03)",
    sure="high",
    current=True,
)


@pytest.mark.parametrize(
    ("rests_on", "faults"),
    [
        ("[medicare_telehealth]", []),
        ("[medicare_teleheath]", ["15:12: unknown table 'medicare_teleheath'; did you mean 'medicare_telehealth'?"]),
        ("[family]", ["15:12: family has no date that a report could print; accepted: a table with as_of"]),
    ],
)
def test_the_lint_knows_the_tables(load_house: Load, rests_on: str, faults: list[str]) -> None:
    assert faults_of(load_house, {FILE: text(rests_on=rests_on)}) == faults


def dated(rule: str, folder: Path, as_of: date = date(2026, 11, 22)) -> list[Table]:
    """The dated tables of a report that one rule alone makes."""
    offer = folder / "my.offer.yaml"
    offer.write_text(
        "offer_format: 1\nabout: {specialty: general_surgery, role_type: hybrid_clinic}\n", encoding="utf-8"
    )
    return list(check(load_offer(offer), load([FOLDER]).select(select=[rule]), as_of=as_of).tables)


def test_a_report_prints_the_dates_of_a_table_that_a_text_rests_on(tmp_path: Path) -> None:
    assert dated("RVU-08", tmp_path) == [MEDICARE]


def test_a_report_says_when_such_a_table_is_past_its_date(tmp_path: Path) -> None:
    assert [table.current for table in dated("RVU-05", tmp_path, date(2027, 11, 2))] == [False]


def test_a_report_leaves_out_tables_that_no_active_rule_needs(tmp_path: Path) -> None:
    assert dated("RVU-07", tmp_path) == []


def test_a_table_that_a_condition_joins_says_how_sure_it_is(tmp_path: Path) -> None:
    assert [(table.name, table.sure) for table in dated("LIC-06", tmp_path)] == [("compact_member", "medium")]
