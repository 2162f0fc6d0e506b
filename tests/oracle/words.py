"""What made-up rules speak of: a choice of fields and facts of the offer, with words and numbers that they can have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .offers import STATES

WORDS: Mapping[str, tuple[str, ...]] = {
    "about.specialty": ("general_surgery", "dermatology", "radiation_oncology"),
    "about.engagement": ("employee", "independent_contractor", "per_case_panel"),
    "malpractice.covers_telemedicine": ("yes", "no"),
    "malpractice.tail_paid_by": ("employer", "physician", "depends_on_how_it_ends"),
    "licensing.cost_paid_by": ("employer", "physician", "shared"),
    "preferences.night_work": ("yes", "no"),
    "licensing.board_certified": ("yes", "no", "date"),
    "autonomy.referral_rate_target": ("none", "number"),
    "safety.monitoring_hours": ("unlimited", "text"),
}
MEASURES = (
    "work_mix.remote_share_pct",
    "work_mix.remote_days_per_week",
    "work_mix.onsite_days_per_week",
    "computed.remote_share",
    "computed.patient_states",
    "computed.days_total",
    "autonomy.referral_rate_target",
    "preferences.remote_share_min",
)
DAYS = ("about.start_date", "licensing.board_certified")
SEATS = ("where.main_site_state", "where.physician_home_state", "licensing.principal_state")
LISTS: Mapping[str, tuple[str, ...]] = {
    "patients.states": STATES,
    "malpractice.states_covered": STATES,
    "pay.model": ("salary", "wrvu_only", "per_visit"),
    "work_mix.remote_duties": ("procedure", "on_treatment_visit"),
    "about.role_type": ("hybrid_clinic", "direct_to_consumer", "econsult_only"),
}
LIST_WORDS = ("listed", "empty", "stated", "not_stated", "unclear")
STATE_KINDS = ("patient_state", "covered_state", "license", "partner", "compact_member", "site")
ROW: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "license": {"status": ("held", "pending", "not_held"), "route": ("compact", "full_application")},
    "visit_type": {"kind": ("postop_followup", "econsult"), "modality": ("video", "asynchronous_images")},
    "site": {"kind": ("listed", "empty"), "staff_present": ("listed", "empty")},
    "site_kind": {"is": ("satellite", "partner_hospital")},
    "site_staff": {"is": ("nurse", "therapist")},
    "partner": {"is": ("named", "none")},
    "role": {"is": ("patient_facing", "hybrid", "clinical"), "code": ("hybrid_clinic", "econsult_only")},
    "compact_member": {"status": ("issuing_spl", "not_member", "enacted_not_issuing")},
    "pay.model": {"is": ("salary", "wrvu_only")},
}
NEVER_UNKNOWN = frozenset({"role", "compact_member", "partner", "site_kind", "site_staff", "pay.model"})
OF = ("the first", "the second")
NAMES = ("one", "two", "three", "four", "five", "six")
SEVERITIES = ("critical", "major", "minor", "info")
UNSET = {"value": None, "unit": "of it"}
FIXED: Mapping[str, Any] = {
    "title": "Made up",
    "since": "0.1.0",
    "pack": "core",
    "topic": "licenses",
    "why": "Made up.",
    "question": "Made up?",
    "good": "Made up.",
    "sources": [{"guide": "general-surgery", "section": "FAQ 1"}],
    "examples": {},
}
