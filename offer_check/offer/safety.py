"""What happens when remote care is not enough: the way to an examination, backup at the place, who decides."""

from __future__ import annotations

from typing import Annotated

from .compounds import LocalBackup
from .entry import Group, entry
from .lists import WordsByState
from .numbers import Days
from .scalars import YesNo, choice, text


class Safety(Group, title="Safety and escalation"):
    """Routes to an examination, local backup, authority, and the limits of remote care."""

    escalation_pathway: Annotated[str | None, choice("written", "verbal", "urgent_care_only", "none")] = entry(
        "Route to examination",
        "How a patient gets examined; urgent_care_only means that patients are sent there and no more.",
        found="Q",
    )
    in_person_partner: WordsByState = entry(
        "Receiving clinic per state", "For each state the words that name the clinic, or none.", found="Q"
    )
    in_person_backup: YesNo = entry(
        "In-person backup for virtual follow-up",
        "Whether somebody can see such a patient.",
        found="Q",
    )
    same_day_exam: YesNo = entry(
        "Same-day examination", "Whether a patient can be examined on the day of the call.", found="Q"
    )
    exam_within_days: Days = entry("Examination within", "Days until an examination is assured.", found="Q")
    abdominal_pain_disposition: Annotated[str | None, choice("triage_only", "local_decides", "remote_may_close")] = (
        entry("Abdominal pain seen remotely", "Who closes the case.", found="Q")
    )
    postop_warning_list: YesNo = entry(
        "List of warning signs after an operation", "Whether listed signs force an examination.", found="Q"
    )
    wound_photo_only: YesNo = entry(
        "Complex wounds managed by photo alone", "Whether such wounds are treated without an examination.", found="Q"
    )
    transfer_agreements: YesNo = entry(
        "Transfer agreements", "Whether agreements name the hospital that takes a patient.", found="Q"
    )
    final_authority: Annotated[str | None, choice("local", "remote", "joint")] = entry(
        "Bedside authority", "Whose decision stands when the two physicians differ.", found="Q"
    )
    imaging_available: YesNo = entry("Imaging live", "Whether you see images while you advise.", found="Q")
    local_responsible_physician: YesNo = entry(
        "Local attending of record", "Whether a physician at the place is responsible.", found="Q"
    )
    local_procedural_backup: LocalBackup = entry(
        "Local operator", "Whether somebody there can operate, and within how many minutes.", found="Q"
    )
    named_responsible_physician: YesNo = entry(
        "Named physician for plan and setup approval", "Whether a name stands for each approval.", found="Q"
    )
    offline_fallback: Annotated[str | None, text(words=("none",))] = entry(
        "Rule when the connection fails before treatment", "The rule in its own words, or none.", found="Q"
    )
    supervision_model: Annotated[
        str | None,
        choice("on_site_physician", "virtual_av", "general", "none", old=(("none_stated", "none"),)),
    ] = entry("Treatment supervision", "How treatments are supervised.", found="Q")
    monitoring_alerts_owner: Annotated[str | None, choice("team", "physician")] = entry(
        "Owner of device alerts", "Who answers when a patient's device alerts.", found="Q"
    )
    monitoring_hours: Annotated[str | None, text(words=("unlimited",))] = entry(
        "Monitoring hours", "The hours in which alerts are watched, or unlimited.", found="Q"
    )


class Intake(Group, title="Intake"):
    """What happens before a remote visit is booked."""

    red_flag_screen: YesNo = entry(
        "Intake hard stops", "Whether warning signs at intake end the remote visit.", found="Q"
    )
