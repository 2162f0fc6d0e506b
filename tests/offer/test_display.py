"""Values as reports print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from offer_check.offer import FIELDS, Offer
from offer_check.offer.display import show

Make = Callable[..., Offer]


@pytest.mark.parametrize(
    ("path", "written", "shown"),
    [
        ("pay.base", "null", ""),
        ("support.none", "yes", "yes"),
        ("pay.model", "[salary_plus_wrvu, equity]", "salary plus wRVU, equity"),
        ("malpractice.states_covered", "all_us", "all US"),
        ("malpractice.states_covered", "[Texas, FL]", "TX, FL"),
        ("malpractice.states_covered", "[]", "none"),
        ("safety.offline_fallback", "none", "none"),
        ("academic.teaching", "two_residents", "two_residents"),
        ("licensing.board_certified", "2028-01-15", "expected 2028-01-15"),
        ("work_mix.remote_share_pct", "{min: 20, max: 60}", "20 to 60"),
        ("work_mix.onsite_days_per_week", "2.50", "2.5"),
        ("pay.bonus_threshold_wrvu", "4800", "4,800"),
        ("pay.telehealth_wrvu_credit", "full", "full"),
        ("pay.telehealth_wrvu_credit", "80", "80"),
        ("pay.base", "{amount: 420000, per: year}", "$420,000 a year"),
        ("pay.base", "{amount: {min: 90, max: 110.5}, per: hour}", "$90 to $110.50 an hour"),
        ("pay.night_differential", "none", "none"),
        ("pay.per_case_fee", "{amount: 300, per: case}", "$300 a case"),
        ("pay.per_case_fee", "[{label: complex, amount: 500, per: case}]", "complex: $500 a case"),
        ("workload.patients_per_hour", "{maximum: 5, median: 4}", "median 4, maximum 5"),
        ("workload.minutes_per_visit", "{new: 45, follow_up: 20}", "new 45, follow-up 20"),
        ("where.max_distance", "{value: 30, unit: miles}", "30 miles"),
        ("workload.off_hours_limit", "{value: 1, unit: hours}", "1 hour"),
        ("safety.local_procedural_backup", "{available: yes, minutes: 60}", "yes, within 60 minutes"),
        ("safety.local_procedural_backup", "{minutes: 60}", "within 60 minutes"),
        ("pay.paid_when", "{event: month_end, days: 30}", "within 30 days of month end"),
        ("pay.paid_when", "{event: invoice}", "at invoice"),
        ("pay.paid_when", "{days: 1}", "within 1 day"),
        ("prescribing.dea_registrations", "{paid_by: employer, states: [TX, FL]}", "paid by employer; TX, FL"),
        ("prescribing.dea_registrations", "{states: []}", "no states"),
        ("safety.in_person_partner", "{CO: clinic in Denver, NV: none}", "CO: clinic in Denver; NV: none"),
        ("work_mix.conditions_treated", "[acne, mild eczema]", "acne; mild eczema"),
        ("work_mix.visit_types", "[]", "none"),
        (
            "work_mix.visit_types",
            "[{kind: postop_followup, modality: video, share: 40, allowed_remote: yes}, {kind: econsult}]",
            "post-op follow-up, share: 40 percent, video, may be remote: yes; e-consult",
        ),
    ],
)
def test_a_value_reads_well(offer: Make, path: str, written: str, shown: str) -> None:
    group, _, name = path.partition(".")
    assert show(offer(f"{group}: {{{name}: {written}}}").value(path), FIELDS[path].shape) == shown


def test_promises_show_the_work_that_was_picked_for_them(offer: Make) -> None:
    made = offer(about="promised_remotely: [{text: all biopsies, code: procedure}, skin checks]")
    shape = FIELDS["about.promised_remotely"].shape
    assert show(made.value("about.promised_remotely"), shape) == "all biopsies (procedure); skin checks"
