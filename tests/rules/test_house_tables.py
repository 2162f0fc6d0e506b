"""Tables of house rules over those that are there already: more rows, a newer table, and what is refused."""

from __future__ import annotations

import json
from datetime import date

import pytest

from offer_check import source
from offer_check.checker.checker import Checker, tables_of
from offer_check.errors import RuleError
from offer_check.offer.file import of
from offer_check.report import Report
from offer_check.ruleset.ruleset import Rules
from tests.rules.conftest import Load
from tests.rules.houses import FILE, text

COMPACT = "data/compact.yaml"
NEWER = """\
table: compact_member
existing: replace
title: Members, as read by the house
as_of: 2027-05-01
check_by: 2028-01-15
source: the commission
rows:
  - {state: CA, status: issuing_spl, weak: no}
  - {state: TX, status: not_member, weak: no}
  - {state: VT, status: issuing_not_spl, weak: no}
"""
OFFER = {
    "offer_format": 1,
    "about": {"specialty": "dermatology", "role_type": "hybrid_clinic"},
    "patients": {"states": ["TX"]},
    "licenses": [{"state": "TX", "status": "pending", "route": "compact"}],
    "licensing": {"principal_state": "CA", "relies_on_compact": True, "board_certified": True},
}


def on_the_compact(rules: Rules, day: date) -> Report:
    """What the rule on the compact says of an offer that relies on it."""
    checker = Checker(rules.select(select=["LIC-06"]))
    document = source.read_bytes(json.dumps(OFFER).encode(), name="offer", syntax="json")
    return checker.check(of(document, checker.tables), as_of=day)


def faults(load_house: Load, content: str) -> list[str]:
    """The faults for which a folder with this table is refused."""
    with pytest.raises(RuleError) as caught:
        load_house({FILE: text(), "data/mine.yaml": content})
    return [str(fault) for fault in caught.value.faults]


def test_further_rows_come_after_those_that_are_there(load_house: Load) -> None:
    before = load_house({FILE: text()}).tables["compact_member"]
    row = "{state: XX, status: not_member, weak: no}"
    after = load_house({COMPACT: f"table: compact_member\nexisting: extend\nrows: [{row}]\n"}).tables["compact_member"]
    assert after.rows == (*before.rows, {"state": "XX", "status": "not_member", "weak": "no"})
    assert (after.title, after.check_by, after.words) == (before.title, before.check_by, before.words)


def test_further_words_come_to_those_that_are_there(load_house: Load) -> None:
    before = load_house({FILE: text()}).tables["compact_member"]
    row = "{state: XX, status: leaving, weak: no}"
    content = f"table: compact_member\nexisting: extend\nwords: {{leaving: is about to leave}}\nrows: [{row}]\n"
    after = load_house({COMPACT: content}).tables["compact_member"]
    assert after.words == {**before.words, "leaving": "is about to leave"}


def test_a_specialty_of_the_house_is_one_that_offers_may_name(load_house: Load) -> None:
    row = "{specialty: podiatry, label: Podiatry, abbreviation: P}"
    rules = load_house({FILE: text(), "data/more.yaml": f"table: specialties\nexisting: extend\nrows: [{row}]\n"})
    assert list(tables_of(rules).specialties)[-2:] == ["radiation_oncology", "podiatry"]


def test_a_guide_of_the_house_can_be_cited(load_house: Load) -> None:
    sources = "[{guide: house, section: Chapter 1}]"
    guides = "table: guide\nexisting: extend\nrows: [{guide: house, title: The house, sections: [Chapter 1]}]\n"
    rules = load_house({FILE: text(sources=sources), "data/guides.yaml": guides})
    assert rules.guides["house"].title == "The house"
    assert "dermatology" in rules.guides
    assert Checker(rules.select(select=["XYZ-01"])).rules is not None


def test_a_newer_table_takes_the_place_of_the_old_one_with_its_dates(load_house: Load) -> None:
    rules = load_house({FILE: text(), COMPACT: NEWER})
    day = date(2027, 12, 31)  # the old table was to be checked long before
    report = on_the_compact(rules, day)
    assert {r.subject: str(r.outcome) for r in report.results} == {"principal state": "pass", "TX": "flag"}
    assert [(t.title, t.as_of, t.current) for t in report.tables] == [
        ("Members, as read by the house", "2027-05-01", True)
    ]


def test_states_that_the_newer_table_leaves_out_are_questions(load_house: Load) -> None:
    rules = load_house({FILE: text(), COMPACT: NEWER.replace("{state: TX", "{state: FL")})
    found = {r.subject: str(r.outcome) for r in on_the_compact(rules, date(2027, 12, 31)).results}
    assert found == {"principal state": "pass", "TX": "ask"}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (
            "table: compact_member\nrows: [{state: XX, status: not_member, weak: no}]\n",
            "1:1: the table compact_member is there already; accepted: existing: extend, or existing: replace",
        ),
        (
            "table: compact_member\nexisting: add\nrows: [{state: XX, status: not_member, weak: no}]\n",
            "2:11: existing is 'add'; accepted: 'extend' or 'replace'",
        ),
        (
            "table: compact_member\nexisting: extend\nrows:\n"
            "  - {state: XX, status: not_member, weak: no}\n  - {state: TX, status: not_member, weak: no}\n",
            "5:5: compact_member has a row for TX already",
        ),
        (
            "table: compact_members\nexisting: extend\nrows: [{state: XX, status: not_member, weak: no}]\n",
            "2:11: there is no table compact_members to extend",
        ),
        (
            "table: compact_members\nexisting: replace\nrows: [{state: XX, status: not_member, weak: no}]\n",
            "2:11: there is no table compact_members to replace",
        ),
        (
            "table: guide\nexisting: extend\nrows: [{guide: dermatology, title: Mine, sections: [One]}]\n",
            "3:8: guide has a row for dermatology already",
        ),
    ],
    ids=["neither", "another word", "a row twice", "extend nothing", "replace nothing", "a guide twice"],
)
def test_a_table_that_does_not_fit_is_refused_with_its_place(load_house: Load, content: str, fault: str) -> None:
    assert faults(load_house, content) == [f"house/data/mine.yaml:{fault}"]
