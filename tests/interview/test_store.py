"""The file: every comment stays, every answer is there at once, and what somebody else writes meanwhile is not lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from offer_check import source
from offer_check.api import checker, load_rules
from offer_check.errors import InputError
from offer_check.form import Kind, form, template
from offer_check.form.answer import Answer
from tests.interview.people import TABLES, Expert, Typist, interviewed, work_on

EXAMPLES = Path(__file__).parents[2] / "examples"
JOB = "offer_format: 1\nabout: {specialty: dermatology, role_type: [direct_to_consumer]}\n"
BY_HAND = """\
# My offer from Lakeside.      (draft 2)
offer_format: 1

about:   # the job
    specialty: dermatology     # what else
    role_type: [ direct_to_consumer ]
    # ask for the name

pay:
    # from the letter
    base: {amount: 22, per: visit}   # page 1

unclear:
    workload.minimum_hours: 'as needed'   # 3.1
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.offer.yaml"


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


def test_a_file_by_hand_is_gone_on_with_and_keeps_everything_else(path: Path) -> None:
    path.write_text(BY_HAND)
    knows = {
        "Specialty": [],
        "Your stage": ["new attending"],
        "Pay model": ["per visit"],
        "Kind of policy": ["/u standard coverage"],
        "Your licenses": ["TX, held", "FL, pending"],
        "Tail coverage bought by": ["/e", "agreement", "7.3", "", "physician"],
    }
    interviewed(path, Expert(knows=knows))
    text = path.read_text()
    assert comments(text) == comments(BY_HAND)
    lines = iter(text.splitlines())
    assert all(line in lines for line in BY_HAND.splitlines())
    data = source.read(path).data
    assert data["about"]["career_stage"] == "new_attending"
    assert data["pay"] == {"base": {"amount": 22, "per": "visit"}, "model": ["per_visit"]}
    assert data["licenses"] == [{"state": "TX", "status": "held"}, {"state": "FL", "status": "pending"}]
    assert data["unclear"] == {
        "workload.minimum_hours": "as needed",
        "malpractice.policy_type": "standard coverage",
    }
    assert data["malpractice"] == {"tail_paid_by": "physician"}
    assert data["evidence"] == {"malpractice.tail_paid_by": {"source": "agreement", "where": "7.3"}}


def test_a_template_is_filled_in_where_its_examples_stand(path: Path) -> None:
    known = checker(load_rules())
    made = template(form(known, Kind(specialty="dermatology", roles=("direct_to_consumer",))), TABLES, name=path.name)
    path.write_text(made)
    knows = {
        "First working day": ["7/1/2027"],
        "Pay model": ["per visit, hourly"],
        "Your licenses": ["TX, held, compact"],
    }
    interviewed(path, Expert(knows=knows))
    text = path.read_text()
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        line for line in made.splitlines() if line.startswith("#")
    ]
    assert "start_date: 2027-07-01" in text
    data = source.read(path).data
    assert data["pay"]["model"] == ["per_visit", "hourly_online"]
    assert data["licenses"] == [{"state": "TX", "status": "held", "route": "compact"}]


@pytest.mark.parametrize("name", ["dermatology-group-practice.offer.json", "general-surgery-hybrid-clinic.offer.yaml"])
def test_going_over_all_answers_and_keeping_them_leaves_the_file_as_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    raw = (EXAMPLES / name).read_bytes()
    path.write_bytes(raw)
    interviewed(path, Typist([""] * 400), whole=True)
    assert path.read_bytes() == raw


def test_json_stays_json(tmp_path: Path) -> None:
    path = tmp_path / "a.offer.json"
    path.write_text('{"offer_format": 1,\n "about": {"specialty": "dermatology", "role_type": ["nonclinical"]}}\n')
    interviewed(path, Typist(["new", "", "", "", "employee", "/q"]))
    about = {"specialty": "dermatology", "role_type": ["nonclinical"]}
    assert json.loads(path.read_text())["about"] == {**about, "career_stage": "new_attending", "engagement": "employee"}


@pytest.mark.parametrize("start", ["", "# just a thought", "# one\n\n", "about:\n  label: mine\n"])
def test_a_file_with_next_to_nothing_becomes_an_offer(start: str, path: Path) -> None:
    path.write_text(start)
    interviewed(path, Typist(["dermatology", "nonclinical", "/q"]))
    assert all(line in path.read_text().splitlines() for line in start.splitlines())
    data = source.read(path).data
    assert (data["offer_format"], data["about"]["specialty"]) == (1, "dermatology")


def test_each_answer_is_in_the_file_before_the_next_question(path: Path) -> None:
    found = []

    class Watcher(Typist):
        def ask(self, prompt: str) -> str:
            found.append(path.read_text() if path.exists() else "")
            return super().ask(prompt)

    interviewed(path, Watcher(["2", "5", "new", "/q"]))
    assert [
        len(source.read_bytes(t.encode(), name="a", syntax="yaml").data.get("about", {})) if t else 0 for t in found
    ] == [*(0, 1, 2, 3)]


def meanwhile(path: Path, change: Callable[[str], str], *lines: str) -> Typist:
    """Change the file while the second line is being typed."""

    class Slow(Typist):
        def ask(self, prompt: str) -> str:
            line = super().ask(prompt)
            if line == lines[1]:
                path.write_text(change(path.read_text()))
            return line

    typist = Slow(lines)
    interviewed(path, typist)
    return typist


def test_what_somebody_else_wrote_meanwhile_is_kept(path: Path) -> None:
    path.write_text(JOB)
    typist = meanwhile(path, lambda text: text + "# mine\npay: {model: [salary]}\n", "new", "Lakeside", "/q")
    assert f"{path} was changed by somebody else meanwhile: read again, your answer put into it." in typist.said
    data = source.read(path).data
    assert (data["about"]["employer_name"], data["pay"]) == ("Lakeside", {"model": ["salary"]})
    assert "# mine" in path.read_text()


def test_a_file_that_was_broken_meanwhile_is_told_and_left_alone(path: Path) -> None:
    path.write_text(JOB)
    typist = meanwhile(path, lambda text: text + "about: {}\n", "new", "Lakeside", "/q")
    assert "Nothing was written. Mend that in the file, and answer again." in typist.said
    assert path.read_text().endswith("about: {}\n")
    assert "Lakeside" not in path.read_text()


def test_a_row_that_somebody_else_took_away_is_not_written_to_another(path: Path) -> None:
    path.write_text(JOB + "licenses:\n- {state: TX}\n- {state: FL}\n")
    work = work_on(path)
    path.write_text(JOB + "licenses:\n- {state: FL}\n")
    typist = Typist([])
    from offer_check.interview.visit import Visits

    Visits(typist, work).save(("licenses", 0, "status"), Answer(value="held"))
    assert source.read(path).data["licenses"] == [{"state": "FL"}]
    assert typist.said == ["That row is not in the file any more: somebody else changed it. Nothing was written."]


@pytest.mark.parametrize("text", ["[1, 2]", "about: [", "pay: 5\n", "licenses: {TX: held}\n", "a: 1\na: 2\n"])
def test_a_file_that_holds_no_offer_is_refused(text: str, path: Path) -> None:
    path.write_text(text)
    with pytest.raises(InputError):
        work_on(path)
    assert path.read_text() == text
