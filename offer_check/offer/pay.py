"""What is paid, for which work, how remote work is credited, and what is not paid."""

from __future__ import annotations

from typing import Annotated

from .compounds import Dollars, DollarsOrNone, Fees, PaidWhen
from .entry import Group, entry
from .lists import choices
from .numbers import Credit, Months, Percent, number
from .scalars import YesNo, choice
from .values import Range


class Pay(Group, title="Pay"):
    """Pay models, rates, credit of remote work, and pay for what goes wrong."""

    model: Annotated[
        tuple[str, ...] | None,
        choices(
            "salary",
            "salary_plus_wrvu",
            "wrvu_only",
            "collections",
            "hourly_online",
            "per_visit",
            "per_consult",
            "per_case",
            "stipend",
            "equity",
        ),
    ] = entry("Pay model", "How pay is made up; several where they are combined.", found="O/A")
    base: Dollars = entry("Base or rate", "The salary or rate, with its period.", found="O")
    guarantee_months: Months = entry("Guarantee", "Months for which the base is guaranteed.", found="O/A")
    benchmark_stated: YesNo = entry(
        "The offer says what its remote physicians earn", "Whether a median or a range is given.", found="O/Q"
    )
    clinical_bonus: YesNo = entry(
        "Bonus tied to clinical volume", "Whether a bonus depends on how much clinical work is done.", found="A"
    )
    productivity_share_pct: Percent = entry(
        "Share of pay from productivity", "The part of all pay that depends on volume.", found="A"
    )
    basis: Annotated[str | None, choice("work_done", "payer_paid_only", "collections")] = entry(
        "Credit by", "Whether work counts when done, or only when somebody pays for it.", found="A"
    )
    telehealth_wrvu_credit: Credit = entry(
        "wRVU credit of video visits", "Full, none, or the percentage of an in-person visit's credit.", found="A/Q"
    )
    threshold_counts_telehealth: YesNo = entry(
        "Threshold counts video visits", "Whether remote visits count toward the bonus threshold.", found="A/Q"
    )
    bonus_threshold_wrvu: Annotated[Range | None, number("wRVU/year")] = entry(
        "Bonus threshold", "wRVUs a year above which a bonus is paid.", found="A"
    )
    async_credit: Annotated[str | None, choice("wrvu", "flat_fee", "time_based", "none")] = entry(
        "Store-and-forward credit", "How the reading of images without a visit is credited.", found="A/Q"
    )
    econsult_credit: Annotated[str | None, choice("wrvu", "flat_fee", "none")] = entry(
        "E-consult credit", "How consults to other clinicians are credited.", found="A/Q"
    )
    global_period_visit_credit: Annotated[str | None, choice("internal_credit", "session", "none")] = entry(
        "Virtual post-op visit credit",
        "How virtual visits after an operation are credited, which payers do not pay for separately.",
        found="Q",
    )
    audio_only_credit: Annotated[str | None, choice("full", "partial", "none")] = entry(
        "Telephone visit credit", "How visits without video are credited.", found="Q"
    )
    planning_credit: YesNo = entry(
        "Contouring, plan and peer-review credit", "Whether such work is credited.", found="A/Q"
    )
    meeting_credit: YesNo = entry("Tumor board credit", "Whether boards and conferences are credited.", found="Q")
    telehealth_vs_inperson: Annotated[str | None, choice("same", "lower", "higher")] = entry(
        "Rate compared with clinic", "How the rate of remote work compares with in-person work.", found="A/Q"
    )
    telehealth_rate: Dollars = entry("Rate of remote work", "The rate itself, with its period.", found="A")
    minimum_guarantee: DollarsOrNone = entry(
        "Floor for volume pay", "The least that is paid when few patients come, or none.", found="A"
    )
    paid_waiting_time: YesNo = entry("Waiting online paid", "Whether time without patients is paid.", found="A/Q")
    paid_when_converted: YesNo = entry(
        "Paid when visit becomes in-person", "Whether a remote visit that ends in the clinic is paid.", found="Q"
    )
    paid_when_rejected: Annotated[str | None, choice("yes", "partial", "no")] = entry(
        "Paid when images rejected", "Whether looking at images that turn out useless is paid.", found="Q"
    )
    denied_visit_credit: YesNo = entry(
        "Credit when payer denies", "Whether a visit that the payer denies still counts.", found="Q"
    )
    downtime_paid: YesNo = entry("Outage paid", "Whether time lost to an outage is paid.", found="Q")
    off_hours_pay: DollarsOrNone = entry("Off-hours pay", "What off-hours work pays, or none.", found="A")
    night_differential: DollarsOrNone = entry(
        "Night or weekend differential", "What is added for nights and weekends, or none.", found="A"
    )
    per_case_fee: Fees = entry("Per-case fee", "One fee, or one for each level of complexity.", found="O/A")
    fee_includes: Annotated[tuple[str, ...] | None, choices("record_review", "written_report", "video", "addendum")] = (
        entry("Fee includes", "The work that the fee pays for.", found="A")
    )
    addenda: Annotated[str | None, choice("paid", "included_limited", "included_unlimited")] = entry(
        "Addenda and follow-up questions", "Whether later questions are paid, or are in the fee.", found="A/Q"
    )
    paid_when: PaidWhen = entry("Paid", "What starts the clock, and the days until payment.", found="A")
    covers_premium: YesNo = entry(
        "Rate covers premium", "Whether the rate is meant to pay your malpractice premium too.", found="A"
    )
    travel_paid: YesNo = entry("Travel costs paid", "Whether trips to sites are paid for.", found="A")
    travel_time_counts: YesNo = entry("Travel time counted", "Whether the time of trips counts as work.", found="Q")
