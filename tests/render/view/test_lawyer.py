"""What goes on the list for the lawyer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from offer_check.render.view.lawyer import Cause, Fact, LawyerList, LawyerPoint, LawyerTopic, for_lawyer
from tests.examples.summary import EXAMPLES, FIXTURES, report_on, stem
from tests.render import sample
from tests.render.sample_results import AGREEMENT, FIRST_YEAR, LICENSING, because, result

MATTERS = tuple(
    replace(topic, lawyer="Who owes the tail?") if topic.id == "malpractice" else topic for topic in sample.TOPICS
)


@pytest.mark.parametrize("path", [*EXAMPLES, *FIXTURES], ids=stem)
def test_it_holds_every_open_flag_and_ask_of_its_topics_once(path: Path) -> None:
    report = report_on(path)
    topics = {topic.id for topic in report.topics if topic.lawyer}
    listed = [ref for topic in for_lawyer(report).topics for point in topic.points for ref in point.refs]
    assert sorted(listed) == sorted(r.id for r in report.of("flag", "ask") if r.topic in topics)


def test_a_point_has_its_values_with_their_places_and_its_sources() -> None:
    paid = because("Who pays for tail coverage", "physician", 31, AGREEMENT)
    flag = result("MAL-06", "flag", "You pay for the tail.", paid, sources=(LICENSING,))
    assert for_lawyer(sample.report([flag, result("CMP-01", "ask", "")], topics=MATTERS)) == LawyerList(
        offer="Northlake, second draft",
        employer="Northlake Virtual Care, P.C.",
        specialty="Dermatology",
        roles=("Direct to consumer", "Hybrid clinic"),
        day="2026-11-22",
        topics=(
            LawyerTopic(
                number=1,
                title="Malpractice",
                question="Who owes the tail?",
                points=(
                    LawyerPoint(
                        title="Tail coverage when the policy is not occurrence",
                        outcome="flag",
                        severity="critical",
                        refs=("MAL-06",),
                        causes=(
                            Cause(
                                messages=("You pay for the tail.",),
                                facts=(
                                    Fact(
                                        label="Who pays for tail coverage",
                                        value="physician",
                                        places="line 31; agreement, 7.2: “on a claims-made basis”",
                                    ),
                                ),
                            ),
                        ),
                        sources=("Dermatology guide: Licensing and place of practice",),
                    ),
                ),
            ),
        ),
    )


def test_what_is_accepted_is_left_out() -> None:
    found = [result("MAL-06", "flag", "", waiver=FIRST_YEAR)]
    assert for_lawyer(sample.report(found, topics=MATTERS)).topics == ()
