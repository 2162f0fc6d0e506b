"""The laws of every kind of input, over a few of the inputs that `scripts/fuzz` tries by the thousand."""

from __future__ import annotations

import pytest

from tests.fuzz.crew import work
from tests.fuzz.finds import Find
from tests.fuzz.kinds import kind

SEED = 1


def finds(name: str, inputs: int) -> list[Find]:
    """What the first inputs of a kind broke."""
    tally = work(kind(name), SEED, range(inputs))
    assert tally.words.total() == inputs
    assert len(tally.words) > 1, "all inputs came to the same"
    return tally.finds


@pytest.mark.parametrize(("name", "inputs"), [("yaml", 600), ("json", 600), ("toml", 200)])
def test_a_file_of_any_bytes_is_read_with_a_place_for_everything_or_refused_at_its_place(
    name: str, inputs: int
) -> None:
    assert finds(name, inputs) == []


def test_a_change_written_into_any_file_says_just_that_change_or_is_refused() -> None:
    assert finds("amend", 300) == []


def test_any_offer_is_checked_and_rendered_or_refused() -> None:
    assert finds("offer", 20) == []


def test_any_rule_file_is_refused_or_compiled_and_asked() -> None:
    assert finds("rules", 8) == []


def test_any_waiver_file_is_refused_or_applied() -> None:
    assert finds("waivers", 150) == []


def test_any_configuration_is_refused_or_in_force() -> None:
    assert finds("config", 80) == []


def test_any_saved_report_is_refused_or_compared_and_held_against() -> None:
    assert finds("saved", 12) == []


def test_any_request_to_the_form_is_answered_as_meant() -> None:
    assert finds("http", 8) == []


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_any_bytes_on_a_connection_are_answered_or_hung_up_on_and_the_server_goes_on() -> None:
    assert finds("wire", 30) == []


def test_any_lines_typed_at_an_interview_leave_a_file_that_can_be_read() -> None:
    assert finds("interview", 12) == []


def test_any_command_ends_with_a_documented_exit_code_and_without_a_traceback() -> None:
    assert finds("command", 11) == []
