"""The visit mix as bars."""

from __future__ import annotations

import pytest

from offer_check.render.view.findings import gather
from offer_check.render.view.mix import Band, Bar, Mix, Place, mix
from offer_check.render.view.standing import Standing
from offer_check.report import Parameter, Term
from tests.render import sample
from tests.render.sample_results import result

SILENT = ("the remote share", "days on site and remote", "shares of the visit types")
INSIDE = result("MIX-02", "pass", "Inside the usual.")


def figure(field: str, label: str, value: str, low: str = "", high: str = "") -> Term:
    return Term(field=field, group="", label=label, value=value, state="stated", low=low, high=high or low)


def days(on_site: tuple[str, str], remote: tuple[str, str]) -> tuple[Term, ...]:
    return (
        figure("work_mix.onsite_days_per_week", "On-site days", "on site", *on_site),
        figure("work_mix.remote_days_per_week", "Remote days", "remote", *remote),
    )


SHARE = figure("work_mix.remote_share_pct", "Remote share", "20 to 25 percent", "20", "25")
TODAY = figure("work_mix.current_telehealth_share_pct", "Done remotely today", "10 percent", "10")


def visit(row: str, **columns: str) -> tuple[Term, ...]:
    """A row of visit types; a share is a number of percent."""
    return tuple(
        figure(f"work_mix.visit_types[{row}].{name}", name, value, value if name == "share" else "")
        for name, value in columns.items()
    )


def limit(name: str, value: str, unit: str = "percent") -> Parameter:
    return Parameter(rule="MIX-02", name=name, value=value, unit=unit, source="", changed=False)


def test_a_number_is_a_bar_and_a_range_has_an_open_end() -> None:
    terms = (SHARE, TODAY, *days(("3.5", "3.5"), ("7", "7")), *visit("follow_up", kind="follow-up", share="50"))
    assert mix(sample.report([INSIDE], terms=terms, parameters=())) == Mix(
        shares=(
            Bar("Remote share", "Remote share", "20 to 25 percent", "remote", 94.0, 23.5),
            Bar("Done remotely today", "Done remotely today", "10 percent", "remote", 47.0, 0.0),
        ),
        days=(
            Bar("On-site days", "On-site days", "on site", "on_site", 235.0, 0.0),
            Bar("Remote days", "Remote days", "remote", "remote", 470.0, 0.0),
        ),
        visits=(Bar("follow-up", "follow-up", "50", "unknown", 235.0, 0.0),),
        band=None,
        standing=Standing((), (), gather([INSIDE])),
        silent=(),
    )


def test_the_band_is_that_of_a_rule_that_applies() -> None:
    band = (limit("least", "20"), limit("most", "60"), limit("full", "95"))
    assert mix(sample.report([INSIDE], terms=(SHARE,), parameters=band)).band == Band(
        434.0, 188.0, "20", "60", "MIX-02", "our choice"
    )


@pytest.mark.parametrize(
    ("outcome", "parameters"),
    [
        ("not_applicable", (limit("least", "20"), limit("most", "60"))),
        ("pass", (limit("most", "60"),)),
        ("pass", (limit("least", "2", "days a week"), limit("most", "3", "days a week"))),
        ("pass", (limit("least", ""), limit("most", "60"))),
    ],
)
def test_there_is_no_band_without_two_numbers_of_percent(outcome: str, parameters: tuple[Parameter, ...]) -> None:
    ruled = result("MIX-02", outcome, "")  # type: ignore[arg-type]
    assert mix(sample.report([ruled], terms=(SHARE,), parameters=parameters)).band is None


def test_without_a_share_the_days_give_one() -> None:
    found = mix(sample.report([], terms=days(("3", "4"), ("1", "2"))))
    assert found.shares == (
        Bar("Remote share by days", "Remote share by days", "20 to 40 percent", "remote", 94.0, 94.0),
    )
    assert found.silent == (SILENT[0], SILENT[2])


def test_no_days_at_all_are_no_share() -> None:
    (share,) = mix(sample.report([], terms=days(("0", "0"), ("0", "0")))).shares
    assert (share.value, share.width, share.more) == ("0 percent", 0.0, 0.0)


@pytest.mark.parametrize(
    ("columns", "name", "place"),
    [
        ({"kind": "new consult", "modality": "video"}, "new consult, video", "remote"),
        ({"kind": "new consult", "modality": "in person"}, "new consult, in person", "on_site"),
        ({"kind": "contouring", "modality": "planning system"}, "contouring, planning system", "unknown"),
        (
            {"kind": "contouring", "modality": "planning system", "allowed_remote": "yes"},
            "contouring, planning system",
            "remote",
        ),
        ({"kind": "new consult"}, "new consult", "unknown"),
        ({}, "share", "unknown"),
    ],
)
def test_a_visit_is_told_apart_by_how_it_is_done(columns: dict[str, str], name: str, place: Place) -> None:
    (bar,) = mix(sample.report([], terms=visit("x", share="10", **columns))).visits
    assert (bar.name, bar.place) == (name, place)


def test_a_visit_without_a_share_is_no_bar() -> None:
    assert mix(sample.report([], terms=visit("x", kind="new consult", modality="video"))).visits == ()


def test_a_long_name_is_cut_in_the_picture_only() -> None:
    (bar,) = mix(sample.report([], terms=visit("x", kind="n" * 60, share="10"))).visits
    assert (bar.name, bar.label) == ("n" * 60, "n" * 45 + "…")


def test_what_is_not_stated_is_named() -> None:
    unclear = Term(field="work_mix.remote_share_pct", group="", label="", value="mostly", state="unclear")
    assert mix(sample.report([], terms=(unclear,))).silent == SILENT
    assert not mix(sample.report([], terms=(unclear,))).anything
    assert mix(sample.report([result("MIX-15", "ask", "")], terms=())).anything
