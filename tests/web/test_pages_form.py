"""The pages of the form: what they show, what a browser without script sends of them, and what the script gets."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from offer_check.form.fields import ENTERED
from offer_check.render.view import summary
from tests.web.visitor import Shown, Visitor, changed

APP = "dermatology-app-employer.offer.yaml"
HYBRID = "general-surgery-hybrid-clinic.offer.yaml"


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    return Visitor(tmp_path)


def untouched(visitor: Visitor, id: str, key: str) -> None:
    """A page whose ids are in order, and that was sent back as it was and has changed nothing."""
    before, shown = visitor.drafts.get(id), visitor.get(f"/offers/{id}/{key}")
    assert broken(shown, key) is None
    visitor.post(f"/offers/{id}/{key}", {**shown.sent(), "go": "save"})
    assert (key, visitor.drafts.get(id)) == (key, before)


def broken(shown: Shown, path: str) -> tuple[str, list[str], list[str]] | None:
    """The ids that a page has twice, and those that something names and that it does not have."""
    ids = [e.attrib["id"] for e in shown.root.iter() if "id" in e.attrib]
    named = ("for", "aria-labelledby", "aria-describedby", "popovertarget", "list")
    wanted = [word for e in shown.root.iter() for name in named for word in e.attrib.get(name, "").split()]
    wanted += [href[1:] for e in shown.every("a") if (href := e.attrib["href"]).startswith("#q-")]
    twice, astray = sorted(id for id, number in Counter(ids).items() if number > 1), sorted(set(wanted) - set(ids))
    return (path, twice, astray) if twice or astray else None


@pytest.mark.parametrize("key", ["job", "first", "states", "pay", "safety"])
def test_no_page_changes_what_nobody_touched(visitor: Visitor, key: str) -> None:
    untouched(visitor, visitor.example(APP), key)


@pytest.mark.slow
@pytest.mark.parametrize("name", [HYBRID, "radiation-oncology-second-opinion.offer.json"])
def test_no_page_of_whole_offers_changes_what_nobody_touched(visitor: Visitor, name: str) -> None:
    id = visitor.example(name)
    for key in visitor.standing(id).keys:
        untouched(visitor, id, key)


@pytest.mark.parametrize("path", ["/", "/rules/LIC-01", "results"])
def test_ids_are_unique_and_lead_somewhere_on_the_other_pages_too(visitor: Visitor, path: str) -> None:
    id = visitor.example(HYBRID)
    assert broken(visitor.get(path if path.startswith("/") else f"/offers/{id}/{path}"), path) is None


def test_every_answer_of_an_offer_is_asked_for_on_some_page_once(visitor: Visitor) -> None:
    id = visitor.example(APP)
    asked = [question.path for step in visitor.standing(id).steps for question in step.questions]
    stated = {path for path in ENTERED if visitor.standing(id).draft.answer(tuple(path.split("."))).value is not None}
    assert (len(asked) - len(set(asked)), stated - set(asked)) == (0, set())


def test_nothing_on_a_page_runs_or_is_styled_or_loaded_but_by_our_two_files(visitor: Visitor) -> None:
    id = visitor.example(APP)
    for path in ("/", f"/offers/{id}/first", f"/offers/{id}/states", f"/offers/{id}/results", "/rules/LIC-01"):
        shown = visitor.get(path)
        loaded = {e.attrib.get("src") or e.attrib.get("href") for e in shown.every("script", "link", "img")}
        assert loaded == {"/static/form.css", "/static/form.js", "data:,"}
        acting = [k for e in shown.root.iter() for k in e.attrib if k.startswith("on") or k == "style"]
        assert acting == []
        assert [e.text for e in shown.every("style", "script") if e.text] == []


def test_an_answer_without_script_is_kept_and_leads_on(visitor: Visitor) -> None:
    id = visitor.post("/new", {}).path.split("/")[2]
    sent = visitor.get(f"/offers/{id}/job").sent()
    told = changed(
        sent,
        about__specialty__state="stated:dermatology",
        about__role_type__value=["direct_to_consumer"],
        about__label__value="A job",
    )
    shown = visitor.post(f"/offers/{id}/job", {**told, "go": "on"})
    about = {"specialty": "dermatology", "role_type": ["direct_to_consumer"], "label": "A job"}
    assert (shown.path, visitor.offer(id)) == (f"/offers/{id}/first", {"offer_format": 1, "about": about})
    assert "Ask first" in shown.words("checks")


def test_a_stated_no_is_neither_silence_nor_unclear(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    states: list[Any] = []
    for state, words in (("stated:no", ""), ("unclear", "as needed"), ("not_mentioned", "")):
        entries = {"malpractice.covers_telemedicine!state": state, "malpractice.covers_telemedicine!words": words}
        visitor.answer(id, entries)
        offer = visitor.offer(id)
        unclear = offer.get("unclear", {}).get("malpractice.covers_telemedicine")
        states.append((offer["malpractice"].get("covers_telemedicine"), unclear))
    assert states == [(False, None), (None, "as needed"), (None, None)]


def test_a_wrong_answer_stays_as_typed_is_told_and_counts_as_not_stated(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    sent = visitor.get(f"/offers/{id}/first").sent()
    told = changed(sent, safety__exam_within_days__value="forty", safety__exam_within_days__state="stated")
    shown = visitor.post(f"/offers/{id}/first", {**told, "go": "on"})
    assert (shown.path, shown.fragment) == (f"/offers/{id}/first", "problems")
    assert "Exam possible within" in shown.words("problems") or "forty" in shown.text
    assert 'Found "forty"' in shown.words("q-safety-exam_within_days-problems")
    box = next(e for e in shown.every("input") if e.attrib["name"] == "safety.exam_within_days!value")
    assert (box.attrib["value"], box.attrib["aria-invalid"]) == ("forty", "true")
    report = visitor.standing(id).report
    assert report
    assert "safety.exam_within_days" not in {term.field for term in report.terms if term.state == "stated"}


def test_a_stale_page_writes_nothing_back_that_it_did_not_change(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    stale = visitor.get(f"/offers/{id}/first").sent()
    visitor.answer(id, {"malpractice.policy_type!state": "stated:claims_paid"})
    told = changed(stale, pay__async_credit__state="not_mentioned", malpractice__tail_paid_by__state="stated:physician")
    visitor.post(f"/offers/{id}/first", {**told, "go": "save"})
    coverage = visitor.offer(id)["malpractice"]
    assert (coverage["policy_type"], coverage["tail_paid_by"]) == ("claims_paid", "physician")


def test_an_answer_that_was_changed_elsewhere_too_is_said_to_be(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    stale = visitor.get(f"/offers/{id}/first").sent()
    visitor.answer(id, {"malpractice.policy_type!state": "stated:claims_paid"})
    told = changed(stale, malpractice__policy_type__state="stated:self_insured_trust")
    shown = visitor.post(f"/offers/{id}/first", {**told, "go": "on"})
    assert "had been changed elsewhere too" in shown.words("main")
    assert visitor.offer(id)["malpractice"]["policy_type"] == "self_insured_trust"


def test_rows_are_added_filled_in_and_removed_without_script(visitor: Visitor) -> None:
    id = visitor.example(APP)
    before = visitor.offer(id)["licenses"]
    shown = visitor.post(f"/offers/{id}/first", {**visitor.get(f"/offers/{id}/first").sent(), "go": "add:licenses"})
    row = len(before)
    assert (shown.fragment, shown.has(f"q-licenses-{row}-state")) == (f"q-licenses-{row}", True)
    told = {**shown.sent(), f"licenses.{row}.state!state": "stated:HI", f"licenses.{row}.status!state": "stated:held"}
    shown = visitor.post(f"/offers/{id}/first", {**told, "go": "remove:licenses.0"})
    assert visitor.offer(id)["licenses"] == [*before[1:], {"state": "HI", "status": "held"}]
    assert "Hawaii" in shown.words(f"q-licenses-{row - 1}-title")


def test_a_page_with_other_rows_changes_none_of_them_and_says_so(visitor: Visitor) -> None:
    id = visitor.example(APP)
    stale = visitor.get(f"/offers/{id}/first").sent()
    visitor.post(f"/offers/{id}/first", {"go": "remove:licenses.0"})
    rows = visitor.offer(id)["licenses"]
    told = {**stale, "licenses.0.status!state": "stated:exception_claimed"}
    shown = visitor.post(f"/offers/{id}/first", {**told, "go": "on"})
    assert visitor.offer(id)["licenses"] == rows
    assert "had been changed elsewhere" in shown.words("main")


def test_a_table_without_rows_may_be_none_at_all_unclear_or_not_mentioned(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    for _ in visitor.offer(id)["licenses"]:
        visitor.post(f"/offers/{id}/first", {"go": "remove:licenses.0"})
    found = []
    for state in ("stated:none", "unclear", "not_mentioned"):
        visitor.answer(id, {"licenses!state": state, "licenses!words": "soon" if state == "unclear" else ""})
        found.append((visitor.offer(id).get("licenses"), visitor.offer(id).get("unclear", {}).get("licenses")))
    assert found == [([], None), (None, "soon"), (None, None)]


def test_the_script_is_told_all_that_follows_from_an_answer(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    revision = visitor.drafts.get(id).revision
    said = visitor.answer(
        id, {"malpractice.covers_telemedicine!state": "stated:no", "safety.exam_within_days!value": "x"}
    )
    report = visitor.standing(id).report
    assert report
    assert (said["revision"], said["problems"].keys()) == (revision + 1, {"q-safety-exam_within_days"})
    assert said["news"].startswith("1 new flag: The malpractice policy does not cover telemedicine.")
    assert summary.verdict(report) in said["checklist"]
    shown = visitor.get(f"/offers/{id}/first").sent()
    assert said["answers"]["malpractice.covers_telemedicine"]["was"] == shown["malpractice.covers_telemedicine!was"][0]


def test_every_finding_of_the_checklist_leads_to_a_question_that_is_there(visitor: Visitor) -> None:
    id = visitor.example(APP)
    pages = {key: visitor.get(f"/offers/{id}/{key}") for key in visitor.standing(id).keys}
    texts = {key: shown.text for key, shown in pages.items()}
    ways = {
        e.attrib["href"].removeprefix(f"/offers/{id}/").partition("#")
        for e in pages["first"].by_id("checks").iter("a")
        if "#q-" in e.attrib["href"]
    }
    assert len(ways) > 50
    assert [(key, anchor) for key, _, anchor in ways if f'id="{anchor}"' not in texts[key]] == []


def test_the_checklist_has_every_result_of_the_report(visitor: Visitor) -> None:
    id = visitor.example(APP)
    report, shown = visitor.standing(id).report, visitor.get(f"/offers/{id}/first")
    assert report
    piles = [e for e in shown.every("details") if e.attrib.get("class") == "pile"]
    numbers = [e for pile in piles for e in pile.iter("span") if e.attrib.get("class") == "number"]
    assert sum(int(e.text or 0) for e in numbers) == report.counts.total
    assert all(result.rule in shown.words("checks") for result in report.results)


HOSTILE = '"><script>alert(1)</script>{{ 7*7 }}\u202egnp.exe\u0007'


def test_hostile_text_is_shown_as_text_and_stays_as_it_is(visitor: Visitor) -> None:
    id = visitor.example(HYBRID)
    visitor.answer(id, {"about.label!value": HOSTILE, "unused": HOSTILE})
    visitor.answer(id, {"malpractice.covers_telemedicine!state": "unclear",
                        "malpractice.covers_telemedicine!words": HOSTILE})  # fmt: skip
    assert visitor.offer(id)["about"]["label"] == HOSTILE
    for path in ("/", f"/offers/{id}/job", f"/offers/{id}/first", f"/offers/{id}/results", f"/rules/MAL-01?offer={id}"):
        shown = visitor.get(path)
        assert [e for e in shown.every("script") if e.attrib.get("src") != "/static/form.js"] == []
        outside = "".join(t for e in shown.root.iter() for t in (e.text, e.tail) if t and e.tag != "textarea")
        assert ("49gnp" in outside, "\u202e" in outside) == (False, False)


@pytest.mark.parametrize(
    "name", ["licenses.99.state", "licenses.-1.state", "pay.nothing", "preferences.most", "evidence", "licenses.0", "x"]
)
def test_what_is_no_question_changes_nothing(visitor: Visitor, name: str) -> None:
    id = visitor.example(HYBRID)
    before = visitor.drafts.get(id)
    visitor.answer(id, {f"{name}!state": "stated", f"{name}!value": "x"})
    assert visitor.drafts.get(id) == before
