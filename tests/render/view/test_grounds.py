"""What the employer may be told of the fields that decided a result."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offer_check.offer import FIELDS
from offer_check.render.view.grounds import OWN, UNTOLD, Ground, Sendable, Stated
from offer_check.report import Because, Evidence, State, Table
from tests.render import sample
from tests.render.sample_results import result

PAPER = Evidence(source="offer_letter", where="page 2", words="$300,000")
SPOKEN = Evidence(source="verbal", where="call in May", words="we can go higher")
KNOWN = Evidence(source="physician", where="my notes")


def field(
    name: str = "pay.base", label: str = "Base", value: str = "$300,000", *evidence: Evidence, state: State = "stated"
) -> Because:
    return Because(field=name, label=label, value=value, state=state, evidence=evidence)


def told(*because: Because) -> tuple[Ground, ...]:
    return Sendable.of(sample.report([])).grounds([result("CMP-01", "flag", "!", *because)])


@pytest.mark.parametrize(
    ("evidence", "stated"),
    [
        pytest.param((), (Stated("$300,000"),), id="no evidence at all"),
        pytest.param((PAPER,), (Stated("$300,000", ("offer letter, page 2",)),), id="a paper, without its words"),
        pytest.param((SPOKEN,), (), id="spoken words"),
        pytest.param((KNOWN,), (), id="the physician"),
        pytest.param((SPOKEN, PAPER), (Stated("$300,000", ("offer letter, page 2",)),), id="both"),
        pytest.param(
            (SPOKEN, replace(PAPER, value="$280,000")),
            (Stated("$280,000", ("offer letter, page 2",)),),
            id="spoken words, and a paper that says something else",
        ),
        pytest.param(
            (PAPER, replace(SPOKEN, value="$350,000")),
            (Stated("$300,000", ("offer letter, page 2",)),),
            id="a paper, and spoken words that say something else",
        ),
        pytest.param(
            (PAPER, replace(PAPER, source="agreement", where="4", value="$280,000")),
            (Stated("$300,000", ("offer letter, page 2",)), Stated("$280,000", ("agreement, 4",))),
            id="two papers",
        ),
    ],
)
def test_a_value_is_told_with_the_papers_that_state_it(
    evidence: tuple[Evidence, ...], stated: tuple[Stated, ...]
) -> None:
    assert told(field("pay.base", "Base", "$300,000", *evidence)) == (Ground("Base", stated),)


def test_words_that_cannot_be_checked_are_quoted() -> None:
    assert told(field(value="competitive", state="unclear")) == (Ground("Base", (Stated("“competitive”"),)),)


def test_fields_of_one_name_are_told_once() -> None:
    states = [field("patients.states[TX]", "States", "TX"), field("patients.states[FL]", "States", "FL")]
    assert told(*states, states[0]) == (Ground("States", (Stated("TX, FL"),)),)


@pytest.mark.parametrize(
    ("name", "label", "shown"),
    [
        ("sites[Lakeview].staff_present", "Site Lakeview, people at the site", "People at the site"),
        ("safety.in_person_partner[TX]", "Receiving clinic per state, TX", "Receiving clinic per state"),
        ("patients.states[TX]", "Patient states", "Patient states"),
    ],
)
def test_a_row_that_only_spoken_words_know_is_not_named(name: str, label: str, shown: str) -> None:
    assert told(field(name, label, "TX", SPOKEN)) == (Ground(shown),)
    assert told(field(name, label, "nurse", PAPER))[0].label == label


def test_a_subject_that_only_spoken_words_know_is_not_named() -> None:
    said = sample.term("Patients", "Patient states", "CO, TX", 1, SPOKEN)
    sendable = Sendable.of(
        sample.report([], terms=(said, sample.term("Malpractice", "States covered", "TX", 2, PAPER)))
    )
    assert sendable.reference(result("LIC-01", "flag", "", subject="CO")) == "LIC-01"
    assert sendable.reference(result("LIC-01", "flag", "", subject="TX")) == "LIC-01 TX"
    assert sendable.reference(result("LIC-01", "flag", "")) == "LIC-01"
    silent = field("safety.in_person_partner[CO]", "Receiving clinic, CO", "", state="not_stated")
    assert sendable.grounds([result("ESC-03", "ask", "", silent)]) == (Ground("Receiving clinic"),)


@pytest.mark.parametrize("name", UNTOLD)
def test_fields_on_the_offer_file_are_not_told(name: str) -> None:
    assert told(field(name, "Your note", "sign for more")) == ()


@pytest.mark.parametrize("name", OWN)
def test_what_the_sender_knows_is_told_where_it_is_stated_only(name: str) -> None:
    assert told(field(name, "Where you live", "", state="not_stated")) == ()
    assert told(field(name, "Where you live", "GA")) == (Ground("Where I live", (Stated("GA"),)),)


def test_facts_from_outside_are_not_told() -> None:
    table = Table(name="compact", title="Compact", as_of="2026-07-16", check_by="", source="imlcc.com", current=True)
    sendable = Sendable.of(sample.report([], tables=(table,)))
    assert sendable.grounds([result("LIC-06", "ask", "", field("compact[TX]", "Compact, TX", "member"))]) == ()


def test_a_column_that_repeats_the_name_of_its_row_is_not_told() -> None:
    columns = [
        field("licenses[TX].state", "License TX, state", "TX"),
        field("licenses[TX].status", "License TX, status"),
    ]
    assert [ground.label for ground in told(*columns)] == ["License TX, status"]


def test_every_label_is_told_as_the_sender_would_say_it() -> None:
    labels = {
        path: told(field(path, known.label))[0].label
        for path, known in FIELDS.items()
        if path not in UNTOLD and not path.startswith("preferences.")
    }
    assert [label for label in labels.values() if {"you", "your"} & set(label.lower().split())] == []
    assert labels["workload.physician_can_slow_down"] == "I control the pace"
    assert labels["licenses"] == "My licenses"


def test_the_fields_with_a_rule_of_their_own_exist() -> None:
    assert {*UNTOLD, *OWN} - {"evidence"} <= set(FIELDS)


def test_an_endless_value_is_shortened() -> None:
    assert told(field(value="x" * 5000)) == (Ground("Base", (Stated("x" * 599 + "…"),)),)
