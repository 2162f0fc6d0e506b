"""Codes that several fields share: kinds and modalities of visits, kinds of work, work that needs presence."""

from __future__ import annotations

VISIT_KINDS = (
    "new_consult",
    "follow_up",
    "postop_followup",
    "on_treatment_check",
    "survivorship",
    "econsult",
    "inpatient_econsult",
    "second_opinion",
    "ed_triage",
    "asynchronous_triage",
    "contouring",
    "peer_review",
    "remote_supervision",
    "other",
)
MODALITIES = (
    "video",
    "audio_only",
    "asynchronous_images",
    "record_review",
    "clinician_to_clinician",
    "in_person",
    "planning_system",
)
WORK_KINDS = (
    "asynchronous_images",
    "audio_only",
    "second_opinion",
    "econsult",
    "ed_triage",
    "peer_review",
    "contouring",
    "medical_director",
    "expert_witness",
    "remote_supervision",
)
PRESENTATIONS = (
    "procedure",
    "undifferentiated_abdominal_pain",
    "worsening_postop",
    "complex_wound_immunocompromised",
    "postop_not_low_risk",
    "suspicious_pigmented_lesion",
    "needs_dermoscopy_or_histology",
    "total_body_exam",
    "systemic_symptoms",
    "rapidly_evolving",
    "severe_drug_eruption",
    "on_treatment_visit",
    "treatment_delivery_without_onsite_team",
    "acute_toxicity",
    "plan_or_setup_approval_without_link",
    "new_consult_unselected",
    "second_opinion_as_primary_care",
    "unsupervised_trainee",
)
DUTIES = (*PRESENTATIONS, "plan_approval", "setup_image_approval")
