"""The values that changed between two reports, whatever the order of rows, entries and papers."""

from __future__ import annotations

from dataclasses import replace

from offer_check.compare import Condition, compare
from offer_check.report import Evidence, Term
from tests.compare.made import RULES, of, stated
from tests.render.sample import PARAMETERS, TABLES

AGREEMENT, CALL = Evidence(source="agreement", where="7.2"), Evidence(source="verbal", words="we pay")


def changed(old: tuple[Term, ...], new: tuple[Term, ...]) -> list[tuple[str, str]]:
    return [(term.kind, term.field) for term in compare(of(terms=old), of(terms=new)).terms]


def test_fields_are_added_removed_and_changed() -> None:
    old = (stated("about.note", "first"), stated("pay.model", "salary", 4), stated("pay.base", "$1"))
    new = (stated("about.note", "first"), stated("pay.model", "wRVU", 9), stated("pay.bonus", "$2"))
    assert changed(old, new) == [("changed", "pay.model"), ("added", "pay.bonus"), ("removed", "pay.base")]
    first = compare(of(terms=old), of(terms=new)).terms[0]
    assert (first.label, first.old, first.new) == ("The pay.model", old[1], new[1])


def test_another_line_is_no_change() -> None:
    assert changed((stated("pay.model", "salary", 4),), (stated("pay.model", "salary", 90),)) == []


def test_a_list_in_another_order_is_no_change_and_one_entry_more_is() -> None:
    old = (stated("patients.states", "FL, GA, TX"), stated("work.promised", "moles, at once; acne"))
    mixed = (stated("patients.states", "TX, FL, GA"), stated("work.promised", "acne; moles, at once"))
    assert changed(old, mixed) == []
    assert changed(old[:1], (stated("patients.states", "FL, GA, TX, CO"),)) == [("changed", "patients.states")]


def test_rows_are_the_same_row_by_their_name_not_by_their_place() -> None:
    texas, florida = stated("licenses[TX].status", "held"), stated("licenses[FL].status", "pending")
    assert changed((texas, florida), (florida, texas)) == []
    assert changed((texas, florida), (replace(florida, value="held"), texas)) == [("changed", "licenses[FL].status")]


def test_rows_come_by_name_and_their_columns_as_in_the_form() -> None:
    new = (stated("licenses[TX].state", "TX"), stated("licenses[TX].status", "held"), stated("pay.model", "salary"))
    more = (stated("licenses[FL].state", "FL"), stated("licenses[FL].status", "held"))
    assert [field for _, field in changed((), new[:2] + more + new[2:])] == [
        "licenses[FL].state",
        "licenses[FL].status",
        "licenses[TX].state",
        "licenses[TX].status",
        "pay.model",
    ]


def test_words_that_cannot_be_checked_are_not_the_same_words_stated() -> None:
    vague = stated("pay.base", "fair", state="unclear")
    assert changed((vague,), (stated("pay.base", "fair"),)) == [("changed", "pay.base")]


def test_the_same_value_from_another_paper_is_told_as_that() -> None:
    old, new = stated("pay.base", "$1", evidence=(CALL,)), stated("pay.base", "$1", evidence=(AGREEMENT,))
    assert changed((old,), (new,)) == [("source", "pay.base")]


def test_papers_in_another_order_are_no_change() -> None:
    old, new = (stated("pay.base", "$1", evidence=papers) for papers in ((CALL, AGREEMENT), (AGREEMENT, CALL)))
    assert changed((old,), (new,)) == []


def test_rules_day_numbers_and_dated_facts_that_differ_are_conditions() -> None:
    old = of()
    number, table = replace(PARAMETERS[0], value="50"), replace(TABLES[0], as_of="2026-12-01", current=False)
    new = of(as_of="2026-12-24", rules=RULES, parameters=(number, *PARAMETERS[1:]), tables=(table, *TABLES[1:]))
    assert compare(old, new).conditions == (
        Condition(name="rules", old="29, digest 9f2b9f2b9f2b", new="3, digest abababababab"),
        Condition(name="packs", old="core", new="core, extended"),
        Condition(name="day of the check", old="2026-11-22", new="2026-12-24"),
        Condition(name="number: MIX-02 most", old="60 percent remote", new="50 percent remote"),
        Condition(
            name="dated facts: Members of the physician compact",
            old="as of 2026-07-16",
            new="as of 2026-12-01, past its date",
        ),
    )
    assert not compare(old, new).empty


def test_wishes_that_only_one_check_knew_are_a_condition() -> None:
    wish = stated("preferences.remote", "60 percent")
    assert compare(of(), of(preferences=(wish,))).conditions == (
        Condition(name="wish: The preferences.remote", old="not given", new="60 percent"),
    )
