"""What of a report goes into the letter to the employer, and in which order."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from offer_check import api, source
from offer_check.offer import load_preferences
from offer_check.render.view.grounds import Ground, Stated
from offer_check.render.view.letter import FIRST, Letter, LetterTopic, Point, letter
from offer_check.report import SEVERITIES, Report, Topic
from tests.examples.summary import DAY, EXAMPLES, FIXTURES, offer_of, report_on, stem
from tests.render import sample
from tests.render.letter import private
from tests.render.sample_results import AGREEMENT, FIRST_YEAR, because, result

ALL = [*EXAMPLES, *FIXTURES]


@functools.cache
def wished(path: Path) -> Report:
    """The report on an offer, compared with wishes as well."""
    wishes = load_preferences(source.read_bytes(private.WISHES.encode(), name="wishes.yaml", syntax="yaml"))
    return api.check(offer_of(path), api.load_rules(packs=("core", "extended")), as_of=DAY, preferences=wishes)


@pytest.mark.parametrize("find", [report_on, wished], ids=["plain", "with preferences"])
@pytest.mark.parametrize("path", ALL, ids=stem)
def test_every_open_ask_and_flag_is_asked_exactly_once(path: Path, find: Callable[[Path], Report]) -> None:
    report = find(path)
    asked = _refs(letter(report))
    open_ones = {r.id for r in report.of("flag", "ask") if r.open and r.topic != "wishes"}
    spoken = {r.id for r in report.results if r.id in open_ones and r.id not in asked}
    assert Counter(asked) == Counter({*open_ones - spoken, *(i.partition(" ")[0] for i in spoken)})


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_no_subject_of_an_example_is_known_from_spoken_words_alone(path: Path) -> None:
    report = report_on(path)
    assert set(_refs(letter(report))) == {r.id for r in report.of("flag", "ask")}


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_every_question_stands_in_the_topic_of_its_results(path: Path) -> None:
    report = report_on(path)
    topics = {r.id: r.topic for r in report.results}
    titles = {topic.title: topic.id for topic in report.topics}
    found = {ref: titles[topic.title] for topic in letter(report).topics for ref in _of(topic)}
    assert found == {ref: topics[ref] for ref in found}


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_the_first_points_are_as_urgent_as_any_other(path: Path) -> None:
    report, found = report_on(path), letter(report_on(path))
    urgency = {r.id: (SEVERITIES.index(r.severity), r.outcome != "flag") for r in report.results}
    ranks = {p.number: min(urgency[ref] for ref in p.refs) for p in found.points}
    first = [ranks[p.number] for p in found.points if p.first]
    others = [ranks[p.number] for p in found.points if not p.first]
    assert len(first) == min(FIRST, len(found.points))
    assert max(first) <= min(others, default=max(first))


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_numbers_run_on_and_no_question_is_empty(path: Path) -> None:
    found = letter(report_on(path))
    for number, topic in enumerate(found.topics, start=1):
        assert topic.lead.number == str(number)
        assert [p.number for p in topic.points] == [f"{number}.{n}" for n in range(1, len(topic.points) + 1)]
        assert all(p.question for p in (topic.lead, *topic.points))
        assert topic.lead.refs or topic.points


def test_a_letter_is_what_may_be_seen_of_a_report() -> None:
    flag = result("MAL-06", "flag", "You pay.", because("Who pays for tail coverage", "physician", 31, AGREEMENT))
    asks = [
        result(
            "MAL-01", "ask", "Not stated.", because("Telemedicine named", "", 30), question="Is telemedicine named?"
        ),
        result("MAL-02", "ask", "?", because("States covered", "FL", 29), subject="TX", question="Is TX covered?"),
    ]
    assert letter(sample.report([flag, *asks])) == Letter(
        employer="Northlake Virtual Care, P.C.",
        specialty="Dermatology",
        roles=("Direct to consumer", "Hybrid clinic"),
        day="2026-11-22",
        topics=(
            LetterTopic(
                title="Malpractice",
                lead=Point(number="1", question="Which states and kinds of work does the policy name?"),
                points=(
                    Point(
                        number="1.1",
                        question=flag.question,
                        grounds=(Ground("Who pays for tail coverage", (Stated("physician", ("agreement, 7.2",)),)),),
                        refs=("MAL-06",),
                        first=True,
                    ),
                    Point(
                        number="1.2",
                        question="Is telemedicine named?",
                        grounds=(Ground("Telemedicine named"),),
                        refs=("MAL-01",),
                        first=True,
                    ),
                    Point(
                        number="1.3",
                        question="Is TX covered?",
                        grounds=(Ground("States covered", (Stated("FL"),)),),
                        refs=("MAL-02 TX",),
                        first=True,
                    ),
                ),
            ),
        ),
    )


def test_what_is_accepted_or_waits_or_passed_is_not_asked() -> None:
    found = [
        result("CMP-01", "ask", "", waiver=FIRST_YEAR),
        result("MAL-06", "flag", "", waiver=FIRST_YEAR),
        result("LIC-01", "waiting", "", subject="TX"),
        result("LIC-04", "pass", ""),
        result("LIC-06", "not_applicable", ""),
    ]
    assert letter(sample.report(found)).topics == ()


def test_what_rests_on_wishes_is_not_asked() -> None:
    wish = replace(because("Wanted remote share, at least", "40"), field="preferences.remote_share_min")
    found = [result("MIX-01", "flag", "", wish), result("RVU-07", "ask", "", topic="dreams")]
    topics = (Topic(id="dreams", title="Dreams", question="Could it be better?", private=True),)
    assert letter(sample.report(found, topics=topics)).topics == ()


def test_a_flag_and_an_ask_of_one_rule_are_one_question() -> None:
    found = [
        result("LIC-01", "flag", "!", subject="CO", question="Which license?"),
        result("LIC-01", "ask", "?", subject="TX", question="Which license?"),
    ]
    (point,) = letter(sample.report(found)).points
    assert point.refs == ("LIC-01 CO", "LIC-01 TX")


def test_the_question_of_a_topic_takes_the_points_that_ask_the_same() -> None:
    near = result("ESC-01", "ask", "", question="What happens with remote patients who have to be seen in person?")
    other = result("ESC-02", "ask", "", question="How many days does an examination take to arrange?")
    (topic,) = letter(sample.report([near, other])).topics
    assert (topic.lead.refs, [p.refs for p in topic.points]) == (("ESC-01",), [("ESC-02",)])


def test_flags_are_answered_before_asks_of_the_same_severity() -> None:
    asks = [result("MAL-05", "ask", "", subject=str(n), question=f"Question {n}?") for n in range(FIRST)]
    found = letter(sample.report([*asks, result("RVU-01", "flag", "")]))
    assert [p.refs for p in found.points if not p.first] == [("MAL-05 9",)]


def test_a_mark_on_every_point_would_mark_none() -> None:
    few = letter(sample.report([result("RVU-01", "flag", "")]))
    assert (few.marked, [p.first for p in few.points]) == (False, [True])
    assert letter(private.report()).marked


def test_an_endless_name_is_shortened() -> None:
    offer = replace(sample.OFFER, employer="A" * 5000)
    assert letter(sample.report([], offer=offer)).employer == "A" * 599 + "…"


def _refs(found: Letter) -> list[str]:
    return [ref for topic in found.topics for ref in _of(topic)]


def _of(topic: LetterTopic) -> list[str]:
    return [ref for point in (topic.lead, *topic.points) for ref in point.refs]
