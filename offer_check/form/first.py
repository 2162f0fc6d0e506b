"""The facts to fill in first: few enough for one sitting, and those on which most of the rules rest."""

from __future__ import annotations

FIRST = frozenset(
    {
        *("about.specialty", "about.role_type", "about.career_stage", "about.engagement", "about.start_date"),
        *("about.document", "where.physician_home_state", "where.remote_work_states"),
        *("patients.states", "patients.sources"),
        *("work_mix.remote_share_pct", "work_mix.remote_share_basis", "work_mix.onsite_days_per_week"),
        *("work_mix.remote_days_per_week", "work_mix.visit_types", "work_mix.virtual_criteria_written"),
        "work_mix.change_by",
        *("workload.patients_per_hour", "workload.off_hours_duty"),
        *("licenses", "licensing.relies_on_compact", "licensing.board_certified", "licensing.cost_paid_by"),
        *("malpractice.provided_by", "malpractice.policy_type", "malpractice.covers_telemedicine"),
        *("malpractice.states_covered", "malpractice.scope_includes", "malpractice.tail_paid_by"),
        *("pay.model", "pay.telehealth_wrvu_credit", "pay.threshold_counts_telehealth", "pay.async_credit"),
        *("pay.telehealth_vs_inperson", "pay.off_hours_pay"),
        *("safety.escalation_pathway", "safety.same_day_exam", "safety.exam_within_days"),
        "support.virtual_clinic_staff",
        *("technology.platform_hipaa", "technology.baa", "technology.images_in_record"),
        *("documentation.telehealth_consent", "autonomy.may_convert_to_in_person"),
    }
)
