"""Values that can only end in the default question: what the function lists, and that the engine agrees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from offer_check import source
from offer_check.book import open_values
from offer_check.checker.checker import Checker, tables_of
from offer_check.checker.examples import BASE, TODAY, laid_over
from offer_check.compiler.vocabulary import vocabulary
from offer_check.facts.kinds import TABLES as ROWS
from offer_check.judge.rules import every
from offer_check.offer.file import of
from offer_check.rule import build
from offer_check.rule.rule import Rule
from tests.rules.houses import text

RULES = every()
TABLES = tables_of(RULES)
WORDS = vocabulary(RULES, TABLES)
OPEN = {rule.id: open_values(rule, WORDS) for rule in RULES.rules.values()}
POLICY = "malpractice.policy_type"
FLAG = "[{{when: {}, message: Flagged.}}]"


def rule(flag: str = "", pass_: str = "", **changes: str) -> Rule:
    """A house rule; `flag` and `pass_` are one condition each, or none."""
    texts = {
        "flag": FLAG.format(flag) if flag else "[]",
        "pass_": FLAG.format(pass_) if pass_ else "[]",
    }
    document = source.read_bytes(text(**texts, **changes).encode(), name="XYZ-01.yaml", syntax="yaml")
    built, faults = build.rule(document)
    assert built is not None
    assert faults == []
    return built


@pytest.mark.parametrize(
    ("flag", "pass_", "values"),
    [
        (f"{{{POLICY}: claims_made}}", f"{{{POLICY}: occurrence}}", ("claims_paid", "self_insured_trust")),
        (f"{{{POLICY}: claims_made}}", f"{{{POLICY}: stated}}", ()),
        (f"{{{POLICY}: {{not: [occurrence, claims_paid]}}}}", f"{{{POLICY}: occurrence}}", ("claims_paid",)),
        (f"{{{POLICY}: [claims_made, not_stated, unclear]}}", "", ("occurrence", "claims_paid", "self_insured_trust")),
        ("{malpractice.covers_telemedicine: no}", "{malpractice.covers_telemedicine: yes}", ()),
        ("", "{malpractice.covers_telemedicine: yes}", ("no",)),
        ("{about.specialty: dermatology}", "{about.specialty: {not: general_surgery}}", ("general_surgery",)),
    ],
)
def test_words_of_a_choice_that_no_alternative_accepts(flag: str, pass_: str, values: tuple[str, ...]) -> None:
    found = open_values(rule(flag, pass_), WORDS)
    assert tuple(value for listed in found.values() for value in listed) == values


def test_an_alternative_that_does_not_read_the_field_leaves_nothing_open() -> None:
    flag = f"{{{POLICY}: claims_made, malpractice.covers_telemedicine: no}}"
    assert open_values(rule(flag, "{malpractice.covers_telemedicine: yes}"), WORDS) == {}


@pytest.mark.parametrize(
    ("flag", "pass_", "values"),
    [
        (
            "{pay.fee_includes: {has: video}}",
            "{pay.fee_includes: {has: [written_report, addendum]}}",
            ("record_review", "empty"),
        ),
        ("{pay.fee_includes: {has: video}}", "{pay.fee_includes: {lacks: [video, addendum]}}", ("addendum",)),
        ("", "{pay.fee_includes: listed}", ("empty",)),
        ("{pay.fee_includes: empty}", "{fact: pay.fee_includes, is: {not: addendum}}", ("addendum",)),
        ("[{pay.fee_includes: {has: video}}, {pay.fee_includes: {has: addendum}}]", "{pay.fee_includes: stated}", ()),
        (
            "[{pay.fee_includes: {has: video}}, {pay.fee_includes: {has: addendum}}]",
            "{without: pay.fee_includes, is: [video, addendum]}",
            ("video", "addendum"),
        ),
    ],
)
def test_a_code_stands_for_the_list_that_holds_it_alone(flag: str, pass_: str, values: tuple[str, ...]) -> None:
    codes = WORDS.kinds["pay.fee_includes"].properties["is"].words
    assert codes == ("record_review", "written_report", "video", "addendum")
    assert open_values(rule(flag, pass_), WORDS).get("pay.fee_includes", ()) == values


def test_words_in_the_place_of_a_list() -> None:
    found = open_values(rule("{without: covered_state, state: TX}", "{fact: covered_state, state: TX}"), WORDS)
    assert found == {"malpractice.states_covered": ("all_us", "where_licensed")}


@pytest.mark.parametrize(
    ("flag", "pass_", "found"),
    [
        (
            "{workload.off_hours_limit.value: {gt: 5}}",
            "{workload.off_hours_limit.value: {lte: 5}}",
            {"workload.off_hours_limit": ("none",)},
        ),
        ("{autonomy.referral_rate_target: number}", "", {"autonomy.referral_rate_target": ("none",)}),
        ("{autonomy.referral_rate_target: number}", "{autonomy.referral_rate_target: none}", {}),
        (
            "{computed.patient_states: {gt: 1}}",
            "{computed.patient_states: 1}",
            {"patients.states": ("empty", "open_ended")},
        ),
    ],
)
def test_words_of_a_measured_field(flag: str, pass_: str, found: dict[str, tuple[str, ...]]) -> None:
    assert open_values(rule(flag, pass_), WORDS) == found


STATUS = ("held", "pending", "to_be_obtained", "not_held", "exception_claimed")


@pytest.mark.parametrize(
    ("each", "flag", "pass_", "values"),
    [
        (
            "{place: patient_state}",
            "{without: license, state: $place.state, status: [held, pending, exception_claimed]}",
            "{fact: license, state: $place.state, status: held}",
            ("pending", "exception_claimed"),
        ),
        ("{row: license}", "{$row.status: not_held}", "{$row.status: held}", STATUS[1:3] + STATUS[4:]),
        ("{row: license}", "{$row.status: not_held}", "{$row.expected_date: stated}", ()),
        (
            "{place: license_to_come}",
            "{licensing.cost_paid_by: physician}",
            "{fact: license, state: $place.state, status: pending}",
            (),
        ),
        ("{place: license_to_come}", "", "{fact: license, state: $place.state, status: pending}", ("to_be_obtained",)),
    ],
)
def test_a_column_goes_by_its_path(each: str, flag: str, pass_: str, values: tuple[str, ...]) -> None:
    assert WORDS.fields["licenses.status"].words == STATUS
    assert open_values(rule(flag, pass_, each=each), WORDS).get("licenses.status", ()) == values


def test_the_codes_of_a_column_that_is_a_list() -> None:
    made = rule(
        "{fact: site, name: $spot.name, staff_present: empty}",
        "{fact: site_staff, site: $spot.name, is: [nurse, therapist]}",
        each="{spot: site}",
    )
    codes = WORDS.kinds["site_staff"].properties["is"].words
    assert open_values(made, WORDS) == {
        "sites.staff_present": tuple(c for c in codes if c not in ("nurse", "therapist"))
    }


def test_a_derived_fact_is_seen_through() -> None:
    words = WORDS.fields["about.engagement"].words
    found = open_values(rule("{fact: contractor}", "{about.engagement: employee}"), WORDS)
    closed = {"independent_contractor", "per_case_panel", "employee"}
    assert found == {"about.engagement": tuple(word for word in words if word not in closed)}
    assert open_values(rule("{without: contractor}", "{about.engagement: employee}"), WORDS) == {
        "about.engagement": ("independent_contractor", "per_case_panel")
    }


def test_roles_by_their_codes_but_not_by_their_groups() -> None:
    roles = tuple(TABLES.roles)
    found = open_values(rule("{about.role_type: {has: nonclinical}}", "{fact: role, code: hybrid_clinic}"), WORDS)
    others = tuple(role for role in roles if role not in ("nonclinical", "hybrid_clinic"))
    assert found == {"about.role_type": others}
    assert open_values(rule("{about.role_type: {has: nonclinical}}", "{fact: role, is: clinical}"), WORDS) == {}


@pytest.mark.parametrize(
    ("applies", "values"),
    [
        ("[]", ("claims_paid", "self_insured_trust")),
        (f"[{{when: {{{POLICY}: {{not: claims_paid}}}}, otherwise: x}}]", ("self_insured_trust",)),
        (f"[{{unless: {{{POLICY}: [claims_paid, occurrence]}}, otherwise: x}}]", ("self_insured_trust",)),
        (
            f"[{{any: [{{{POLICY}: claims_made}}, {{patients.abroad: yes}}], otherwise: x}}]",
            ("claims_paid", "self_insured_trust"),
        ),
        (f"[{{any: [{{{POLICY}: claims_made}}, {{{POLICY}: occurrence}}], otherwise: x}}]", ()),
    ],
)
def test_a_value_to_which_the_rule_does_not_apply_is_no_question(applies: str, values: tuple[str, ...]) -> None:
    made = rule(f"{{{POLICY}: claims_made}}", f"{{{POLICY}: occurrence}}", applies=applies)
    assert open_values(made, WORDS).get(POLICY, ()) == values


def test_a_list_without_entries_has_no_subjects() -> None:
    passes = "[{$place.state: TX}, {patients.states: listed}]"
    assert open_values(rule(pass_=passes, each="{place: patient_state}"), WORDS) == {"patients.states": ("open_ended",)}
    assert open_values(rule(pass_="{patients.states: listed}"), WORDS) == {"patients.states": ("empty", "open_ended")}


def test_what_a_parameter_switches_off_decides_nothing() -> None:
    passes = f"[{{$limit: stated}}, {{{POLICY}: claims_paid}}]"
    unset = rule(f"{{{POLICY}: claims_made}}", passes, parameters="{limit: {value: null, unit: days}}")
    assert open_values(unset, WORDS)[POLICY] == ("occurrence", "claims_paid", "self_insured_trust")
    given = rule(f"{{{POLICY}: claims_made}}", passes, parameters="{limit: {value: 3, unit: days}}")
    assert open_values(given, WORDS)[POLICY] == ("occurrence", "self_insured_trust")


def test_the_rules_of_the_project() -> None:
    assert OPEN["CLN-09"] == {"work_mix.on_treatment_visits": ("mixed",)}
    assert OPEN["LIC-01"] == {"licenses.status": ("exception_claimed",)}
    assert OPEN["MAL-06"] == {"malpractice.tail_paid_by": ("shared",)}
    assert OPEN["MAL-01"] == {}


def stated(offer: dict[str, Any], path: str, value: str) -> set[str] | None:
    """Give the field or column the value, and say which rows have it now (none for a field); None where none can."""
    table, _, name = path.rpartition(".")
    words = WORDS.fields[path].words
    raw: Any = [] if value == "empty" else value if value in words else [value]
    if any(unclear.startswith((path, f"{table}[")) for unclear in offer.get("unclear", {})):
        return None
    if table not in ROWS:
        (offer.setdefault(table, {}) if table else offer)[name] = raw
        return set()
    rows = offer
    for step in table.split("."):
        rows = rows.get(step, {})
    for row in rows:
        row[name] = raw
    return {row[WORDS.kinds[ROWS[table]].by] for row in rows} or None


def outcomes(made: Rule, path: str, value: str) -> Iterator[str]:
    """The outcomes of a rule on its examples once they have the value, on subjects with a row where rows have it."""
    checker = Checker(RULES.select(select=[made.id]))
    for example in made.examples:
        offer = laid_over(BASE, example.offer)
        if example.set or example.preferences or (rows := stated(offer, path, value)) is None:
            continue
        file = of(source.read_bytes(json.dumps(offer).encode(), name="example", syntax="json"), checker.tables)
        results = checker.check(file, as_of=TODAY).results
        yield from (r.outcome for r in results if not rows or not r.subject or r.subject in rows)


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [(name, path, value) for name, found in OPEN.items() for path, values in found.items() for value in values],
)
def test_the_engine_asks_for_every_value_that_is_listed(name: str, path: str, value: str) -> None:
    found = set(outcomes(RULES.rules[name], path, value))
    assert "ask" in found
    assert found <= {"ask", "not_applicable"}
