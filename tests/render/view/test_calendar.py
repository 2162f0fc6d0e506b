"""The dates before and after the start, and the picture of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offer_check.render.view.calendar import Calendar, Milestone, calendar
from offer_check.render.view.findings import gather
from offer_check.render.view.standing import Standing
from offer_check.render.view.timeline import WIDTH, Mark, Tick, Timeline, timeline
from offer_check.report import Because, Table, Term
from tests.render import sample
from tests.render.sample_results import because, result

EXTENSION = Table(
    name="dea_extension", title="Federal extension, 2026", as_of="", check_by="2027-01-05", source="", current=True
)
UNREADY = Standing((), (), ())


def dated(field: str, label: str, day: str) -> Term:
    return Term(field=field, group="", label=label, value=day, state="stated", low=day, high=day)


START = dated("about.start_date", "First working day", "2027-07-01")
TEXAS = dated("licenses[TX].expected_date", "License TX, expected on", "2027-07-02")
FLORIDA = dated("licenses[FL].expected_date", "License FL, expected on", "2027-06-01")
SHARE = replace(dated("work_mix.remote_share_pct", "Remote share", "40"), value="40 percent")


def fact(value: str) -> Because:
    return replace(because("Federal extension, fourth", value), field="dea_extension[fourth]")


def test_every_date_is_told_by_its_distance_from_the_start() -> None:
    late = result("LIC-05", "flag", "Late.", subject="TX")
    assert calendar(sample.report([late], terms=(START, SHARE, TEXAS, FLORIDA))) == Calendar(
        "2027-07-01",
        (
            Milestone("2026-11-22", "Day of this review", "today", "221 days before the start"),
            Milestone("2027-06-01", "License FL", "term", "30 days before the start"),
            Milestone("2027-07-01", "First working day", "start"),
            Milestone("2027-07-02", "License TX", "term", "1 day after the start", late=True),
        ),
        Standing(gather([late]), (), ()),
    )


def test_a_date_on_the_first_day_is_in_time() -> None:
    same = replace(TEXAS, low="2027-07-01", high="2027-07-01")
    assert (
        Milestone("2027-07-01", "License TX", "term", "on that day")
        in calendar(sample.report([], terms=(START, same))).milestones
    )


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("2026-12-31 (as of 2026-11-22)", [Milestone("2026-12-31", "Ends: Federal extension, fourth", "fact")]),
        ("not a member (as of 2026-11-22)", []),
    ],
)
def test_the_last_days_of_facts_that_results_rest_on_are_dates_too(value: str, ends: list[Milestone]) -> None:
    resting = result("LIC-06", "pass", "Runs on.", fact(value))
    assert calendar(sample.report([resting], terms=(), tables=(EXTENSION,))).milestones == (
        Milestone("2026-11-22", "Day of this review", "today"),
        *ends,
        Milestone("2027-01-05", "Check again: Federal extension", "fact"),
    )


def test_facts_of_other_sections_and_of_rules_that_do_not_apply_are_no_dates() -> None:
    other = result("MAL-02", "pass", "", fact("2026-12-31"))
    idle = result("LIC-06", "not_applicable", "", fact("2026-12-31"))
    assert calendar(sample.report([other, idle], terms=(), tables=(EXTENSION,))) == Calendar("", (), UNREADY)


def test_the_day_of_the_review_alone_makes_no_calendar_but_a_question_does() -> None:
    asked = result("LIC-05", "ask", "Not stated.")
    assert not calendar(sample.report([], terms=())).anything
    assert calendar(sample.report([asked], terms=())).anything


def milestones(*days: tuple[str, str]) -> Calendar:
    return Calendar("", tuple(Milestone(day, label, "term") for day, label in days), UNREADY)


def test_labels_begin_at_their_marks_and_stand_above_those_that_they_would_meet() -> None:
    drawn = timeline(
        Calendar(
            "2027-04-01",
            (
                Milestone("2027-01-01", "Review", "today"),
                Milestone("2027-03-31", "License FL", "term"),
                Milestone("2027-04-01", "First day", "start"),
                Milestone("2027-04-01", "License TX", "term", late=True),
            ),
            UNREADY,
        )
    )
    last = "First day; License TX (after the start)"
    assert drawn == Timeline(
        (
            Mark(12.0, 22, "2027-01-01", "Review", "today", late=False),
            Mark(576.3, 44, "2027-03-31", "License FL", "term", late=False),
            Mark(582.6, 22, "2027-04-01", last, "start", late=True),
        ),
        (Tick(208.5, "Feb 2027"), Tick(386.1, "Mar 2027"), Tick(582.6, "Apr 2027")),
        44,
    )


@pytest.mark.parametrize(
    "days",
    [
        [("2027-01-01", "a"), ("2027-01-02", "b"), ("2035-01-01", "c" * 200)],
        [(f"2027-01-{day:02}", "License of a state with a long name") for day in range(1, 17)],
        [("2027-01-01", "x" * 90), ("2027-12-30", "y" * 90), ("2027-12-31", "z" * 90)],
    ],
)
def test_whatever_the_dates_no_label_leaves_the_picture_or_meets_another(days: list[tuple[str, str]]) -> None:
    drawn = timeline(milestones(*days))
    assert drawn
    spans = [(mark.height, mark.x, mark.x + 7.4 * len(f"{mark.day}  {mark.label}")) for mark in drawn.marks]
    assert all(end <= WIDTH + 1 for _, _, end in spans)
    for at, (height, start, end) in enumerate(spans):
        for other, left, right in spans[at + 1 :]:
            assert height > other or end < left  # the line up to a higher label begins left of this one
            assert start <= left < right


def test_two_days_are_no_picture_and_neither_are_too_many() -> None:
    assert timeline(milestones(("2027-01-01", "a"), ("2027-01-02", "b"))) is None
    assert timeline(milestones(*((f"2027-01-{day:02}", "a") for day in range(1, 18)))) is None
