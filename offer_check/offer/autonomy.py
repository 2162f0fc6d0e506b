"""What the physician may decide, and how quality is watched."""

from __future__ import annotations

from typing import Annotated

from .entry import Group, entry
from .numbers import number
from .scalars import YesNo, text
from .values import Range


class Autonomy(Group, title="Autonomy"):
    """Protocols and the right to depart from them, to decline, to reject, to refer."""

    protocol_driven: YesNo = entry("Protocol-driven care", "Whether protocols decide most of the care.", found="Q")
    override_allowed: YesNo = entry("Override", "Whether you may depart from the protocol.", found="Q")
    clinical_leader_is_physician: YesNo = entry(
        "Physician clinical lead", "Whether a physician leads the clinical side.", found="Q"
    )
    may_convert_to_in_person: YesNo = entry(
        "May convert or decline remote", "Whether you decide that a patient has to be seen in person.", found="Q"
    )
    referral_rate_target: Annotated[Range | str | None, number("percent", words=("none",))] = entry(
        "Target or ceiling for referrals to in-person care", "The rate that is asked for, or none.", found="Q"
    )
    may_decline_to_prescribe: YesNo = entry(
        "May decline to prescribe", "Whether you may say no to a prescription.", found="Q"
    )
    may_reject_images: YesNo = entry("May reject images", "Whether you may send poor images back.", found="Q")
    can_decline_patients: YesNo = entry("May decline patients", "Whether you may decline a patient.", found="Q")
    ai_override: YesNo = entry("AI override", "Whether you may decide against an AI tool.", found="Q")
    denial_targets: YesNo = entry("Denial targets", "Whether denials are counted or expected.", found="Q")


class Quality(Group, title="Quality"):
    """Who looks at the quality of the program."""

    peer_review: YesNo = entry("Peer review", "Whether peers review remote cases.", found="Q")
    medical_director_specialty: Annotated[str | None, text(words=("none",))] = entry(
        "Medical director's specialty", "The specialty, or none where there is no medical director.", found="Q"
    )
    outcomes_published: YesNo = entry("Outcomes shown", "Whether the program shows its results.", found="Q")
