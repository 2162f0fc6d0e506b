"""What has to be recorded for remote care."""

from __future__ import annotations

from .entry import Group, entry
from .scalars import YesNo


class Documentation(Group, title="Consent and documentation"):
    """Consent, location, identity and the fields of a note that remote care needs."""

    telehealth_consent: YesNo = entry(
        "Telehealth consent process", "Whether consent to remote care is asked for and recorded.", found="Q"
    )
    state_variants: YesNo = entry("State versions", "Whether forms follow the rules of the patient's state.", found="Q")
    location_each_visit: YesNo = entry(
        "Patient location recorded", "Whether each visit records where the patient is.", found="Q"
    )
    identity_check: YesNo = entry("Identity check", "Whether patients are identified.", found="Q")
    template_limits_of_exam: YesNo = entry(
        "Limits-of-exam field", "Whether the note says what could not be examined.", found="Q"
    )
    rationale_field: YesNo = entry("Rationale field", "Whether the note says why remote care was right.", found="Q")
    return_precautions: YesNo = entry(
        "Return precautions", "Whether the note says when a patient has to come back.", found="Q"
    )
