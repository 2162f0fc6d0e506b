"""Work that earns nothing, or may, and the standing of any section."""

from __future__ import annotations

from offer_check.render.view.findings import gather
from offer_check.render.view.standing import Standing, standing
from offer_check.render.view.unpaid import Earning, Unpaid, unpaid
from tests.render import sample
from tests.render.sample_results import FIRST_YEAR, result

FLAG = result("RVU-03", "flag", "No credit.")
ASK = result("RVU-02", "ask", "Not stated.")
WAITING = result("RVU-01", "waiting", "Waits.")
PASS = result("RVU-06", "pass", "Credited.", section="unpaid")
IDLE = result("RVU-07", "not_applicable", "no", section="unpaid")
ERROR = result("RVU-07", "error", "Failed.", section="unpaid")
OTHER = result("LIC-05", "flag", "Late.")


def test_work_is_told_by_what_it_earns() -> None:
    assert unpaid(sample.report([FLAG, ASK, WAITING, PASS, IDLE, ERROR, OTHER])) == Unpaid(
        (
            Earning(gather([FLAG])[0], "nothing, or too little"),
            Earning(gather([ASK])[0], "not said"),
            Earning(gather([ERROR])[0], "not known"),
        ),
        gather([WAITING]),
        gather([PASS]),
    )


def test_there_is_nothing_to_tell_where_no_rule_of_the_section_applies() -> None:
    assert not unpaid(sample.report([IDLE, OTHER])).anything
    assert all(unpaid(sample.report([one])).anything for one in (FLAG, WAITING, PASS))


def test_what_was_accepted_keeps_its_place() -> None:
    accepted = result("RVU-03", "flag", "No credit.", waiver=FIRST_YEAR)
    assert standing(sample.report([accepted]), "unpaid") == Standing(gather([accepted]), (), ())
