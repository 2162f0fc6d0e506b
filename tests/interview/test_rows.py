"""Tables, row by row: added, changed, taken away; what tells rows from others comes first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from offer_check import source
from tests.interview.people import Typist, interviewed

JOB = "offer_format: 1\nabout: {specialty: dermatology, role_type: [direct_to_consumer]}\n"
TWO = (
    JOB + "licenses:\n  - {state: TX, status: held, route: compact}\n  - {state: FL, status: pending}  # filed in May\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.offer.yaml"


def licenses(path: Path, start: str, *lines: str) -> tuple[Typist, Any]:
    """Type lines at the table of licenses; its rows then."""
    path.write_text(start)
    typist = Typist([*lines, "/q"])
    interviewed(path, typist, group="licenses")
    return typist, source.read(path).data.get("licenses")


def test_a_row_is_added_column_by_column_the_telling_ones_first(path: Path) -> None:
    typist, rows = licenses(path, JOB, "add", "Texas", "compact", "to be", "7/1/2027", "")
    assert rows == [{"state": "TX", "route": "compact", "status": "to_be_obtained", "expected_date": "2027-07-01"}]
    prompts = [said.partition("> ")[0] for said in typist.said if "> " in said]
    assert prompts == ["rows", "State of the license", "How it is obtained", "", "", "rows"]


def test_a_row_is_added_in_one_line(path: Path) -> None:
    typist, rows = licenses(path, JOB, "TX, held, compact", "state FL; status pending; expected date 6/15/2027", "done")
    assert rows == [
        {"state": "TX", "status": "held", "route": "compact"},
        {"state": "FL", "status": "pending", "expected_date": "2027-06-15"},
    ]
    assert typist.after("TX, held, compact") == ["1. TX, compact, status: held"]


def test_a_row_is_in_the_file_as_soon_as_it_has_a_name(path: Path) -> None:
    path.write_text(JOB)
    interviewed(path, Typist(["add", "TX", "compact"]), group="licenses")
    assert source.read(path).data["licenses"] == [{"state": "TX", "route": "compact"}]


def test_a_row_that_is_there_already_is_not_added(path: Path) -> None:
    for lines in (("tx, held, compact",), ("add", "TX", "compact")):
        typist, rows = licenses(path, TWO, *lines)
        assert rows == source.read_bytes(TWO.encode(), name="", syntax="yaml").data["licenses"]
        assert "Found TX, compact a second time." in typist.said


def test_a_row_is_changed_and_the_rest_of_the_file_stays(path: Path) -> None:
    typist, rows = licenses(path, TWO, "2", "", "full", "held", "", "")
    assert rows == [
        {"state": "TX", "status": "held", "route": "compact"},
        {"state": "FL", "status": "held", "route": "full_application"},
    ]
    assert "Now: FL" in typist.after("2")
    assert path.read_text() == TWO.replace("status: pending", "status: held, route: full_application")


def test_a_row_is_taken_away_with_what_is_said_of_it(path: Path) -> None:
    more = TWO + "evidence:\n  licenses[TX].status: {source: physician}\n  licenses[FL].status: {source: verbal}\n"
    _, rows = licenses(path, more, "remove 1")
    assert rows == [{"state": "FL", "status": "pending"}]
    data = source.read(path).data
    assert data["evidence"] == {"licenses[FL].status": {"source": "verbal"}}
    assert "# filed in May" in path.read_text()


def test_evidence_follows_a_row_that_gets_another_name(path: Path) -> None:
    more = TWO + "evidence:\n  licenses[FL].status: {source: verbal}   # the recruiter\n"
    _, rows = licenses(path, more, "2", "Georgia", "/s")
    assert rows[1] == {"state": "GA", "status": "pending"}
    assert source.read(path).data["evidence"] == {"licenses[GA].status": {"source": "verbal"}}


def test_a_cell_may_be_unclear_and_have_evidence(path: Path) -> None:
    licenses(path, TWO, "2", "/s", "2", "", "", "", "/u by summer", "/q")
    assert source.read(path).data["unclear"] == {"licenses[FL].expected_date": "by summer"}


def test_that_there_are_none_is_an_answer(path: Path) -> None:
    typist, rows = licenses(path, JOB, "none", "done")
    assert rows == []
    assert "Stated: there are none." in typist.after("none")
    again, rows = licenses(path, TWO, "none")
    assert "There are rows; remove them first." in again.after("none")
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("7", "There is no row 7."),
        ("0", "There is no row 0."),
        ("remove 9", "There is no row 9."),
        ("nonsense", "That is no row."),
        ("held", "That is no row."),
        ("/week", "There is no such command here."),
    ],
)
def test_what_is_no_row_changes_nothing(line: str, told: str, path: Path) -> None:
    typist, _ = licenses(path, TWO, line)
    assert any(said.startswith(told) for said in typist.after(line))
    assert path.read_text() == TWO


def test_back_in_a_row_leads_to_the_column_before(path: Path) -> None:
    typist, rows = licenses(path, TWO, "1", "", "", "pending", "/b", "held", "")
    assert rows[0] == {"state": "TX", "status": "held", "route": "compact"}
    assert "Now: pending" in typist.after("/b")


def test_a_row_that_lost_its_last_sibling_leaves_nothing_stated(path: Path) -> None:
    _, rows = licenses(path, TWO, "- 2", "-1")
    assert rows is None
