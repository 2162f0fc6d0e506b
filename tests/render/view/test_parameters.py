"""The numbers that rules compare with, gathered."""

from __future__ import annotations

from offer_check.render.view.parameters import Parameters, parameters
from tests.render import sample


def test_numbers_of_one_rule_and_one_origin_are_one_line() -> None:
    assert parameters(sample.report()) == (
        Parameters(
            "MIX-02",
            "Remote share inside the usual band",
            ("most: 60 percent remote", "least: 20 percent remote"),
            "Dermatology guide: Remote share",
            False,
        ),
        Parameters("MIX-15", "Shares and days agree", ("tolerance: 15 percentage points",), "changed by you", True),
        Parameters(
            "ESC-02",
            "How soon an examination can be had",
            ("days: unset, so its condition is off",),
            "our choice",
            False,
        ),
    )


def test_a_rule_without_a_result_has_no_title() -> None:
    assert {p.title for p in parameters(sample.report([]))} == {""}
