"""The way through an interview: the order of the form, back, skip, help, groups that are gone into or not, resuming."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from offer_check import source
from offer_check.form import Kind, steps
from tests.interview.people import JUDGE, Expert, Typist, interviewed, work_on

JOB = "offer_format: 1\nabout: {specialty: dermatology, role_type: [direct_to_consumer]}\n"
KIND = Kind(specialty="dermatology", roles=("direct_to_consumer",))
SECTIONS = sum(len(step.sections) for step in steps(JUDGE.checker, KIND)[:2])
"""How many sections there are before the further groups."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lakeside.offer.yaml"


def asked(typist: Typist) -> list[str]:
    """The labels of the questions, and the titles of the groups that are offered, in order."""
    heads = [said for said, kind in zip(typist.said, typist.kinds, strict=True) if kind == "bold"]
    found = (re.fullmatch(r"\d+ of \d+\. (.*?)(?: \(needed\))?|(.*): .*Go into them\?", head) for head in heads)
    return [match[1] or match[2] for match in found if match]


def data(path: Path) -> object:
    return source.read(path).data


def test_the_order_is_that_of_the_form_and_every_group_is_offered(path: Path) -> None:
    typist = Typist(["dermatology", "direct", *[""] * 200])
    interviewed(path, typist)
    job, first, *further = steps(JUDGE.checker, KIND)
    wanted = [question.label for step in (job, first) for question in step.questions]
    assert asked(typist) == [*wanted, *(step.title for step in further)]


def test_a_group_is_asked_through_where_one_goes_into_it(path: Path) -> None:
    path.write_text(JOB)
    typist = Typist(["/s"] * SECTIONS + ["yes"] + [""] * 100)
    interviewed(path, typist)
    about = steps(JUDGE.checker, KIND)[2]
    start = asked(typist).index(about.title) + 1
    assert asked(typist)[start : start + len(about.questions)] == [question.label for question in about.questions]


def test_done_at_a_group_ends_the_questions(path: Path) -> None:
    path.write_text(JOB)
    typist = Typist(["/s"] * SECTIONS + ["done", "never typed"])
    interviewed(path, typist)
    assert "Review" in typist.after("done")
    assert "never typed" not in typist.text


def test_specialty_and_role_are_needed(path: Path) -> None:
    typist = Typist(["", "", "2", ""])
    interviewed(path, typist)
    assert asked(typist) == ["Specialty", "What the job mainly is"]
    assert typist.text.count("This one is needed: it decides what else is asked. /q leaves.") == 3
    assert data(path) == {"offer_format": 1, "about": {"specialty": "dermatology"}}


def test_another_kind_of_job_brings_other_questions(path: Path) -> None:
    path.write_text(JOB)
    work = work_on(path)
    typist = Expert(knows={"Specialty": ["3"], "What the job mainly is": ["9"]})
    interviewed(path, typist, whole=True)
    assert work_on(path).kind == Kind(specialty="radiation_oncology", roles=("remote_planning_support",))
    assert work.kind == KIND
    wanted = {q.label for s in steps(JUDGE.checker, work_on(path).kind) for q in s.questions}
    assert wanted <= set(typist.asked)


def test_back_leads_to_the_question_before_and_its_answer_can_be_changed(path: Path) -> None:
    typist = Typist(["2", "5", "new", "/back", "established", "/q"])
    interviewed(path, typist)
    labels = ["Specialty", "What the job mainly is", "Your stage", "Name of the employer"]
    assert asked(typist) == [*labels, "Your stage", "Name of the employer"]
    assert "Now: new attending" in typist.after("/back")
    assert "career_stage: established" in path.read_text()


def test_there_is_nothing_before_the_first_question(path: Path) -> None:
    typist = Typist(["/b", "/q"])
    interviewed(path, typist)
    assert "This is the first question." in typist.after("/b")


def test_skip_passes_over_the_rest_of_a_section(path: Path) -> None:
    path.write_text(JOB)
    typist = Typist(["/s", "/skip", "/q"])
    interviewed(path, typist)
    _, first, *_ = steps(JUDGE.checker, KIND)
    sections = [section.questions[0].label for section in first.sections]
    assert asked(typist) == ["Your stage", *sections[:2]]


def test_help_tells_why_where_which_rules_and_the_commands(path: Path) -> None:
    path.write_text(JOB)
    typist = Typist(["/s", "?", "/help", "/q"])
    interviewed(path, typist)
    told = typist.after("?")
    question = next(q for s in steps(JUDGE.checker, KIND) for q in s.questions if q.path == "about.engagement")
    assert f"Why it matters: {question.why}" in told
    assert f"Where it is usually found: {question.where}." in told
    assert [f"{rule.id}: {rule.title}" for rule in question.rules] == [t for t in told if re.match(r"[A-Z]+-\d+: ", t)]
    assert "/quit: leave; every answer is in the file already" in told
    assert typist.after("/help") == told


def test_an_interview_goes_on_with_what_has_no_answer(path: Path) -> None:
    path.write_text(JOB + "workload: {off_hours_duty: no}\n")
    typist = Expert(knows={"Your stage": ["established"]})
    interviewed(path, typist)
    assert not {"Specialty", "What the job mainly is", "Off-hours duty"} & set(asked(typist))
    again = Expert()
    interviewed(path, again)
    assert set(asked(typist)) - set(asked(again)) == {"Your stage"}


def test_from_start_asks_everything_again_and_enter_keeps_it(path: Path) -> None:
    path.write_text(JOB)
    typist = Expert()
    interviewed(path, typist, whole=True)
    assert asked(typist)[:3] == ["Specialty", "What the job mainly is", "Your stage"]
    assert path.read_text() == JOB


def test_one_group_is_asked_for_answered_or_not(path: Path) -> None:
    path.write_text(JOB + "pay: {model: [per_visit], basis: collections}\n")
    typist = Expert()
    interviewed(path, typist, group="pay")
    wanted = [s for step in steps(JUDGE.checker, KIND) for s in step.sections if s.key == "pay"]
    assert asked(typist) == [question.label for section in wanted for question in section.questions]
    assert {"Pay model", "Credit by"} < set(asked(typist))


def test_one_group_of_an_unknown_job_begins_with_the_job(path: Path) -> None:
    typist = Typist(["2", "5", "/q"])
    interviewed(path, typist, group="pay")
    assert asked(typist) == ["Specialty", "What the job mainly is", "Pay model"]


def test_whoever_leaves_hears_what_it_comes_to_and_how_to_go_on(path: Path) -> None:
    typist = Typist(["2", "5", "/quit"])
    interviewed(path, typist)
    told = typist.after("/quit")
    assert "Review" in told
    assert any(line.startswith("Verdict: Ask first. ") for line in told)
    plain = [line.replace("\N{NO-BREAK SPACE}", " ") for line in told]
    assert f"Everything is in {path}. To go on: offer-check interview {path}" in plain
    assert f"The report: offer-check report {path}" in plain


def test_without_an_answer_no_file_is_written(path: Path) -> None:
    typist = Typist(["/q"])
    interviewed(path, typist)
    assert not path.exists()
    assert typist.said[-1] == "Nothing was answered, so no file was written."


def test_the_review_can_be_seen_at_any_time(path: Path) -> None:
    path.write_text(JOB)
    typist = Typist(["/review", "new", "/q"])
    interviewed(path, typist)
    assert "Review" in typist.after("/review")
    assert "career_stage: new_attending" in path.read_text()
