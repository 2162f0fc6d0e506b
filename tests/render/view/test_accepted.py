"""What was accepted, what of it is over, and what accepts nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offer_check.render.view import accepted
from offer_check.render.view.findings import Finding, gather
from offer_check.report import Report, Waiver, WaiverEntry
from tests.render import sample
from tests.render.sample_results import FIRST_YEAR, NO_LICENSE, RULES, result

YEAR = result("LIC-05", "ask", "Not stated.", waiver=FIRST_YEAR)
STATES = tuple(result("MAL-02", "flag", f"Not {state}.", subject=state, waiver=NO_LICENSE) for state in ("CO", "GA"))
OPEN = result("MAL-02", "flag", "Not FL.", subject="FL")


def entry(rule: str, subject: str, status: str, *, until: str = "2026-11-21", remark: str = "") -> WaiverEntry:
    """What became of an entry."""
    waiver = Waiver(reason="r", by="A. Rivera", until=until)
    return WaiverEntry(
        rule=rule,
        subject=subject,
        waiver=waiver,
        status=status,  # type: ignore[arg-type]
        remark=remark,
        path="w.yaml",
        line=3,
    )


def report(*entries: WaiverEntry) -> Report:
    """Two states and a year accepted, one state open."""
    return replace(sample.report([YEAR, *STATES, OPEN]), waivers=entries)


def test_what_was_accepted_is_listed_the_first_to_end_first() -> None:
    assert accepted.accepted(report()) == (*gather(STATES), *gather([YEAR]))


def test_nothing_accepted_is_nothing_listed() -> None:
    plain = sample.report([OPEN])
    assert (accepted.accepted(plain), accepted.critical(plain), accepted.anything(plain)) == ((), "", False)


def test_what_is_over_is_listed_the_last_to_end_first_and_apart_from_what_is_idle() -> None:
    first, last = entry("MAL-02", "FL", "expired", until="2025-01-01"), entry("MAL-02", "*", "expired")
    unused, left_out = entry("MAL-02", "TX", "unused", remark="it passes"), entry("LIC-01", "", "not_evaluated")
    found = report(first, unused, entry("LIC-05", "", "in_force"), last, left_out)
    assert accepted.expired(found) == (last, first)
    assert accepted.idle(found) == (unused, left_out)
    assert [accepted.why_idle(one) for one in accepted.idle(found)] == ["it passes", "its rule was not evaluated"]


def test_there_is_something_to_tell_even_if_nothing_is_accepted() -> None:
    assert accepted.anything(replace(sample.report([OPEN]), waivers=(entry("MAL-02", "TX", "unused"),)))


def test_a_finding_says_what_of_it_was_accepted_once() -> None:
    over = entry("MAL-02", "FL", "expired")
    told = ("MAL-02 FL was accepted by A. Rivera until 2026-11-21; that is over, so it is open again.",)
    assert accepted.over(report(over), Finding((OPEN,))) == told
    assert accepted.over(report(over), Finding(STATES)) == ()
    assert accepted.over(report(replace(over, status="unused")), Finding((OPEN,))) == ()


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-11-22", "2026-11-22 (ends today)"),
        ("2026-11-23", "2026-11-23 (1 day left)"),
        ("2026-12-22", "2026-12-22 (30 days left)"),
        ("2026-12-23", "2026-12-23"),
        ("2026-11-21", "2026-11-21"),
    ],
)
def test_the_last_days_are_counted(until: str, said: str) -> None:
    assert accepted.until(report(), replace(NO_LICENSE, until=until)) == said


def test_a_verdict_that_leaves_out_critical_results_says_which() -> None:
    said = "Critical, and left out of this verdict because somebody accepted it: "
    assert accepted.critical(report()) == f"{said}MAL-02 CO, GA (flag, until 2027-01-31)."


def test_of_many_critical_results_the_first_to_end_are_named_in_short() -> None:
    found = sample.report(
        result(
            rule,
            "ask",
            "?",
            subject="a site with a name that goes on and on",
            waiver=replace(NO_LICENSE, until=f"2027-01-0{number}"),
            severity="critical",
        )
        for number, rule in enumerate(list(RULES)[:6], 1)
    )
    assert accepted.critical(found).endswith(
        "ESC-01 a site with a name that goes on … (ask, until 2027-01-02); "
        "ESC-02 a site with a name that goes on … (ask, until 2027-01-03); "
        "ESC-03 a site with a name that goes on … (ask, until 2027-01-04); and 2 more."
    )
