"""Skills and certification over time, the employer's plans, and clauses on the work itself."""

from __future__ import annotations

from typing import Annotated

from .entry import Group, entry
from .numbers import Months, number
from .scalars import Text, YesNo, choice
from .values import Range


class Career(Group, title="Career"):
    """What the job does to skills, certification and later jobs."""

    procedural_or_onsite_time: Annotated[Range | None, number("days/month")] = entry(
        "Hands-on time kept", "Days a month of procedures or on-site work.", found="Q"
    )
    recent_practice_requirement: Text = entry(
        "Recent-practice rule", "What a later employer or board asks of recent hands-on work.", found="Q"
    )
    first_remote_role: YesNo = entry(
        "Your first mostly remote role", "Whether you have not worked mostly remotely before.", found="P"
    )
    maintains_certification: Annotated[str | None, choice("yes", "no", "unsure")] = entry(
        "Certification maintained", "Whether the job lets you keep your board certification.", found="P/Q"
    )
    clinical_time_allowed: YesNo = entry(
        "Clinical work elsewhere", "Whether a non-clinical role leaves room for clinical work.", found="A"
    )


class Strategy(Group, title="Employer's plans"):
    """What the employer plans for telehealth, and who leads it."""

    telehealth_plan: YesNo = entry("Telehealth plan", "Whether there is a plan for the coming years.", found="Q")
    program_owner: Text = entry("Owner of the program", "Who answers for the telehealth program.", found="Q")


class Agreement(Group, title="Agreement"):
    """Clauses on outside work, trial, return to the site and approval."""

    outside_work: Annotated[str | None, choice("allowed", "with_permission", "prohibited")] = entry(
        "Outside work", "Whether work for others is allowed.", found="A"
    )
    income_assignment: YesNo = entry(
        "Outside income assigned", "Whether the employer gets what you earn outside.", found="A"
    )
    trial_period: Months = entry("Trial period", "Months in which both sides try it.", found="A")
    return_to_onsite_option: YesNo = entry(
        "Return-to-site option", "Whether you may go back to on-site work.", found="A"
    )
    remote_planning_clause: YesNo = entry(
        "Remote planning clause", "Whether the agreement itself names remote planning.", found="A"
    )
    final_approval_by: Annotated[str | None, choice("local", "contractor")] = entry(
        "Plan approved by", "Who gives the final approval of a treatment plan.", found="A/Q"
    )
