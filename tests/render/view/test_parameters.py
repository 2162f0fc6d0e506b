"""The numbers that rules compare with, gathered."""

from __future__ import annotations

from offer_check.render.view.parameters import Parameters, parameters
from tests.render import sample
from tests.render.sample_results import result


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


def test_numbers_of_rules_that_do_not_concern_the_job_are_left_out_unless_the_reader_changed_them() -> None:
    idle = [result(rule, "not_applicable", "No such work.") for rule in ("MIX-02", "MIX-15", "ESC-02")]
    assert [(p.rule, p.changed) for p in parameters(sample.report(idle))] == [("MIX-15", True)]
    spoken = [*idle, result("MIX-02", "ask", "Not stated.", subject="TX")]
    assert [p.rule for p in parameters(sample.report(spoken))] == ["MIX-02", "MIX-15"]
