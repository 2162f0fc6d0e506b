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


def test_one_point_alone_is_asked_once_and_in_its_own_words() -> None:
    ask = result("ESC-02", "ask", "")
    (group,) = by_topic(sample.report([ask]))
    assert (group.question, group.asked(group.findings[0])) == (ask.question, ())


def test_points_that_ask_what_their_topic_asks_do_not_repeat_it() -> None:
    topic = "What happens when a remote patient has to be seen in person?"
    near = result("ESC-01", "ask", "", question="What happens with remote patients who have to be seen in person?")
    other = result("ESC-02", "ask", "", question="How many days does an examination take to arrange?")
    (group,) = by_topic(sample.report([near, other]))
    assert group.question == topic
    assert [group.asked(finding) for finding in group.findings] == [(), (other.question,)]


def test_a_topic_without_words_of_its_own_asks_its_first_point() -> None:
    asks = [result(rule, "ask", "", topic="news") for rule in ("CMP-01", "MIX-01")]
    (group,) = by_topic(sample.report(asks))
    assert group.question == asks[0].question
    assert [group.asked(finding) for finding in group.findings] == [(), (asks[1].question,)]


def test_an_unknown_topic_is_called_by_its_id() -> None:
    ask = result("CMP-01", "ask", "", topic="news")
    assert by_topic(sample.report([ask])) == (
        TopicQuestions(Topic(id="news", title="news", question=""), (Finding((ask,)),)),
    )


def test_no_asks_are_no_questions() -> None:
    assert by_topic(sample.empty()) == ()
