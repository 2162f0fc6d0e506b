"""Questions by topic."""

from __future__ import annotations

from offer_check.render.view.findings import Finding
from offer_check.render.view.questions import TopicQuestions, by_topic
from offer_check.report import Topic
from tests.render import sample
from tests.render.sample_results import FIRST_YEAR, result


def test_the_most_urgent_topic_comes_first_then_the_order_of_the_topics() -> None:
    assert [group.topic.id for group in by_topic(sample.report())] == [
        "escalation",
        "licenses",
        "malpractice",
        "credit",
    ]


def test_a_topic_has_all_its_asks_and_nothing_else() -> None:
    assert [[r.id for r in group.results] for group in by_topic(sample.report())][:2] == [
        ["ESC-01", "ESC-03 CO", "ESC-03 GA", "ESC-03 NC", "ESC-03 OH", "ESC-03 WA"],
        ["LIC-04", "LIC-05 FL", "LIC-06", "LIC-03"],
    ]


def test_an_accepted_question_does_not_make_its_topic_urgent() -> None:
    accepted = result("CMP-01", "ask", "", waiver=FIRST_YEAR)
    opened = result("RVU-07", "ask", "")
    assert [group.topic.id for group in by_topic(sample.report([accepted, opened]))] == ["credit", "pay"]


def test_an_unknown_topic_is_called_by_its_id() -> None:
    ask = result("CMP-01", "ask", "", topic="news")
    assert by_topic(sample.report([ask])) == (
        TopicQuestions(Topic(id="news", title="news", question=""), (Finding((ask,)),)),
    )


def test_no_asks_are_no_questions() -> None:
    assert by_topic(sample.empty()) == ()
