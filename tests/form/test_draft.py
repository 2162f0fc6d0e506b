"""A draft keeps whatever was said, right or wrong, and gives the offer that it makes out."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_check import source
from offer_check.checker.plan import known as known_severity
from offer_check.errors import OfferError
from offer_check.form import Answer, Draft, Kind, awaited, entered, examined, kind_of, questions, steps
from offer_check.form.course import OPENING
from offer_check.form.fields import ENTERED
from offer_check.form.first import FIRST
from offer_check.judge import Plan, judge
from offer_check.offer import file
from offer_check.source import Document
from tests.strategies import TABLES, offers

EXAMPLES = sorted(Path("examples").glob("*.offer.*"))
JUDGE = judge(Plan(as_of=date(2026, 11, 22)))
SMALL = {"offer_format": 1, "about": {"specialty": "dermatology", "role_type": ["direct_to_consumer"]}}


def document(data: Any) -> Document:
    return source.read_bytes(json.dumps(data).encode(), name="offer.json", syntax="json")


def draft(**groups: Any) -> Draft:
    return Draft.of({**copy.deepcopy(SMALL), **groups}, TABLES)


def addresses(found: Draft) -> list[tuple[str, ...]]:
    return [tuple(path.split(".")) for path in ENTERED if found.answer(tuple(path.split("."))) != Answer()]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_the_same_offer_after_it_was_a_draft(path: Path) -> None:
    read = source.read(path)
    found = Draft.read(read, TABLES)
    assert found.data(TABLES) == read.data
    made = examined(found, TABLES)
    assert made.problems == {}
    assert made.file is not None
    assert made.file.offer == file.of(read, TABLES).offer


@given(data=offers())
@settings(max_examples=30)
def test_whatever_a_valid_file_says_a_draft_says_too(data: dict[str, Any]) -> None:
    kept = Draft.of(data, TABLES).data(TABLES)
    assert file.of(document(kept), TABLES).offer == file.of(document(data), TABLES).offer


@given(data=offers(), number=st.integers(0, 400))
@settings(max_examples=30)
def test_an_answer_that_is_given_again_changes_nothing_and_a_cleared_one_leaves_nothing(
    data: dict[str, Any], number: int
) -> None:
    before = Draft.of(data, TABLES)
    said = addresses(before)
    at = said[number % len(said)]
    assert before.answered(at, before.answer(at)).data(TABLES) == before.data(TABLES)
    cleared = before.cleared(at)
    assert cleared.answer(at) == Answer()
    assert {other for other in addresses(before) if other != at} == set(addresses(cleared))
    assert set(addresses(cleared.answered(at, before.answer(at)))) == set(said)


def test_a_wrong_value_is_kept_told_at_its_question_and_taken_as_not_stated() -> None:
    found = draft(pay={"base": {"amount": "a lot", "per": "year"}, "model": "wrvu"})
    right = draft(pay={"model": "wrvu"})
    made, without = examined(found, TABLES), examined(right, TABLES)
    assert found.data(TABLES)["pay"]["base"] == {"amount": "a lot", "per": "year"}
    assert set(made.problems) >= {("pay", "base")}
    (problem,) = made.problems["pay", "base"]
    assert problem.message == 'found "a lot"'
    assert problem.accepted
    assert made.file is not None
    assert made.file.offer.value("pay.base") is None
    assert without.file is not None


def test_all_wrong_answers_are_told_at_once_and_the_others_count() -> None:
    found = draft(
        malpractice={"tail_paid_by": "somebody", "policy_type": "claims_made"},
        licenses=[{"state": "Texas", "status": "held"}, {"state": "Atlantis", "status": "held"}, {"status": "held"}],
        evidence={"malpractice.policy_type": {"source": "rumor"}, "licenses[Texas].status": {"source": "agreement"}},
        unclear={"pay.model": 5},
    )
    made = examined(found, TABLES)
    assert set(made.problems) == {
        ("malpractice", "tail_paid_by"),
        ("malpractice", "policy_type"),
        ("licenses", 1, "state"),
        ("licenses", 2),
        ("pay", "model"),
    }
    assert made.file is not None
    offer = made.file.offer
    assert offer.value("malpractice.tail_paid_by") is None
    assert [license.state for license in offer.value("licenses")] == ["TX"]
    assert set(offer.evidence) == {"licenses[TX].status"}


def test_evidence_that_is_wrong_is_told_at_its_question_and_the_answer_counts() -> None:
    nameless = {"where": "7.2"}
    found = draft(
        licenses=[{"state": "GA", "status": "held"}, {"status": "pending"}],
        evidence={"about.specialty": nameless, "licenses": nameless, "licenses[GA].status": nameless},
    )
    made = examined(found, TABLES)
    assert made.file is not None
    assert made.file.document.data == draft(licenses=[{"state": "GA", "status": "held"}]).data(TABLES)
    told = {("about", "specialty"), ("licenses",), ("licenses", 0, "status"), ("licenses", 1)}
    assert set(made.problems) == told


def test_without_specialty_or_role_there_is_no_offer_yet_and_nothing_is_wrong() -> None:
    found = Draft.of({"offer_format": 1, "about": {"specialty": "dermatology"}}, TABLES)
    made = examined(found, TABLES)
    assert (made.file, made.problems) == (None, {})
    assert kind_of(found, TABLES) is None
    complete = found.answered(("about", "role_type"), Answer(value="second_opinion"))
    assert kind_of(complete, TABLES) == Kind(specialty="dermatology", roles=("second_opinion",))
    assert examined(complete, TABLES).file is not None


def test_a_key_that_no_field_has_is_told_and_kept() -> None:
    found = draft(pay={"base_pay": 5}, unclear={"pay.nothing": "as usual"})
    made = examined(found, TABLES)
    assert set(made.problems) == {("pay", "base_pay"), ("unclear", "pay.nothing")}
    assert made.file is not None
    data = found.data(TABLES)
    assert (data["pay"], data["unclear"]) == ({"base_pay": 5}, {"pay.nothing": "as usual"})


def test_what_is_said_of_a_row_follows_it_when_its_name_changes() -> None:
    found = draft(
        licenses=[{"state": "TX", "status": "pending"}, {"state": "FL", "status": "held"}],
        unclear={"licenses[TX].expected_date": "soon"},
        evidence={"licenses[FL].status": {"source": "verbal"}},
    )
    renamed = found.answered(("licenses", 0, "state"), Answer(value="GA"))
    assert renamed.data(TABLES)["unclear"] == {"licenses[GA].expected_date": "soon"}
    fewer = renamed.without_row("licenses", 0)
    assert fewer.data(TABLES)["evidence"] == {"licenses[FL].status": {"source": "verbal"}}
    assert "unclear" not in fewer.data(TABLES)
    assert "licenses" not in fewer.without_row("licenses", 0).data(TABLES)


def test_what_is_said_of_rows_without_a_name_or_with_the_same_name_is_not_lost() -> None:
    said = draft()
    for number in range(3):
        said = said.with_row("licenses", {"status": "held"} if number == 0 else {"state": "TX"})
        said = said.answered(("licenses", number, "expected_date"), Answer(words=f"words {number}"))
    again = Draft.of(said.data(TABLES), TABLES)
    assert again == said
    assert [again.answer(("licenses", n, "expected_date")).words for n in range(3)] == ["words 0", "words 1", "words 2"]


def test_a_stated_no_an_empty_list_and_nothing_are_three_answers() -> None:
    found = draft(malpractice={"covers_telemedicine": False, "states_covered": []})
    states = [
        found.answer(("malpractice", name)).state for name in ("covers_telemedicine", "states_covered", "tail_paid_by")
    ]
    assert states == ["stated", "stated", "not_mentioned"]
    unclear = found.answered(("malpractice", "covers_telemedicine"), Answer(words="as usual"))
    assert unclear.data(TABLES)["malpractice"] == {"states_covered": []}
    assert unclear.answer(("malpractice", "covers_telemedicine")).state == "unclear"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"pay": 5}, "found 5; accepted: a mapping of keys to values"),
        ({"licenses": {"state": "TX"}}, "found a mapping; accepted: a list of rows"),
        ({"licenses": ["TX"]}, 'found "TX"; accepted: a mapping of columns to values'),
        ({"evidence": "agreement"}, 'found "agreement"; accepted: a mapping of keys to values'),
    ],
    ids=["group", "table", "row", "evidence"],
)
def test_what_holds_no_answers_is_refused_with_its_place(data: Any, told: str) -> None:
    with pytest.raises(OfferError) as refused:
        Draft.read(document(data), TABLES)
    (fault,) = refused.value.faults
    assert fault.text == told
    assert fault.line == 1


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_steps_ask_each_question_of_the_kind_of_job_once_the_first_facts_first(path: Path) -> None:
    kind = kind_of(Draft.read(source.read(path), TABLES), TABLES)
    found = steps(JUDGE.checker, kind)
    asked = [question.path for step in found for question in step.questions]
    assert len(asked) == len(set(asked))
    assert [step.key for step in found][:2] == ["job", "first"]
    assert [question.path for question in found[0].questions] == list(OPENING)
    assert {question.path for question in found[1].questions} == FIRST & set(asked) - set(OPENING)
    assert all(step.questions for step in found)


def test_a_field_that_has_an_answer_is_asked_for_whatever_the_kind_of_job_is() -> None:
    kind = Kind(specialty="general_surgery", roles=("second_opinion",))
    needless = "prescribing.isotretinoin"
    assert needless not in {q.path for step in steps(JUDGE.checker, kind) for q in step.questions}
    assert needless in {q.path for step in steps(JUDGE.checker, kind, frozenset([needless])) for q in step.questions}
    assert [step.key for step in steps(JUDGE.checker, None)] == ["job"]


def test_every_question_says_why_it_matters_where_to_look_and_which_rules_read_it() -> None:
    known = questions(JUDGE.checker)
    assert list(known) == list(ENTERED)
    tail = known["malpractice.tail_paid_by"]
    assert tail.rules
    assert tail.why == tail.rules[0].why
    assert (tail.where, known["pay.base"].unit) == ("in the agreement", "USD")
    ranks = [known_severity(rule.severity) or "info" for rule in tail.rules]
    assert ranks == sorted(ranks, key=["critical", "major", "minor", "info"].index)
    assert [column.key for column in known["licenses"].columns][:2] == ["state", "status"]


def test_what_a_report_asks_is_told_by_the_question_whose_answer_it_waits_for() -> None:
    made = examined(draft(), TABLES)
    assert made.file is not None
    report = JUDGE.report(made.file)
    found = awaited(report)
    assert set(found) <= set(ENTERED)
    assert {result.id for results in found.values() for result in results} == {
        result.id for result in report.results if result.outcome in ("ask", "waiting")
    }


@pytest.mark.parametrize(
    ("field", "paths"),
    [
        ("licenses[TX, compact].expected_date", ("licenses",)),
        ("workload.patients_per_hour.median", ("workload.patients_per_hour",)),
        ("pay.model", ("pay.model",)),
        ("compact_member[TX]", ()),
    ],
)
def test_a_field_as_results_name_it_leads_to_its_question(field: str, paths: tuple[str, ...]) -> None:
    assert entered(field) == paths
