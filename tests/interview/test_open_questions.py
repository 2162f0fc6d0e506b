"""`--open`: what the rules still ask, worst first, with what waits for it; until nothing is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from offer_check.form import awaited, questions
from offer_check.offer import FIELDS
from tests.interview.people import JUDGE, Typist, interviewed, work_on

EXAMPLE = Path(__file__).parents[2] / "examples" / "radiation-oncology-remote-planning.offer.yaml"
JOB = "offer_format: 1\nabout: {specialty: dermatology, role_type: [direct_to_consumer]}\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "a.offer.yaml"
    found.write_text(JOB)
    return found


def asked(typist: Typist) -> list[str]:
    heads = (re.fullmatch(r"\d+ left\. (.*)", said) for said in typist.said)
    return [head[1] for head in heads if head]


def test_what_is_open_is_asked_worst_first_and_once(path: Path) -> None:
    typist = Typist([""] * 300)
    work = interviewed(path, typist, only_open=True)
    assert work.report
    known = questions(JUDGE.checker)
    assert asked(typist) == [known[entry].label for entry in awaited(work.report)]
    severities = [results[0].severity for results in awaited(work.report).values()]
    assert severities == sorted(severities, key=["critical", "major", "minor", "info"].index)
    assert "Review" in typist.said


def test_each_comes_with_what_waits_and_the_question_to_the_employer(path: Path) -> None:
    work = work_on(path)
    assert work.report
    first = next(iter(awaited(work.report).values()))
    typist = Typist(["/q"])
    interviewed(path, typist, only_open=True)
    assert f"[Ask, {first[0].severity}] {first[0].title} ({first[0].id})" in typist.said
    assert f"To the employer: {first[0].question}" in typist.said


def test_an_answer_closes_what_waited_for_it(path: Path) -> None:
    before = work_on(path)
    assert before.report
    open_before = list(awaited(before.report))
    number = next(n for n, entry in enumerate(open_before) if FIELDS[entry].shape.name == "yes_no")
    typist = Typist([*[""] * number, "yes", *[""] * 300])
    after = interviewed(path, typist, only_open=True)
    assert after.report
    assert open_before[number] not in awaited(after.report)
    assert f"{open_before[number].rpartition('.')[2]}: yes" in path.read_text()


def test_back_leads_to_the_question_before_though_it_is_not_open_any_more(path: Path) -> None:
    typist = Typist(["", "", "/b", "/b", "/b", "/q"])
    interviewed(path, typist, only_open=True)
    one, two, three = asked(typist)[:3]
    assert asked(typist) == [one, two, three, two, one, one]
    assert typist.said.count("This is the first question.") == 1


def test_without_a_kind_of_job_that_comes_first(path: Path) -> None:
    path.write_text("offer_format: 1\n")
    typist = Typist(["dermatology", "direct", "", "", "", "", "/q"])
    interviewed(path, typist, only_open=True)
    assert typist.said.index("1 of 6. Specialty (needed)") < typist.said.index(
        next(said for said in typist.said if re.match(r"\d+ left", said))
    )


def test_an_offer_that_leaves_nothing_open_has_no_questions(tmp_path: Path) -> None:
    path = tmp_path / EXAMPLE.name
    path.write_bytes(EXAMPLE.read_bytes())
    work = work_on(path)
    assert work.report
    typist = Typist([""] * 300)
    interviewed(path, typist, only_open=True)
    assert len(asked(typist)) == len(awaited(work.report))
    assert path.read_bytes() == EXAMPLE.read_bytes()
