"""Where the patients are, and how they come."""

from __future__ import annotations

from typing import Annotated

from .entry import Group, entry
from .lists import Texts, choices, state_list
from .scalars import YesNo


class Patients(Group, title="Patients"):
    """Where the patients are during visits, and how they arrive."""

    states: Annotated[tuple[str, ...] | str | None, state_list("open_ended", same=(("nationwide", "open_ended"),))] = (
        entry(
            "States where patients will be during visits",
            "Each state by itself, or open_ended where the offer sets no limit (nationwide is the same).",
            found="O/Q",
        )
    )
    sources: Annotated[
        tuple[str, ...] | None,
        choices(
            "own_panel",
            "referral",
            "econsult_from_clinicians",
            "ed_or_inpatient_consult",
            "second_opinion_request",
            "direct_to_consumer",
            "membership",
        ),
    ] = entry("How patients arrive", "Every way in which a patient can come to you.", found="O")
    abroad: YesNo = entry("Patients outside the US", "Whether any patient is abroad during the visit.", found="O/Q")
    countries: Texts = entry("Countries of patients abroad", "The countries that the offer names.", found="Q")
