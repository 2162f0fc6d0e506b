"""What was accepted."""

from __future__ import annotations

from offer_check.render.view.accepted import accepted
from offer_check.render.view.findings import gather
from tests.render import sample
from tests.render.sample_results import FIRST_YEAR, NO_LICENSE, result


def test_what_was_accepted_is_listed_the_first_to_end_first() -> None:
    year = result("LIC-05", "ask", "Not stated.", waiver=FIRST_YEAR)
    states = [result("MAL-02", "flag", f"Not {state}.", subject=state, waiver=NO_LICENSE) for state in ("CO", "GA")]
    opened = result("MAL-02", "flag", "Not FL.", subject="FL")
    assert accepted(sample.report([year, *states, opened])) == (*gather(states), *gather([year]))


def test_nothing_accepted_is_nothing_listed() -> None:
    assert accepted(sample.report([result("MAL-02", "flag", "Not FL.")])) == ()
