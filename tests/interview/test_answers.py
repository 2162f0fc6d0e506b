"""One answer: what is typed, what cannot be read, what is unclear, where it stands; and what is a command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from offer_check import source
from offer_check.interview.command import COMMANDS, command
from offer_check.interview.terminal import LONGEST
from tests.interview.people import Typist, interviewed

JOB = "offer_format: 1\nabout: {specialty: dermatology, role_type: [direct_to_consumer]}\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "a.offer.yaml"
    found.write_text(JOB)
    return found


def said(path: Path, group: str, *lines: str) -> tuple[Typist, Any]:
    """Type lines from the start of a group on; what is in the group then."""
    typist = Typist(lines)
    interviewed(path, typist, group=group)
    return typist, source.read(path).data.get(group)


def test_a_stated_no_is_neither_nothing_nor_unclear(path: Path) -> None:
    _, nothing = said(path, "technology", "", "/q")
    assert nothing is None
    _, no = said(path, "technology", "no", "/q")
    assert no == {"platform_hipaa": "no"}
    _, unclear = said(path, "technology", "/u we take privacy seriously", "/q")
    assert unclear in (None, {})
    assert source.read(path).data["unclear"] == {"technology.platform_hipaa": "we take privacy seriously"}


def test_what_cannot_be_read_is_told_and_asked_for_again(path: Path) -> None:
    typist, pay = said(path, "pay", "/s", "forty", "$420,000", "year", "/q")
    assert typist.after("forty")[0] == 'Found "forty"; accepted: {amount, per}.'
    assert pay == {"base": {"amount": 420000, "per": "year"}}


def test_what_is_missing_in_money_is_asked_for(path: Path) -> None:
    typist, pay = said(path, "pay", "/s", "420,000", "year", "/q")
    assert "Per: a number, or the words. Enter: start again." in typist.after("420,000")
    assert pay == {"base": {"amount": 420000, "per": "year"}}


def test_a_value_can_be_asked_for_part_by_part(path: Path) -> None:
    typist, pay = said(path, "pay", "/s", "/parts", "fifty", "150-180", "hour", "/q")
    assert typist.after("fifty")[0].startswith('Found "fifty"; accepted: a number from 0 to 100,000,000 (USD)')
    assert pay == {"base": {"amount": {"min": 150, "max": 180}, "per": "hour"}}


def test_parts_can_be_left(path: Path) -> None:
    typist, pay = said(path, "pay", "/s", "/parts", "150", "/b", "22 per visit", "/q")
    assert "Left as it was." in typist.after("/b")
    assert pay == {"base": {"amount": 22, "per": "visit"}}


def test_what_was_understood_is_told_where_it_is_not_what_was_typed(path: Path) -> None:
    typist, _ = said(path, "about", "", "", "1", "/b", "new attending", "/q")
    assert "Taken as: resident or fellow" in typist.after("1")
    assert not [line for line in typist.after("new attending") if line.startswith("Taken as")]


def test_unclear_words_can_be_given_on_the_next_line_or_not_at_all(path: Path) -> None:
    said(path, "workload", "/u", "", "/unclear", "as needed", "/q")
    assert source.read(path).data["unclear"] == {"workload.patients_per_hour": "as needed"}


def test_an_answer_takes_the_place_of_unclear_words_and_the_other_way_round(path: Path) -> None:
    said(path, "workload", "/u as needed", "/b", "median 4", "/q")
    data = source.read(path).data
    assert (data.get("unclear") or {}, data["workload"]) == ({}, {"patients_per_hour": {"median": 4}})
    said(path, "workload", "/u as needed", "/q")
    data = source.read(path).data
    assert (data["unclear"], data["workload"] or {}) == ({"workload.patients_per_hour": "as needed"}, {})


def test_evidence_is_a_paper_a_place_and_words_and_may_say_something_else(path: Path) -> None:
    typist, _ = said(
        path, "pay", "/s", "22 per visit", "/b", "/e", "2", "page 1", '"$26 a visit"', "26 per visit", "/q"
    )
    assert source.read(path).data["evidence"] == {
        "pay.base": {
            "source": "offer_letter",
            "where": "page 1",
            "words": "$26 a visit",
            "value": {"amount": 26, "per": "visit"},
        }
    }
    assert "Evidence: offer letter, page 1 says $26 a visit: “$26 a visit”" in typist.after("26 per visit")


def test_evidence_is_added_and_taken_away(path: Path) -> None:
    paper = ["/e", "agreement", "7.1", ""]
    said(path, "malpractice", *paper, "/e", "verbal", "", "they do", "/q")
    assert source.read(path).data["evidence"] == {
        "malpractice.provided_by": [
            {"source": "agreement", "where": "7.1"},
            {"source": "verbal", "words": "they do"},
        ]
    }
    said(path, "malpractice", "/evidence none", "/q")
    assert source.read(path).data["evidence"] in (None, {})


def test_clear_takes_away_value_words_and_evidence(path: Path) -> None:
    path.write_text(JOB + "technology: {platform_hipaa: no}\nevidence: {technology.platform_hipaa: {source: verbal}}\n")
    said(path, "technology", "/clear", "/q")
    data = source.read(path).data
    assert (data.get("technology") or {}, data.get("evidence") or {}) == ({}, {})


def test_a_new_flag_is_told_at_once_and_when_it_is_gone(path: Path) -> None:
    typist, _ = said(path, "technology", "no", "/b", "yes", "/q")
    assert any(line.startswith("New flag, critical: ") for line in typist.after("no"))
    assert any(line.startswith("No longer flagged: ") for line in typist.after("yes"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_known_by_its_first_letter(name: str) -> None:
    for typed in (f"/{name}", f"/{name[0]}", f"/{name.upper()}"):
        found = command(f"{typed}  a b ")
        assert found
        assert (found.name, found.rest) == (name, "a b")


@pytest.mark.parametrize("line", ["b", "q", "back", "quit", "help", "?!", "s", "x", "u", "", "what?"])
def test_a_command_without_its_slash_is_an_answer(line: str) -> None:
    assert command(line) is None


@pytest.mark.parametrize(
    ("line", "label"),
    [("b", "b"), ("q", "q"), ('"/back"', "/back"), ('"?"', "?"), ('"a ""b"" c"', 'a "b" c'), ("none", "none")],
)
def test_any_text_can_be_an_answer(line: str, label: str, path: Path) -> None:
    typist = Typist(["", "", "", "", "", line, "/q"])
    interviewed(path, typist, whole=True)
    assert source.read(path).data["about"]["label"] == label


def test_an_unknown_command_is_no_answer(path: Path) -> None:
    typist, technology = said(path, "technology", "/week", "/", "/q")
    assert typist.after("/week") == ["There is no such command here. ? tells which there are."]
    assert typist.after("/") == typist.after("/week")
    assert technology is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a" * (LONGEST + 1), f"That line has more than {LONGEST:,} characters. Type a shorter one."),
        ("a\x1b[Ab", "That line has a control character in it, U+001B. Type it again."),
        ("caf\udce9", "That line is not UTF-8 text. Type it again."),
    ],
)
def test_a_line_that_is_no_text_is_refused(line: str, told: str, path: Path) -> None:
    typist, technology = said(path, "technology", line, "yes", "/q")
    assert typist.after(line) == [told]
    assert technology == {"platform_hipaa": "yes"}


def test_words_that_are_too_long_for_a_file_are_refused(path: Path) -> None:
    typist, _ = said(path, "technology", "/u " + "a" * 4001, "/q")
    assert "found a text of 4,001 characters" in typist.text.lower()
    assert "unclear" not in source.read(path).data
