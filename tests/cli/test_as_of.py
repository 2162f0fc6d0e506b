"""`--as-of`: the day that decides whether a dated table may still be relied on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

CONTROLLED = """\
offer_format: 1
about: {specialty: general_surgery, role_type: hybrid_clinic, start_date: 2026-12-31}
prescribing: {controlled: yes, state_rules_support: yes}
"""
HOME_TEST = """\
offer_format: 1
about: {specialty: dermatology, role_type: hybrid_clinic}
prescribing: {isotretinoin: yes, rems_support: yes, pregnancy_test_route: home}
"""
COMPACT = """\
offer_format: 1
about: {specialty: dermatology, role_type: hybrid_clinic}
patients: {states: [TX]}
licensing: {principal_state: TX, relies_on_compact: yes, board_certified: yes}
"""


@pytest.mark.parametrize(
    ("offer", "rule", "table", "last", "next_day", "decided"),
    [
        (COMPACT, "LIC-06", "compact_member", "2027-01-15", "2027-01-16", "pass"),
        (CONTROLLED, "PRX-04", "dea_extension", "2027-01-05", "2027-01-06", "pass"),
        (HOME_TEST, "PRX-03", "ipledge", "2027-02-01", "2027-02-02", "flag"),
    ],
)
def test_the_day_decides_whether_a_table_does(
    run: Run, tmp_path: Path, offer: str, rule: str, table: str, last: str, next_day: str, decided: str
) -> None:
    file = tmp_path / "a.offer.yaml"
    file.write_text(offer, "utf-8")

    def on(day: str) -> dict[str, Any]:
        report = json.loads(run("check", file, "--as-of", day, "--select", rule, "-f", "json").out)
        (result,) = report["results"]
        (dated,) = [t for t in report["tables"] if t["name"] == table]
        return {"as_of": report["as_of"], "outcome": result["outcome"], "current": dated["current"]}

    assert on(last) == {"as_of": last, "outcome": decided, "current": True}
    assert on(next_day) == {"as_of": next_day, "outcome": "ask", "current": False}
