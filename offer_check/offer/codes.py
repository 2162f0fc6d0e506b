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
