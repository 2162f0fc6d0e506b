"""A file with wrong values: they come first, with what is wrong; the rest of the offer counts all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_check import source
from tests.interview.people import Typist, interviewed

JOB = "offer_format: 1\nabout: {specialty: dermatology, role_type: [nonclinical]}\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.offer.yaml"


def mended(path: Path, more: str, *lines: str) -> Typist:
    path.write_text(JOB + more)
    typist = Typist([*lines, "/q"])
    interviewed(path, typist)
    return typist


def test_a_wrong_value_comes_first_with_what_is_wrong(path: Path) -> None:
    typist = mended(path, "pay: {base: forty}   # hm\n", "40 per visit")
    said = typist.said[: typist.said.index("> 40 per visit")]
    assert "Base or rate" in said
    assert "Now: forty" in said
    assert 'Found "forty"; accepted: {amount, per}.' in said
    assert "Some answers in the file cannot be read. They come first; Enter leaves one as it is." in said
    assert source.read(path).data["pay"] == {"base": {"amount": 40, "per": "visit"}}
    assert "# hm" in path.read_text()


def test_enter_leaves_it_and_the_review_names_it(path: Path) -> None:
    typist = mended(path, "pay: {base: forty}\n", "")
    assert 'Not counted, as it is wrong: pay.base: Found "forty"; accepted: {amount, per}.' in typist.after("/q")
    assert source.read(path).data["pay"] == {"base": "forty"}


def test_a_wrong_cell_is_asked_for_alone(path: Path) -> None:
    typist = mended(path, "licenses: [{state: TX, status: helt}]\n", "held")
    assert "licenses.status (row 1): Where it stands" in typist.said
    assert source.read(path).data["licenses"] == [{"state": "TX", "status": "held"}]


def test_an_unknown_key_can_be_taken_away(path: Path) -> None:
    typist = mended(path, "pay: {bsae: 5, model: [salary]}\n", "what", "/clear")
    assert "pay.bsae" in typist.said
    assert typist.after("what") == ["Type /clear, or press Enter."]
    assert source.read(path).data["pay"] == {"model": ["salary"]}


def test_evidence_that_leads_nowhere_can_be_taken_away(path: Path) -> None:
    mended(path, "evidence: {pay.bsae: {source: verbal}, pay.base: {source: posting}}\n", "/clear")
    assert source.read(path).data["evidence"] == {"pay.base": {"source": "posting"}}


def test_two_rows_that_are_the_same_are_asked_for_as_a_table(path: Path) -> None:
    mended(path, "licenses: [{state: TX}, {state: TX}]\n", "remove 2", "")
    assert source.read(path).data["licenses"] == [{"state": "TX"}]


def test_a_format_that_there_is_none_of_is_set_right(path: Path) -> None:
    path.write_text(JOB.replace("1", "2", 1))
    interviewed(path, Typist(["/clear", "", "/q"]))
    assert source.read(path).data["offer_format"] == 1
