"""Prescribing in remote care."""

from __future__ import annotations

from typing import Annotated

from .compounds import DeaRegistrations
from .entry import Group, entry
from .lists import States
from .scalars import YesNo, choice


class Prescribing(Group, title="Prescribing"):
    """Whether prescribing is expected, under which rules, and with whose help."""

    expected: YesNo = entry("Prescribing expected", "Whether the job includes remote prescribing.", found="O")
    asynchronous_allowed_states: States = entry(
        "States allowing asynchronous prescribing", "The states in the employer's own table.", found="Q"
    )
    state_rules_support: YesNo = entry(
        "State rule support", "Whether somebody keeps you up to date with each state's rules.", found="Q"
    )
    targets: YesNo = entry(
        "Prescribing targets", "Whether prescriptions or conversions are counted or expected.", found="A/Q"
    )
    formulary_limited_to_company: YesNo = entry(
        "Company products only", "Whether you may prescribe only what the company sells.", found="Q"
    )
    isotretinoin: YesNo = entry("Isotretinoin expected", "Whether you are to prescribe it.", found="O/Q")
    rems_support: YesNo = entry("REMS staff", "Whether staff runs the safety program of such drugs.", found="Q")
    pregnancy_test_route: Annotated[str | None, choice("medical_setting", "home", "none")] = entry(
        "Pre-treatment test route", "Where the pregnancy test before treatment is done.", found="Q"
    )
    controlled: YesNo = entry("Controlled drugs", "Whether you are to prescribe controlled substances.", found="Q")
    dea_registrations: DeaRegistrations = entry(
        "DEA registrations", "Who pays for them, and for which states.", found="Q"
    )
    refill_protocol: YesNo = entry("Refill protocol", "Whether refills follow a written protocol.", found="Q")
    lab_monitoring_by: Annotated[str | None, choice("staff", "physician")] = entry(
        "Lab monitoring by", "Who orders and follows laboratory tests.", found="Q"
    )
