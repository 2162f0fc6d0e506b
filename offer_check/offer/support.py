"""Staff and help around the virtual clinic."""

from __future__ import annotations

from typing import Annotated

from .entry import Group, entry
from .lists import Texts, choices
from .scalars import Text, YesNo, choice


class Support(Group, title="Support staff"):
    """Who helps in the virtual clinic, before and around it."""

    virtual_clinic_staff: Annotated[tuple[str, ...] | None, choices("nurse", "ma", "app", "navigator", "scheduler")] = (
        entry("Staff in virtual clinic", "Who works with you during virtual clinic; [] means nobody.", found="Q")
    )
    none: YesNo = entry(
        "The offer says that there is no staff in virtual clinic",
        "Yes only where the offer says so; silence is not no.",
        found="Q",
    )
    onsite_nurse: YesNo = entry(
        "Nurse with on-treatment patient", "Whether a nurse is beside a patient whom you see remotely.", found="Q"
    )
    vitals_available: YesNo = entry("Vitals available", "Whether vital signs are taken for remote visits.", found="Q")
    patient_tech_support: Annotated[str | None, choice("employer", "vendor", "physician")] = entry(
        "Patient tech help", "Who helps patients with the connection.", found="Q"
    )
    previsit_prep_by: Annotated[str | None, choice("staff", "physician")] = entry(
        "Pre-visit preparation", "Who collects history, medicines and images beforehand.", found="Q"
    )
    outside_records_collected: YesNo = entry(
        "Outside records collected", "Whether records from elsewhere are there before the visit.", found="Q"
    )
    team: Texts = entry("Program team", "The people of the program, by role; [] means nobody.", found="O/Q")
    team_meetings: Text = entry("Team meetings", "When and how the team meets.", found="Q")
