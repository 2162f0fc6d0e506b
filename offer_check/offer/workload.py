"""How much work there is, how fast it comes, and at what hours."""

from __future__ import annotations

from typing import Annotated

from .compounds import MinutesPerVisit, PatientsPerHour, WeeklyLimit
from .entry import Group, entry
from .numbers import Days, Hours, Minutes, PerDay, PerMonth, number
from .scalars import YesNo, choice
from .values import Range


class Workload(Group, title="Workload and schedule"):
    """Volume, pace, slots, off-hours work, nights and notice."""

    patients_per_hour: PatientsPerHour = entry(
        "Patients or cases per hour", "The usual number, the number that is required, and the most.", found="Q"
    )
    physician_can_slow_down: YesNo = entry(
        "You control the pace", "Whether you may take fewer patients in an hour.", found="Q"
    )
    minutes_per_visit: MinutesPerVisit = entry("Slot length", "Minutes booked for a visit.", found="Q")
    buffer_minutes_per_session: Minutes = entry("Buffer", "Free minutes kept in each session.", found="Q")
    back_to_back_slots: YesNo = entry(
        "Video slots booked back to back", "Whether one slot begins when the other ends.", found="Q"
    )
    visits_per_day: PerDay = entry("Visits per day", "All visits, remote and in person.", found="O/Q")
    telehealth_visits_per_day: PerDay = entry(
        "Video visits on a telehealth day", "Remote visits on a day that is given to them.", found="O/Q"
    )
    admin_hours_per_week: Annotated[Range | None, number("hours/week")] = entry(
        "Paid time for notes and results", "Hours a week that are paid and free of visits.", found="A/Q"
    )
    image_review_time: Annotated[str | None, choice("paid", "unpaid")] = entry(
        "Image review", "Whether the time for looking at patients' images is paid.", found="Q"
    )
    outside_image_review_time: Minutes = entry(
        "Time to read outside imaging", "Minutes set aside for a patient's outside studies.", found="Q"
    )
    off_hours_duty: YesNo = entry(
        "Inbox, e-consults or images off hours", "Whether messages and cases are worked on after hours.", found="Q"
    )
    off_hours_limit: WeeklyLimit = entry("Off-hours limit", "The most off-hours work in a week, or none.", found="Q")
    response_time_hours: Hours = entry("Response time required", "Hours in which you have to answer.", found="Q")
    nights_per_month: PerMonth = entry("Nights", "Nights a month.", found="A")
    weekends_per_month: Annotated[Range | None, number("per month", high=5)] = entry(
        "Weekends", "Weekends a month.", found="A"
    )
    max_consecutive_shifts: Annotated[Range | None, number(high=31)] = entry(
        "Consecutive shifts", "The most shifts in a row.", found="Q"
    )
    simultaneous_duties: YesNo = entry(
        "Remote duty while on other duty", "Whether remote work is expected during other duties.", found="Q"
    )
    sites_covered_at_once: Annotated[Range | None, number(high=100)] = entry(
        "Sites covered at once", "How many sites you answer for at the same time.", found="Q"
    )
    second_opinion_turnaround_days: Days = entry(
        "Turnaround of second opinions", "Days from the start of the clock to the report.", found="O/A"
    )
    clock_starts: Annotated[str | None, choice("records_complete", "submission")] = entry(
        "Turnaround clock starts at", "What starts the days of the turnaround.", found="Q"
    )
    minimum_hours: Annotated[Range | None, number("hours/month")] = entry(
        "Minimum hours", "Hours a month that you have to offer.", found="A"
    )
    schedule_set_by: Annotated[str | None, choice("physician", "employer", "joint")] = entry(
        "Schedule set by", "Who decides when you work.", found="A"
    )
    schedule_notice_days: Days = entry("Schedule notice", "Days between a schedule and its first day.", found="A/Q")
