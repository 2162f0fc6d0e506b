"""Whole files: what an offer holds, and every fault of a bad file at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pytest

from offer_check.errors import ConfigError
from offer_check.offer import Evidence, Offer, load, load_preferences
from offer_check.offer.values import Money, Range
from offer_check.source import read_bytes
from tests.strategies import TABLES

Make = Callable[..., Offer]
Faults = Callable[..., list[str]]


def test_an_offer_of_two_fields_states_these_and_nothing_else(offer: Make) -> None:
    made = offer()
    assert made.value("about.specialty") == "dermatology"
    assert made.value("about.role_type") == ("hybrid_clinic",)
    assert made.state("about.start_date") == "not_stated"
    assert made.state("malpractice.policy_type") == "not_stated"
    assert (made.evidence, made.unclear) == ({}, {})


def test_a_group_may_be_null_or_empty(offer: Make) -> None:
    assert offer("pay: null\nwhere: {}\n").value("pay.base") is None


def test_evidence_keeps_the_papers_and_normalizes_what_they_say(offer: Make) -> None:
    made = offer("""
        pay: {base: {amount: 420000, per: year}}
        evidence:
          malpractice.policy_type: {source: agreement, where: "7.2", words: claims-made basis}
          pay.base: [{source: offer_letter, value: {amount: 400000, per: year}}, {source: verbal}]
          pay.model: null
        """)
    less = Money(Range(Decimal(400000), Decimal(400000)), "year")
    assert made.evidence == {
        "malpractice.policy_type": (Evidence(source="agreement", where="7.2", words="claims-made basis"),),
        "pay.base": (Evidence(source="offer_letter", value=less), Evidence(source="verbal")),
    }


def test_unclear_words_are_no_value(offer: Make) -> None:
    made = offer("unclear: {workload.minimum_hours: as needed, workload.patients_per_hour: brisk}")
    assert made.unclear == {"workload.minimum_hours": "as needed", "workload.patients_per_hour": "brisk"}
    assert made.value("workload.minimum_hours") is None
    assert made.state("workload.minimum_hours") == "unclear"
    assert made.state("workload.patients_per_hour.median") == "unclear"


def test_json_and_yaml_make_the_same_offer(offer: Make) -> None:
    data = {"offer_format": 1, "$schema": "offer.schema.json", "about": {"specialty": "dermatology"}}
    data["about"] |= {"role_type": ["hybrid_clinic"], "full_time": True}  # type: ignore[operator]
    document = read_bytes(json.dumps(data).encode(), name="an.offer.json", syntax="json")
    assert load(document, TABLES) == offer('"$schema": offer.schema.json', about="full_time: yes")


def test_all_faults_of_a_file_are_told_at_once(faults: Faults) -> None:
    found = faults(
        whole="""\
        offer_format: 2
        about: {specialty: dermatolgy, role_type: [hybrid], start_date: 2027-02-31}
        malpractic: {policy_type: claims_made}
        malpractice: {tail_payed_by: employer, premium: 3}
        where: Texas
        preferences: {night_work: no}
        sites: {name: Nashua}
        licenses: [TX, {kind: full}]
        evidence: {pay.bse: {source: letter}}
        unclear: as needed
        """
    )
    groups = "offer_format, evidence, unclear, about, where, sites, patients, work_mix, workload, licenses, licensing"
    malpractice = "provided_by, premium_paid_by, policy_type, covers_telemedicine, states_covered, "
    malpractice += "covers_out_of_state_care, covers_direct_to_consumer, scope_includes, scope_excludes, "
    malpractice += "tail_paid_by, tail_if_employer_ends, prior_acts_cover and 3 more"
    roles = ", ".join(TABLES.roles)
    assert found == [
        "1:15: offer_format: found 2; accepted: 1, the only format of offer files so far",
        '2:20: about.specialty: found "dermatolgy"; accepted: general_surgery, dermatology, radiation_oncology; '
        "did you mean dermatology?",
        f'2:44: about.role_type (item 1): found "hybrid"; accepted: {roles}',
        '2:65: about.start_date: found "2027-02-31", which is no day of the calendar; '
        "accepted: a date as year-month-day (2027-07-01)",
        f"3:1: malpractic: unknown key; accepted: {groups}, malpractice and 19 more; did you mean malpractice?",
        f"4:15: malpractice.tail_payed_by: unknown key; accepted: {malpractice}; did you mean tail_paid_by?",
        f"4:40: malpractice.premium: unknown key; accepted: {malpractice}",
        '5:8: where: found "Texas"; accepted: a mapping of keys to values',
        "6:1: preferences: an offer has no preferences; preferences stand in a file of their own: "
        "use the option --preferences FILE",
        "7:8: sites: found a mapping; accepted: a list of rows",
        '8:12: licenses (row 1): found "TX"; accepted: a mapping of keys to values',
        "8:16: licenses (row 2): state is missing; "
        "accepted: a US state, DC or territory, by code or name (TX or Texas)",
        "8:17: licenses.kind (row 2): unknown key; accepted: state, status, route, expected_date; "
        "this was renamed: write route",
        '9:12: evidence.pay.bse: there is no field "pay.bse"; did you mean pay.base?',
        '9:30: evidence.pay.bse.source: found "letter"; accepted: posting, offer_letter, agreement, policy, verbal, '
        "physician",
        '10:10: unclear: found "as needed"; accepted: a mapping, each key the path of a field',
    ]


def test_a_file_without_anything_misses_what_is_required(faults: Faults) -> None:
    assert faults(whole="about: null\n") == [
        "1:1: about: role_type is missing; accepted: a list, each item " + ", ".join(TABLES.roles),
        "1:1: about: specialty is missing; accepted: general_surgery, dermatology, radiation_oncology",
        "1:1: offer_format is missing; accepted: 1",
    ]


def test_a_required_field_may_not_be_null(faults: Faults) -> None:
    assert faults(whole="offer_format: 1\nabout: {specialty: null, role_type: econsult_only}\n") == [
        "2:1: about: specialty is missing; accepted: general_surgery, dermatology, radiation_oncology"
    ]


def test_a_list_of_roles_may_not_be_empty(faults: Faults) -> None:
    assert faults(whole="offer_format: 1\nabout: {specialty: dermatology, role_type: []}\n") == [
        "2:44: about.role_type: found a list of 0 items; accepted: 1 to 500 items"
    ]


def test_a_federal_employer_that_is_not_federal_is_refused(faults: Faults) -> None:
    assert faults(about="employer_type: federal, federal_employer: No") == [
        "2:101: about.federal_employer: found no, but about.employer_type is federal; "
        "accepted: yes, or another employer_type"
    ]


def test_a_key_in_the_wrong_group_is_led_to_its_own(faults: Faults) -> None:
    found = faults("pay: {covers_telemedicine: yes}")
    assert [fault.rpartition("; ")[2] for fault in found] == ["did you mean malpractice.covers_telemedicine?"]


def test_a_path_cannot_be_unclear_and_have_a_value(faults: Faults) -> None:
    assert faults("pay: {clinical_bonus: no}\nunclear:\n  pay.clinical_bonus: maybe\n") == [
        "5:3: unclear.pay.clinical_bonus: the same path has a value (compare line 3); keep one of the two"
    ]


def test_what_employer_type_says_cannot_be_unclear(faults: Faults) -> None:
    found = faults("unclear: {about.federal_employer: perhaps}", about="employer_type: federal")
    assert [fault.partition(" (")[0] for fault in found] == [
        "3:11: unclear.about.federal_employer: the same path has a value"
    ]


def test_unclear_words_are_text(faults: Faults) -> None:
    assert faults("unclear: {pay.base: 3}") == [
        "3:21: unclear.pay.base: found 3; accepted: text of at most 4,000 characters; put it in quotes"
    ]


def test_evidence_names_its_source_and_says_what_its_field_may_say(faults: Faults) -> None:
    assert faults("evidence:\n  pay.model: [{where: 7.2}, {source: verbal, value: cash}, null]\n") == [
        "4:15: evidence.pay.model (item 1): found no source; accepted: {source, where, words, value}; "
        "add source: posting, offer_letter, agreement, policy, verbal, physician",
        "4:23: evidence.pay.model.where (item 1): found 7.2; accepted: text of at most 200 characters; "
        "put it in quotes",
        '4:53: evidence.pay.model.value (item 2): found "cash"; accepted: a list, each item salary, '
        "salary_plus_wrvu, wrvu_only, collections, hourly_online, per_visit, per_consult, per_case, stipend, equity",
        "4:60: evidence.pay.model (item 3): found null; accepted: {source, where, words, value}",
    ]


def test_preferences_are_read_from_a_file_of_their_own() -> None:
    top = read_bytes(b"remote_share_min: 20\nnight_work: no\n", name="wishes.yaml", syntax="yaml")
    inside = read_bytes(b"preferences: {remote_share_min: 20, night_work: no}\n", name="wishes.yaml", syntax="yaml")
    made = load_preferences(top)
    assert made == load_preferences(inside)
    assert (made.remote_share_min, made.night_work, made.setting) == (Range(Decimal(20), Decimal(20)), False, None)


def test_faults_of_preferences_are_told_at_once() -> None:
    raw = b"preferences:\n  seting: academic\n  night_work: 3\n"
    with pytest.raises(ConfigError) as raised:
        load_preferences(read_bytes(raw, name="wishes.yaml", syntax="yaml"))
    assert str(raised.value) == (
        "wishes.yaml:2:3: preferences.seting: unknown key; accepted: remote_share_min, remote_share_max, day_pattern, "
        "setting, night_work, outside_work, academic_interest; did you mean setting?\n"
        "wishes.yaml:3:15: preferences.night_work: found 3; accepted: yes, no"
    )
