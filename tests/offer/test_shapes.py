"""Values of every shape: what a file may say, and the one normalized value that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from offer_check.offer import Offer
from offer_check.offer.values import (
    Backup,
    Dea,
    Distance,
    Fee,
    Limit,
    Money,
    Pace,
    PaymentDate,
    Promise,
    Range,
    SlotLength,
)

Make = Callable[..., Offer]
Faults = Callable[..., list[str]]


def between(low: float, high: float | None = None) -> Range:
    return Range(Decimal(str(low)), Decimal(str(low if high is None else high)))


ACCEPTED = [
    ("about.full_time", "yes", True),
    ("about.full_time", "No", False),
    ("about.full_time", "TRUE", True),
    ("about.full_time", "null", None),
    ("malpractice.policy_type", "claims_made", "claims_made"),
    ("technology.baa", "not_needed", "not_needed"),
    ("technology.baa", "true", "yes"),
    ("technology.emr_integrated", "NO", "no"),
    ("about.note", "'  a note\n  of two lines '", "a note of two lines"),
    ("safety.offline_fallback", "none", "none"),
    ("quality.medical_director_specialty", "Dermatology", "Dermatology"),
    ("where.main_site_state", "Texas", "TX"),
    ("where.main_site_state", "GU", "GU"),
    ("about.start_date", "2027-07-01", date(2027, 7, 1)),
    ("work_mix.remote_share_pct", "60", between(60)),
    ("work_mix.remote_share_pct", "{min: 20, max: 60}", between(20, 60)),
    ("work_mix.onsite_days_per_week", "2.5", between(2.5)),
    ("autonomy.referral_rate_target", "none", "none"),
    ("autonomy.referral_rate_target", "12", between(12)),
    ("pay.base", "{amount: 420000, per: year}", Money(between(420_000), "year")),
    ("pay.base", "{amount: {min: 90, max: 110.50}, per: hour}", Money(between(90, 110.5), "hour")),
    ("pay.off_hours_pay", "none", "none"),
    ("pay.telehealth_wrvu_credit", "full", between(100)),
    ("pay.telehealth_wrvu_credit", "none", between(0)),
    ("pay.telehealth_wrvu_credit", "80", between(80)),
    ("workload.patients_per_hour", "{median: 4, maximum: 5}", Pace(median=between(4), maximum=between(5))),
    ("workload.minutes_per_visit", "{new: 45, follow_up: 20}", SlotLength(between(45), between(20))),
    ("where.max_distance", "{value: 30, unit: miles}", Distance(between(30), "miles")),
    ("workload.off_hours_limit", "{value: 5, unit: hours}", Limit(between(5), "hours")),
    ("workload.off_hours_limit", "none", "none"),
    ("safety.local_procedural_backup", "{available: yes, minutes: 60}", Backup(True, between(60))),
    ("safety.local_procedural_backup", "no", Backup(False)),
    ("pay.paid_when", "{event: completion, days: 30}", PaymentDate("completion", between(30))),
    ("prescribing.dea_registrations", "{paid_by: employer, states: [TX]}", Dea("employer", ("TX",))),
    ("licensing.board_certified", "yes", True),
    ("licensing.board_certified", "2028-01-15", date(2028, 1, 15)),
    ("pay.model", "[salary, equity]", ("salary", "equity")),
    ("pay.model", "salary", ("salary",)),
    ("benefits.listed", "[]", ()),
    ("patients.states", "[TX, Florida]", ("TX", "FL")),
    ("patients.states", "nationwide", "open_ended"),
    ("where.remote_work_states", "anywhere", "anywhere"),
    ("malpractice.states_covered", "where_licensed", "where_licensed"),
    ("about.subspecialty_focus", "[hair, nail surgery]", ("hair", "nail surgery")),
    ("about.promised_remotely", "{text: biopsies, code: procedure}", (Promise("biopsies", "procedure"),)),
    ("about.promised_remotely", "[all follow-up]", (Promise("all follow-up"),)),
    ("safety.in_person_partner", "{Colorado: clinic in Denver, NV: none}", {"CO": "clinic in Denver", "NV": "none"}),
    ("safety.in_person_partner", "{CO: clinic, NV: null}", {"CO": "clinic"}),
    ("pay.per_case_fee", "{amount: 300, per: case}", (Fee("", between(300), "case"),)),
    (
        "pay.per_case_fee",
        "[{label: simple, amount: 200, per: case}, {label: complex, amount: 500, per: case}]",
        (Fee("simple", between(200), "case"), Fee("complex", between(500), "case")),
    ),
]


@pytest.mark.parametrize(("path", "written", "value"), ACCEPTED)
def test_a_written_value_becomes_one_normalized_value(offer: Make, path: str, written: str, value: Any) -> None:
    group, _, name = path.partition(".")
    field = f"{name}: {written}"
    made = offer(about=field) if group == "about" else offer(f"{group}: {{{field}}}")
    assert made.value(path) == value
    assert type(made.value(path)) is type(value)


def test_the_word_of_a_credit_is_remembered_for_reports(offer: Make) -> None:
    credit = offer("pay: {telehealth_wrvu_credit: full}\n").value("pay.telehealth_wrvu_credit")
    assert (credit.low, credit.word) == (100, "full")


def test_a_federal_employer_is_one_without_saying_so_twice(offer: Make) -> None:
    assert offer(about="employer_type: federal").value("about.federal_employer") is True


REFUSED = [
    ("support: {vitals_available: maybe}", '3:29: support.vitals_available: found "maybe"; accepted: yes, no'),
    ("support: {vitals_available: 1}", "3:29: support.vitals_available: found 1; accepted: yes, no"),
    (
        "training: {visit_scope: Low risk}",
        '3:25: training.visit_scope: found "Low risk"; accepted: low_risk, any; did you mean low_risk?',
    ),
    (
        "safety: {supervision_model: none_stated}",
        '3:29: safety.supervision_model: found "none_stated"; accepted: on_site_physician, virtual_av, general, none; '
        "this was renamed: write none",
    ),
    (
        "academic: {teaching: 7.2}",
        "3:22: academic.teaching: found 7.2; accepted: text of at most 4,000 characters; put it in quotes",
    ),
    (
        'academic: {teaching: " "}',
        "3:22: academic.teaching: found an empty text; accepted: text of at most 4,000 characters; "
        "leave the key out where nothing is stated",
    ),
    (
        'academic: {teaching: "a\\ab"}',
        "3:22: academic.teaching: found the control character U+0007 in a text; "
        "accepted: text of at most 4,000 characters",
    ),
    (
        f"academic: {{teaching: {'x' * 4001}}}",
        "3:22: academic.teaching: found a text of 4,001 characters; accepted: text of at most 4,000 characters",
    ),
    (
        "where: {main_site_state: NB}",
        '3:26: where.main_site_state: found "NB"; accepted: a US state, DC or territory, by code or name (TX or Texas)',
    ),
    (
        "where: {main_site_state: tx}",
        '3:26: where.main_site_state: found "tx"; '
        "accepted: a US state, DC or territory, by code or name (TX or Texas); did you mean TX?",
    ),
    (
        "licensing: {board_certified: 31 Feb}",
        '3:30: licensing.board_certified: found "31 Feb"; accepted: yes, no, a date as year-month-day (2027-07-01)',
    ),
    (
        "licensing: {board_certified: 2027-02-31}",
        '3:30: licensing.board_certified: found "2027-02-31", which is no day of the calendar; '
        "accepted: a date as year-month-day (2027-07-01)",
    ),
    (
        "work_mix: {onsite_days_per_week: 8}",
        "3:34: work_mix.onsite_days_per_week: found 8; accepted: a number from 0 to 7 (days/week) or {min, max}",
    ),
    (
        "work_mix: {remote_share_pct: 20-60%}",
        '3:30: work_mix.remote_share_pct: found "20-60%"; accepted: a number from 0 to 100 (percent) or {min, max}; '
        "write {min: 20, max: 60}",
    ),
    (
        "work_mix: {remote_share_pct: 33.333}",
        "3:30: work_mix.remote_share_pct: found 33.333, which has more than 2 decimals; "
        "accepted: a number from 0 to 100 (percent) or {min, max}",
    ),
    (
        "work_mix: {remote_share_pct: {min: 60, max: 20}}",
        "3:30: work_mix.remote_share_pct: found a range whose min, 60, is above its max, 20",
    ),
    (
        "work_mix: {remote_share_pct: {min: 60}}",
        "3:30: work_mix.remote_share_pct: found a mapping that has not just min and max; "
        "accepted: a number from 0 to 100 (percent) or {min, max}",
    ),
    (
        "pay: {base: 420000}",
        "3:13: pay.base: found 420000; accepted: {amount, per}; write {amount: 420000, per: ...}",
    ),
    (
        "pay: {base: {amount: 420000}}",
        "3:13: pay.base: found no per; accepted: {amount, per}; add per: year, month, hour, case, visit, consult",
    ),
    (
        "pay: {off_hours_pay: {amount: $90, per: hour}}",
        '3:31: pay.off_hours_pay.amount: found "$90"; accepted: a number from 0 to 100,000,000 (USD) or {min, max}; '
        "write 90 without quotes or signs",
    ),
    (
        "workload: {patients_per_hour: {}}",
        "3:31: workload.patients_per_hour: found an empty mapping; accepted: {median, minimum, maximum}",
    ),
    (
        "workload: {patients_per_hour: {mean: 4}}",
        "3:32: workload.patients_per_hour.mean: unknown key; accepted: median, minimum, maximum; did you mean median?",
    ),
    (
        "patients: {states: [TX, Texas]}",
        '3:25: patients.states (item 2): found "Texas" a second time, after item 1',
    ),
    (
        "patients: {states: [TX, open_ended]}",
        '3:25: patients.states (item 2): found "open_ended" in a list; accepted: open_ended alone, without brackets',
    ),
    (
        "patients: {states: [TX, null]}",
        "3:25: patients.states (item 2): found null; "
        "accepted: a US state, DC or territory, by code or name (TX or Texas)",
    ),
    (
        "benefits: {listed: pension}",
        '3:20: benefits.listed: found "pension"; accepted: a list, each item health, disability, retirement, '
        "paid_leave, parental_leave, life",
    ),
    (
        "safety: {in_person_partner: {CO: a, Colorado: b}}",
        '3:37: safety.in_person_partner.Colorado: found CO a second time, after "CO"',
    ),
    (
        "safety: {in_person_partner: {Denver: a}}",
        '3:30: safety.in_person_partner.Denver: found "Denver"; '
        "accepted: a US state, DC or territory, by code or name (TX or Texas)",
    ),
    (
        "safety: {in_person_partner: none}",
        '3:29: safety.in_person_partner: found "none"; '
        "accepted: a mapping of states to words or none ({CO: clinic in Denver, NV: none})",
    ),
    (
        "pay: {per_case_fee: 300}",
        "3:21: pay.per_case_fee: found 300; accepted: {amount, per} or a list of {label, amount, per}",
    ),
]


@pytest.mark.parametrize(("written", "fault"), REFUSED)
def test_a_value_that_cannot_be_read_is_one_fault_that_says_what_would_do(
    faults: Faults, written: str, fault: str
) -> None:
    assert faults(written) == [fault]


def test_a_list_of_more_than_five_hundred_items_is_refused(faults: Faults) -> None:
    items = ", ".join(f"c{i}" for i in range(501))
    assert faults(f"second_opinion: {{case_scope: [{items}]}}") == [
        "3:30: second_opinion.case_scope: found a list of 501 items; accepted: 0 to 500 items"
    ]
