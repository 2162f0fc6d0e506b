"""What the offer says, arranged."""

from __future__ import annotations

import pytest

from offer_check.render.view.terms import Essential, Line, Part, by_group, essentials
from offer_check.report import Evidence, Term
from tests.render import sample


def test_the_terms_that_define_the_job_are_always_all_there() -> None:
    assert essentials(sample.report()) == (
        Essential("Patient states", "CO, FL, GA, NC, OH, TX, WA", "stated"),
        Essential("Pay model", "salary plus wRVU", "stated"),
        Essential("Remote share", "", "not_stated"),
        Essential("Start", "2027-07-01", "stated"),
        Essential("Engagement", "", "not_stated"),
    )
    assert {essential.state for essential in essentials(sample.empty())} == {"not_stated"}


def test_many_states_are_told_by_some_and_the_number_of_the_rest() -> None:
    states = Term(
        field="patients.states", group="", label="", value="CO, FL, GA, NC, OH, TX, WA, WI, WY", state="stated"
    )
    assert essentials(sample.report(terms=(states,)))[0].value == "CO, FL, GA, NC, OH, TX and 3 more"


def test_the_groups_stand_in_their_order() -> None:
    assert [title for title, _ in by_group(sample.report())] == [
        "The job",
        "Patients",
        "Licenses",
        "Malpractice",
        "Pay",
    ]


def test_a_row_of_a_table_is_one_line_without_what_it_is_called_by() -> None:
    lines = dict(by_group(sample.report()))["Licenses"]
    assert lines == (
        Line("License TX", (Part("where it stands", "held", "stated"),), (Evidence(source="physician"),), 14),
        Line(
            "License FL",
            (Part("where it stands", "pending", "stated"), Part("expected on", "soon", "unclear")),
            (),
            15,
        ),
        Line("Who files for licenses", (Part("", "as needed", "unclear"),), (), 22),
    )


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (
            {"kind": ("how it is called", "new consult"), "modality": ("how it is done", "in person")},
            Line("Visit type new consult, in person", (Part("share", "30 percent", "stated"),), (), 1),
        ),
        ({}, Line("Visit type new consult, in person", (Part("share", "30 percent", "stated"),), (), 1)),
    ],
)
def test_a_row_may_be_called_by_several_of_its_columns(columns: dict[str, tuple[str, str]], line: Line) -> None:
    cells = {**columns, "share": ("share", "30 percent")}
    terms = tuple(
        Term(
            field=f"visit_types[new_consult, in_person].{name}",
            group="Visits",
            label=f"Visit type new consult, in person, {label}",
            value=value,
            state="stated",
        )
        for name, (label, value) in cells.items()
    )
    assert by_group(sample.report(terms=terms)) == (("Visits", (line,)),)


def test_a_row_of_which_only_the_name_is_stated_keeps_it() -> None:
    state = Term(field="licenses[TX].state", group="Licenses", label="License TX, state", value="TX", state="stated")
    assert by_group(sample.report(terms=(state,))) == (
        ("Licenses", (Line("License TX", (Part("state", "TX", "stated"),), (), 1),)),
    )
