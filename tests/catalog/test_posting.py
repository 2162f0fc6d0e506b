"""A posting that says next to nothing: few topics, the critical ones first, and no answer out of its wording."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_check import api, source
from offer_check.checker.checker import Checker
from offer_check.render.view.questions import TopicQuestions, by_topic
from offer_check.report import Report
from tests.catalog.cases import ROLES, SPECIALTIES, Data, review
from tests.examples.summary import DAY, ROOT
from tests.laws.change import fields_in
from tests.laws.said import Results, offers, results
from tests.strategies import OPTIONAL

POSTING = ROOT / "tests" / "fixtures" / "bare-posting.offer.yaml"
WORDS = source.read(POSTING).data["unclear"]
MOST = 15
BY_DEFAULT = Checker(api.load_rules())


def critical(questions: TopicQuestions) -> bool:
    return any(result.severity == "critical" for result in questions.results)


def answers(before: Results, after: Results) -> dict[tuple[str, str], tuple[str, str]]:
    """What was open and has an answer now."""
    return {
        name: (said, after[name])
        for name, said in before.items()
        if said in ("ask", "waiting") and after.get(name) in ("flag", "pass")
    }


@pytest.fixture(scope="module")
def posting() -> Report:
    return api.check(api.load_offer(POSTING), as_of=DAY)


def test_the_posting_says_no_more_than_postings_say() -> None:
    assert sorted(WORDS.values()) == ["competitive compensation", "flexible hours", "fully remote", "license required"]


def test_nothing_in_a_posting_is_flagged_or_passed(posting: Report) -> None:
    assert [result.id for result in posting.of("flag", "pass", "error")] == []


def test_a_posting_makes_one_page_of_questions(posting: Report) -> None:
    assert 10 <= len(by_topic(posting)) <= MOST


def test_the_topics_with_critical_questions_come_first(posting: Report) -> None:
    urgent = [critical(questions) for questions in by_topic(posting)]
    assert urgent == sorted(urgent, reverse=True)
    assert 0 < urgent.count(True) < len(urgent)


def test_every_question_of_a_posting_is_in_one_topic(posting: Report) -> None:
    asked = [result.id for questions in by_topic(posting) for result in questions.results]
    assert sorted(asked) == sorted(result.id for result in posting.of("ask"))


def test_every_topic_of_a_posting_has_a_question_of_its_own(posting: Report) -> None:
    questions = [topic.question for topic in by_topic(posting)]
    assert all(questions)
    assert len(questions) == len(set(questions))


@pytest.mark.parametrize("specialty", SPECIALTIES)
@pytest.mark.parametrize("role", ROLES)
def test_specialty_and_role_alone_make_at_most_fifteen_topics(role: str, specialty: str) -> None:
    report = review(specialty=specialty, role=role, checker=BY_DEFAULT)
    assert 1 <= len(by_topic(report)) <= MOST


@pytest.mark.parametrize("specialty", SPECIALTIES)
@pytest.mark.parametrize("role", ROLES)
def test_the_words_of_a_posting_answer_nothing_in_any_job(role: str, specialty: str) -> None:
    report = review({"unclear": WORDS}, specialty=specialty, role=role)
    assert [result.id for result in report.of("flag", "pass")] == []


@settings(max_examples=25)
@given(offer=offers(), data=st.data())
def test_words_that_cannot_be_checked_answer_no_question(offer: Data, data: st.DataObject) -> None:
    known = {*fields_in(offer), *offer.get("unclear", {})}
    silent = [path for path in OPTIONAL if path not in known and not path.startswith("about.federal")]
    vague = data.draw(st.lists(st.sampled_from(silent), min_size=1, max_size=40, unique=True))
    worded: dict[str, Any] = {**offer, "unclear": {**offer.get("unclear", {}), **dict.fromkeys(vague, "as needed")}}
    assert answers(results(offer), results(worded)) == {}
