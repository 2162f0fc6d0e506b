"""What somebody types is what an offer file says: every value that there is has a line that stands for it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_check.interview.reading import plain
from offer_check.offer import FIELDS
from tests.interview.lines import line_of
from tests.strategies import TABLES, value_of

VALUES = [path for path, field in FIELDS.items() if field.shape.name != "table" and field.group != "preferences"]


@settings(max_examples=300)
@given(st.data())
def test_a_line_that_stands_for_a_value_is_read_as_that_value(data: st.DataObject) -> None:
    shape = FIELDS[data.draw(st.sampled_from(VALUES))].shape
    raw = data.draw(value_of(shape))
    assert shape.read(plain(line_of(raw, shape), shape, TABLES), TABLES) == shape.read(raw, TABLES)


@settings(max_examples=200)
@given(st.sampled_from(VALUES), st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_every_line_is_read_as_something(path: str, line: str) -> None:
    assert plain(line.strip() or "?", FIELDS[path].shape, TABLES) is not None


@pytest.mark.parametrize(
    ("path", "line", "raw"),
    [
        ("about.start_date", "7/1/2027", "2027-07-01"),
        ("about.start_date", "July 1, 2027", "2027-07-01"),
        ("about.start_date", "13/1/2027", "13/1/2027"),
        ("about.full_time", "Y", True),
        ("about.full_time", "n", False),
        ("about.full_time", "FALSE", False),
        ("about.full_time", "1", "1"),
        ("about.specialty", "2", "dermatology"),
        ("about.specialty", "Derm", "dermatology"),
        ("about.specialty", "7", "7"),
        ("about.role_type", "5, 10", ["direct_to_consumer", "nonclinical"]),
        ("about.role_type", "5 10", ["direct_to_consumer", "nonclinical"]),
        ("about.role_type", "direct, full time", ["direct_to_consumer", "full_time_remote_platform"]),
        ("licensing.cost_paid_by", "p", "p"),
        ("licensing.cost_paid_by", "Ph", "physician"),
        ("patients.sources", "consumer, own", ["direct_to_consumer", "own_panel"]),
        ("where.physician_home_state", "york", "NY"),
        ("where.physician_home_state", "carolina", "carolina"),
        ("technology.baa", "not needed", "not_needed"),
        ("patients.states", "tx, Florida; new mexico", ["tx, Florida", "NM"]),
        ("patients.states", "tx, Florida, new mexico", ["TX", "FL", "NM"]),
        ("patients.states", "TX FL GA", ["TX", "FL", "GA"]),
        ("patients.states", "Nationwide", "nationwide"),
        ("patients.states", "new", ["new"]),
        ("patients.states", "none", []),
        ("patients.states", "[TX, FL]", ["TX", "FL"]),
        ("where.physician_home_state", "Geor", "GA"),
        ("pay.base", "420,000 per year", {"amount": 420000, "per": "year"}),
        ("pay.base", "$420,000/yr", {"amount": 420000, "per": "year"}),
        ("pay.base", "$150 - $180 an hour", {"amount": {"min": 150, "max": 180}, "per": "hour"}),
        ("pay.base", "12.50 hourly", {"amount": 12.5, "per": "hour"}),
        ("pay.base", "420000", {"amount": 420000}),
        ("pay.base", "forty", "forty"),
        ("pay.minimum_guarantee", "None", "none"),
        ("pay.per_case_fee", "400 per case", {"amount": 400, "per": "case"}),
        (
            "pay.per_case_fee",
            "first opinion: 400 per case; addendum: $50 per case",
            [
                {"label": "first opinion", "amount": 400, "per": "case"},
                {"label": "addendum", "amount": 50, "per": "case"},
            ],
        ),
        ("pay.telehealth_wrvu_credit", "80%", 80),
        ("pay.telehealth_wrvu_credit", "FULL", "full"),
        ("workload.patients_per_hour", "median 4, minimum 3 per hour", {"median": 4, "minimum": 3}),
        ("workload.minutes_per_visit", "new 45, follow-up 20-25", {"new": 45, "follow_up": {"min": 20, "max": 25}}),
        ("work_mix.remote_days_per_week", "2 days a week", 2),
        ("work_mix.remote_days_per_week", "2 hours", "2 hours"),
        ("work_mix.remote_days_per_week", "1 to 2", {"min": 1, "max": 2}),
        ("work_mix.remote_share_pct", "40 percent", 40),
        ("where.max_distance", "30 miles", {"value": 30, "unit": "miles"}),
        ("workload.off_hours_limit", "5 hours", {"value": 5, "unit": "hours"}),
        ("workload.off_hours_limit", "none", "none"),
        ("safety.local_procedural_backup", "yes, 60 minutes", {"available": True, "minutes": 60}),
        ("safety.local_procedural_backup", "no", {"available": False}),
        ("pay.paid_when", "completion, 30 days", {"event": "completion", "days": 30}),
        (
            "prescribing.dea_registrations",
            "paid by employer, states TX, FL",
            {"paid_by": "employer", "states": ["TX", "FL"]},
        ),
        ("safety.in_person_partner", "CO: clinic in Denver; Nevada: none", {"CO": "clinic in Denver", "NV": "none"}),
        ("licensing.board_certified", "8/15/2027", "2027-08-15"),
        ("licensing.board_certified", "yes", True),
        ("about.label", '"/week"', "/week"),
        ("about.label", 'the "Lakeside" offer', 'the "Lakeside" offer'),
        ("safety.offline_fallback", '"none"', "none"),
        ("work_mix.conditions_treated", "acne, hair loss", ["acne", "hair loss"]),
        ("work_mix.conditions_treated", "acne; moles, new or changing", ["acne", "moles, new or changing"]),
        ("work_mix.conditions_treated", '"moles, new or changing"', ["moles, new or changing"]),
        (
            "about.promised_remotely",
            "skin checks, each year [total_body_exam]; acne plans",
            [{"text": "skin checks, each year", "code": "total_body_exam"}, {"text": "acne plans"}],
        ),
    ],
)
def test_people_may_type_as_they_write(path: str, line: str, raw: Any) -> None:
    assert plain(line, FIELDS[path].shape, TABLES) == raw
