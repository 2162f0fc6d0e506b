"""The lint on conditions: names, words, numbers, references and placeholders, each fault with message and place."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Load
from tests.rules.houses import FILE, faults_of, flagging, text

POLICY = "accepted: claims_made, claims_paid, occurrence, self_insured_trust, not_stated, stated, unclear"
STATUS = "accepted: exception_claimed, held, not_held, pending, to_be_obtained, not_stated, stated, unclear"
STATES = "accepted: AK, AL, AR, AS, AZ, CA, CO, CT, DC, DE, FL, GA, and 44 more"
LISTS = "is tested with has or lacks, which are for a list field and stand alone"
CLAIMS = "malpractice.policy_type: claims_made"


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        (
            "{malpractice.policy_typ: claims_made}",
            "8:16: unknown field 'malpractice.policy_typ'; did you mean 'malpractice.policy_type'?",
        ),
        ("{policy_type: occurrence}", "8:16: unknown field 'policy_type'; did you mean 'malpractice.policy_type'?"),
        ("{evidence.x: yes}", "8:16: unknown field 'evidence.x'"),
        (
            "{licenses.status: held}",
            "8:16: licenses.status is a column of a table; test it in a fact: {fact: license, status: ...}",
        ),
        ("{fact: licence}", "8:22: unknown fact 'licence'; did you mean 'license'?"),
        ("{without: licence}", "8:25: unknown fact 'licence'; did you mean 'license'?"),
        (
            "{fact: license, stat: TX}",
            "8:31: license has no property 'stat'; accepted: state, status, route, expected_date; "
            "did you mean 'state'?",
        ),
        ("{$most: stated}", "8:16: unknown parameter 'most'"),
    ],
)
def test_an_unknown_name_in_a_condition(load_house: Load, when: str, fault: str) -> None:
    assert faults_of(load_house, {FILE: flagging(when)}) == [fault]


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        (
            "{malpractice.policy_type: claims-made}",
            f"8:41: malpractice.policy_type can never be 'claims-made'; {POLICY}; did you mean 'claims_made'?",
        ),
        (
            "{fact: license, status: holds}",
            f"8:39: license.status can never be 'holds'; {STATUS}; did you mean 'held'?",
        ),
        (
            "{fact: license, status: [held, {not: helt}]}",
            f"8:52: license.status can never be 'helt'; {STATUS}; did you mean 'held'?",
        ),
        (
            "[{fact: license, as: row}, {$row.status: [held, x]}]",
            f"8:63: license.status can never be 'x'; {STATUS}",
        ),
        ("{fact: license, state: Texas}", f"8:38: license.state can never be 'Texas'; {STATES}"),
        (
            "{where.main_site_state: XX}",
            f"8:39: where.main_site_state can never be 'XX'; {STATES}, not_stated, stated, unclear",
        ),
        (
            "{about.specialty: surgery}",
            "8:33: about.specialty can never be 'surgery'; accepted: dermatology, general_surgery, "
            "radiation_oncology; did you mean 'general_surgery'?",
        ),
        (
            "{about.specialty: not_stated}",
            "8:33: about.specialty is always stated, so a test for 'not_stated' is empty",
        ),
        (
            "{pay.model: salary}",
            "8:27: pay.model can never be 'salary'; accepted: empty, listed, not_stated, stated, unclear; "
            "of an entry: {has: salary}",
        ),
        (
            "{patients.sources: {lacks: [referal]}}",
            "8:43: patients.sources can never be 'referal'; accepted: direct_to_consumer, "
            "econsult_from_clinicians, ed_or_inpatient_consult, membership, own_panel, referral, "
            "second_opinion_request; did you mean 'referral'?",
        ),
        (
            "{fact: compact_member, status: issuing}",
            "8:46: compact_member.status can never be 'issuing'; accepted: enacted_not_issuing, issuing_not_spl, "
            "issuing_spl, not_member; did you mean 'issuing_spl'?",
        ),
        (
            "{fact: wish, of: night}",
            "8:32: wish.of can never be 'night'; accepted: day_pattern, night_work, remote_share_max, "
            "remote_share_min, setting; did you mean 'night_work'?",
        ),
        ("{about.specialty: {has: dermatology}}", f"8:16: about.specialty {LISTS}"),
        ("{pay.model: [{has: salary}]}", f"8:28: pay.model {LISTS}"),
        ("{fact: site, kind: {has: satellite}}", f"8:28: site.kind {LISTS}"),
        (
            "{malpractice.policy_type: $pay.basis}",
            "8:41: malpractice.policy_type and pay.basis have no word in common",
        ),
        ("{pay.model: $patients.sources}", "8:27: pay.model has no word that another could be the same as"),
    ],
)
def test_a_word_that_a_property_can_never_have(load_house: Load, when: str, fault: str) -> None:
    assert faults_of(load_house, {FILE: flagging(when)}) == [fault]


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        ("{malpractice.policy_type: {gt: 3}}", "8:46: malpractice.policy_type holds no numbers to compare"),
        ("{malpractice.policy_type: 3}", "8:41: malpractice.policy_type holds no number that could be 3"),
        (
            "{work_mix.change_notice_days: {lt: soon}}",
            "8:50: 'soon' is no number; accepted: a number, a parameter, a field with a number",
        ),
        (
            "{work_mix.change_notice_days: {lt: $malpractice.policy_type}}",
            "8:50: malpractice.policy_type holds no numbers to compare",
        ),
        (
            "{work_mix.change_notice_days: $work_mix.onsite_days_per_week}",
            "8:45: work_mix.change_notice_days has no word that another could be the same as; "
            "compare with lt, lte, gt or gte",
        ),
        ("{about.start_date: {gt: 3}}", "8:39: about.start_date is a date and is compared with a number"),
        ("{about.start_date: 3}", "8:34: about.start_date is a date and cannot be 3"),
        (
            "{about.start_date: {gt: $work_mix.change_notice_days}}",
            "8:39: about.start_date and work_mix.change_notice_days are a date and a number",
        ),
    ],
)
def test_a_comparison_of_what_cannot_be_compared(load_house: Load, when: str, fault: str) -> None:
    assert faults_of(load_house, {FILE: flagging(when)}) == [fault]


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        (
            "[{fact: license, state: $place.state}, {fact: patient_state, as: place}]",
            "8:39: $place.state stands before the fact that is named 'place'",
        ),
        (
            "[{$row.status: held}, {fact: license, as: row}]",
            "8:17: $row.status stands before the fact that is named 'row'",
        ),
        (
            "[{fact: patient_state, as: place}, {fact: license, state: $plac.state}]",
            "8:73: $plac.state stands for nothing here; did you mean '$place.state'?",
        ),
        (
            "[{fact: patient_state, as: place}, {fact: license, state: $place.stat}]",
            "8:73: patient_state has no property 'stat'; accepted: state; did you mean 'state'?",
        ),
        ("[{fact: license, as: row}, {fact: site, as: row}]", "8:59: 'row' names another fact already"),
        ("{fact: license, as: row1}", "8:35: 'row1' is no name for a fact; accepted: letters a to z and _"),
        ("{work_mix.change_notice_days: {lt: $most}}", "8:50: $most stands for nothing here"),
        (
            "{work_mix.change_notice_days: {lt: $work_mix.onsite_days_per_wek}}",
            "8:50: $work_mix.onsite_days_per_wek stands for nothing here; "
            "did you mean '$work_mix.onsite_days_per_week'?",
        ),
    ],
)
def test_a_reference_or_alias_that_is_not_bound(load_house: Load, when: str, fault: str) -> None:
    assert faults_of(load_house, {FILE: flagging(when)}) == [fault]


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (
            "{malpractice.policy_typ}.",
            "the placeholder {malpractice.policy_typ} stands for nothing here; did you mean 'malpractice.policy_type'?",
        ),
        ("{row.state}.", "the placeholder {row.state} stands for nothing here"),
        ("{most} days.", "the placeholder {most} stands for nothing here"),
        ("A {brace.", "a brace is no part of a placeholder; accepted: {alias.property}, {field}, {parameter}"),
    ],
)
def test_a_placeholder_that_is_not_bound(load_house: Load, message: str, fault: str) -> None:
    flag = f"[{{when: {{{CLAIMS}}}, message: '{message}'}}]"
    assert faults_of(load_house, {FILE: text(flag=flag)}) == [f"8:64: {fault}"]
