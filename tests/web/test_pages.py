"""The first page: drafts in a list, a new one, files that are opened, drafts that are copied, removed, and restored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.visitor import EXAMPLES, Visitor

APP = "dermatology-app-employer.offer.yaml"


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    return Visitor(tmp_path)


def test_a_new_offer_begins_with_the_few_questions_that_open_the_rest(visitor: Visitor) -> None:
    shown = visitor.post("/new", {})
    assert shown.path.endswith("/job")
    asked = [e.attrib["data-name"] for e in shown.every("fieldset") if "data-name" in e.attrib]
    assert asked == [
        *("about.specialty", "about.role_type", "about.career_stage"),
        *("about.employer_name", "about.employer_type", "about.label"),
    ]
    assert "begins with two answers" in shown.words("checks")


def test_the_list_tells_each_draft_with_its_verdict_and_its_counts(visitor: Visitor) -> None:
    id = visitor.example(APP)
    words = visitor.get("/").words(f"draft-{id}")
    report = visitor.standing(id).report
    assert report
    assert "GlowDerm Direct, app dermatologist Dermatology" in words
    assert f"Do not sign yet · {report.counts.flag.total} flags" in words


def test_an_offer_file_is_opened_and_says_what_it_said(visitor: Visitor) -> None:
    shown = visitor.post("/open", {}, files={"file": (APP, (EXAMPLES / APP).read_bytes())})
    id = shown.path.split("/")[2]
    assert shown.path == f"/offers/{id}/job"
    assert visitor.get(f"/offers/{id}/offer.json").status == 200
    assert visitor.offer(id) == visitor.offer(visitor.example(APP))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.yaml", b"about: {specialty: dermatology", "x.yaml:1:31: not YAML"),
        ("x.json", b'{"offer_format": 1,}', "x.json:1:20"),
        ("x.yaml", b"a: 1\n", "this is no offer"),
        ("x.yaml", b"offer_format: 1\nabout: [1]\n", "x.yaml:2:8: found a list; accepted: a mapping of keys to values"),
        ("..\\..\\C:\\x.yaml", b"[]", "x.yaml:1:1"),
        ("<b>.yaml", b"\xff", "&lt;b&gt;.yaml"),
    ],
)
def test_what_is_no_offer_is_told_with_its_line(visitor: Visitor, name: str, content: bytes, said: str) -> None:
    shown = visitor.post("/open", {}, files={"file": (name, content)})
    assert shown.status == 422
    assert said in shown.text
    assert visitor.drafts.all() == []


def test_without_a_file_it_is_said_to_choose_one(visitor: Visitor) -> None:
    shown = visitor.post("/open", {}, files={"file": ("", b"")})
    assert (shown.status, "choose a YAML or JSON file" in shown.text) == (422, True)


def test_a_wrong_value_in_a_file_is_kept_as_it_is_and_told_at_its_question(visitor: Visitor) -> None:
    raw = b"offer_format: 1\nabout: {specialty: dermatology, role_type: [direct_to_consumer]}\npay: {base: forty}\n"
    id = visitor.post("/open", {}, files={"file": ("x.yaml", raw)}).path.split("/")[2]
    assert visitor.offer(id)["pay"] == {"base": "forty"}
    assert "forty" in visitor.get(f"/offers/{id}/pay").words("q-pay-base-problems")


def test_a_copy_is_a_draft_of_its_own(visitor: Visitor) -> None:
    id = visitor.example(APP)
    visitor.post(f"/offers/{id}/copy", {})
    (copy,) = (draft.id for draft in visitor.drafts.all() if draft.id != id)
    visitor.answer(copy, {"about.label!state": "stated", "about.label!value": "Another"})
    assert visitor.offer(id)["about"]["label"] == "GlowDerm Direct, app dermatologist"


def test_what_was_removed_can_be_got_back_at_once_and_later(visitor: Visitor) -> None:
    id = visitor.example(APP)
    shown = visitor.post(f"/offers/{id}/remove", {})
    assert "was removed. Undo" in " ".join(shown.words("main").split())
    assert visitor.get(f"/offers/{id}/first").status == 404
    visitor.post(f"/offers/{id}/restore", {})
    assert visitor.get(f"/offers/{id}/first").status == 200


@pytest.mark.parametrize(
    "path", ["/offers/nothing/first", "/offers/AAAAAAAAAAAA/results", "/rules/XXX-99", "/static/x"]
)
def test_what_is_not_there_is_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status == 404


def test_every_rule_has_a_page_in_words(visitor: Visitor) -> None:
    for id, rule in visitor.judge.checker.rules.rules.items():
        shown = visitor.get(f"/rules/{id}")
        assert (shown.status, rule.title in shown.words("main")) == (200, True)


def test_the_page_of_a_rule_leads_to_the_answers_that_it_reads(visitor: Visitor) -> None:
    id = visitor.example(APP)
    shown = visitor.get(f"/rules/MAL-01?offer={id}")
    ways = {e.attrib["href"] for e in shown.every("a")}
    assert f"/offers/{id}/first#q-malpractice-covers_telemedicine" in ways
