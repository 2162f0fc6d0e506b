"""What is taken away: reports, questions, the offer file, a comparison; and the way back into the file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from offer_check import source
from offer_check.form import Answer, Draft, Kind, examined, form, template
from offer_check.offer.example import example
from offer_check.web.opening import opened
from tests.web.visitor import Shown, Visitor

APP = "dermatology-app-employer.offer.yaml"
HYBRID = "general-surgery-hybrid-clinic.offer.yaml"
NO = {"malpractice.covers_telemedicine!state": "stated:no"}


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    return Visitor(tmp_path)


def drawn(visitor: Visitor, path: str) -> Shown:
    """A document, waited for."""
    until = time.monotonic() + 120
    while (shown := visitor.get(path)).status == 202 and time.monotonic() < until:
        assert any(e.attrib.get("http-equiv") == "refresh" for e in shown.every("meta"))
    return shown


def test_the_file_says_what_the_page_shows(visitor: Visitor) -> None:
    """Checked as any file is, what is saved gives the results of the form, to the last one."""
    id = visitor.example(HYBRID)
    visitor.answer(id, NO)
    for ending in ("yaml", "json"):
        answer = visitor.get(f"/offers/{id}/offer.{ending}").answer
        document = source.read_bytes(answer.content, name=f"x.offer.{ending}", syntax=ending)  # type: ignore[arg-type]
        report, shown = visitor.judge.report(visitor.judge.of(document)), visitor.standing(id).report
        assert shown
        outcomes = [[(r.id, r.outcome, r.severity, r.message) for r in found.results] for found in (report, shown)]
        assert outcomes[0] == outcomes[1]


def test_downloads_are_called_after_the_offer_in_plain_letters(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    visitor.answer(id, {"about.label!value": 'Dr. Ötzi\'s "job"\r\nX: ../../etc'})
    headers = visitor.get(f"/offers/{id}/offer.json").answer.headers
    assert 'filename="dr-otzi-s-job-x-etc.offer.json"' in headers["content-disposition"]


def test_the_report_is_a_document_of_its_own_that_loads_and_runs_nothing(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    shown = visitor.get(f"/offers/{id}/report.html")
    assert shown.answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert visitor.standing(id).name in shown.words("main")


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_the_questions_come_as_text_markdown_and_html(visitor: Visitor, ending: str) -> None:
    id = visitor.example(APP)
    shown = visitor.get(f"/offers/{id}/questions.{ending}")
    assert (shown.status, "Questions about the offer from GlowDerm Direct" in shown.text) == (200, True)


def test_the_employer_gets_no_verdict_on_the_page_to_copy_either(visitor: Visitor) -> None:
    id = visitor.example(APP)
    email = visitor.get(f"/offers/{id}/results").words("email")
    assert ("Do not sign" in email, "critical" in email) == (False, False)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "name"), [("report", ".pdf"), ("report-employer", ".employer.pdf")])
def test_a_pdf_is_drawn_while_a_page_waits_for_it(visitor: Visitor, path: str, name: str) -> None:
    id = visitor.example(HYBRID)
    shown = drawn(visitor, f"/offers/{id}/{path}.pdf?paper=a4")
    assert (shown.status, shown.answer.content[:5]) == (200, b"%PDF-")
    assert f'{name}"' in shown.answer.headers["content-disposition"]
    script = visitor.get(f"/offers/{id}/{path}.pdf?paper=a4", Accept="application/json").answer.json()
    assert script == {"state": "ready"}


@pytest.mark.parametrize("path", ["results", "report.pdf"])
def test_before_specialty_and_type_of_job_are_known_the_first_step_is_shown(visitor: Visitor, path: str) -> None:
    id = visitor.post("/new", {}).path.split("/")[2]
    assert visitor.get(f"/offers/{id}/{path}").path == f"/offers/{id}/job"


def test_an_answer_goes_back_into_the_file_and_its_comments_stay(visitor: Visitor, tmp_path: Path) -> None:
    id = visitor.example(APP, folder=tmp_path)
    path = tmp_path / APP
    before = path.read_text("utf-8")
    visitor.answer(id, NO)
    shown = visitor.post(f"/offers/{id}/save", {})
    assert f"Saved to {path}." in shown.words("save")
    assert path.read_text("utf-8") == before.replace("covers_telemedicine: yes", "covers_telemedicine: no", 1)


def test_a_template_keeps_its_comments_however_much_was_answered(visitor: Visitor, tmp_path: Path) -> None:
    tables, checker = visitor.judge.checker.tables, visitor.judge.checker
    asked = form(checker, Kind(specialty="dermatology", roles=("hybrid_clinic",)))
    path = tmp_path / "lakeside.offer.yaml"
    path.write_text(template(asked, tables), "utf-8")
    document = source.read(path)
    id = opened(document, visitor.drafts, tables, file=str(path)).id
    draft = Draft.read(document, tables)
    for field in asked.fields[:70]:
        if field.path not in asked.kind.values:
            draft = draft.answered(tuple(field.path.split(".")), Answer(value=example(field, tables)))
    visitor.drafts.change(id, lambda offer: draft.data(tables))
    visitor.post(f"/offers/{id}/save", {})
    found = source.read(path)
    lost = [line for line in document.raw.splitlines() if line.lstrip().startswith(b"# ") and line not in found.raw]
    wanted = examined(draft, tables).file
    assert wanted is not None
    assert (lost, visitor.judge.of(found).offer) == ([], wanted.offer)


def test_nothing_is_written_over_a_file_that_was_changed_meanwhile(visitor: Visitor, tmp_path: Path) -> None:
    id = visitor.example(APP, folder=tmp_path)
    path = tmp_path / APP
    path.write_text("offer_format: 1\n", "utf-8")
    visitor.answer(id, NO)
    shown = visitor.post(f"/offers/{id}/save", {})
    assert "is not as it was" in shown.words("save")
    assert path.read_text("utf-8") == "offer_format: 1\n"
    visitor.post(f"/offers/{id}/save", {"beside": "yes"})
    beside = tmp_path / APP.replace(".offer.yaml", "-2.offer.yaml")
    assert visitor.judge.read(str(beside)).offer == visitor.judge.of(_file(visitor, id)).offer


def _file(visitor: Visitor, id: str) -> source.Document:
    raw = visitor.get(f"/offers/{id}/offer.yaml").answer.content
    return source.read_bytes(raw, name="x", syntax="yaml")


def test_an_offer_of_no_file_is_not_saved_anywhere(visitor: Visitor, tmp_path: Path) -> None:
    id = visitor.example(APP)
    assert visitor.post(f"/offers/{id}/save", {}).status == 422
    assert [path.name for path in tmp_path.iterdir()] == ["drafts"]


def test_it_is_compared_with_another_draft_and_with_a_file(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    raw = visitor.get(f"/offers/{id}/offer.yaml").answer.content
    visitor.post(f"/offers/{id}/copy", {})
    (earlier,) = (draft.id for draft in visitor.drafts.all() if draft.id != id)
    visitor.answer(id, NO)
    for shown in (
        visitor.get(f"/offers/{id}/compare?with={earlier}"),
        visitor.post(f"/offers/{id}/compare", {}, files={"file": ("x.yaml", raw)}),
    ):
        assert "The malpractice policy does not cover telemedicine" in shown.words("main")


def test_what_cannot_be_compared_is_told(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    assert visitor.post(f"/offers/{id}/compare", {}, files={"file": ("x.yaml", b"a: 1")}).status == 422
    assert visitor.post(f"/offers/{id}/compare", {}, files={"file": ("", b"")}).status == 400
    assert visitor.get(f"/offers/{id}/compare?with=nothing").status == 404
