"""Topics: what they ask a lawyer, and which of them are nothing for an employer."""

from __future__ import annotations

from datetime import date

import pytest

from offer_check import api, source
from offer_check.checker.checker import Checker
from offer_check.errors import RuleError
from offer_check.offer.file import of
from offer_check.report import Topic
from tests.rules.conftest import Load
from tests.rules.houses import FILE, text

NO_MATTER = {
    *("uncredited_work", "visits", "site_staff", "schedule", "support", "leadership", "monitoring", "travel"),
    *("academic", "career", "program", "wishes"),
}
"""Topics of taste, of medicine or of organization, with which no lawyer can help."""
OFFER = b'{"offer_format": 1, "about": {"specialty": "dermatology", "role_type": "hybrid_clinic"}}'


def topics(more: str) -> dict[str, str]:
    """A house with one rule under a topic of its own."""
    line = f"{{topic: films, title: Films, question: Which films?{more}}}"
    return {FILE: text(topic="films"), "topics.yaml": f"topics:\n  - {line}\n"}


def test_topics_that_are_matters_for_a_lawyer_say_what_to_ask() -> None:
    known = api.load_rules().topics
    assert {id_ for id_, topic in known.items() if not topic.lawyer} == NO_MATTER
    assert [t.id for t in known.values() if t.lawyer and not (t.lawyer.endswith("?") and len(t.lawyer) < 260)] == []


def test_wishes_alone_are_private() -> None:
    assert [topic.id for topic in api.load_rules().topics.values() if topic.private] == ["wishes"]


@pytest.mark.parametrize(
    ("more", "lawyer", "private"),
    [
        ("", "", False),
        (", lawyer: Whose are they?", "Whose are they?", False),
        (", private: yes", "", True),
        (", private: no", "", False),
    ],
)
def test_a_topic_of_the_house_reaches_the_report(load_house: Load, more: str, lawyer: str, private: bool) -> None:
    checker = Checker(load_house(topics(more)).select(select=["XYZ-01"]))
    file = of(source.read_bytes(OFFER, name="offer.json", syntax="json"), checker.tables)
    report = checker.check(file, as_of=date(2026, 11, 22))
    asked = Topic(id="films", title="Films", question="Which films?", lawyer=lawyer, private=private)
    assert report.topics == (asked,)


@pytest.mark.parametrize(
    ("more", "fault"),
    [(", private: maybe", "private"), (', lawyer: ""', "lawyer"), (", judge: Who?", "judge")],
)
def test_a_topic_of_another_shape_is_refused(load_house: Load, more: str, fault: str) -> None:
    with pytest.raises(RuleError, match=rf"topics\.yaml:2:.*{fault}"):
        load_house(topics(more))
