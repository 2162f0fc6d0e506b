"""How remote and in-person work are mixed, which visits there are, and who may change that."""

from __future__ import annotations

from typing import Annotated, ClassVar

from .codes import MODALITIES, VISIT_KINDS
from .entry import Group, Row, entry
from .lists import Texts, codes
from .numbers import Days, DaysPerWeek, Percent, PerMonth, number
from .rows import rows
from .scalars import YesNo, choice
from .values import Range


class VisitType(Row, title="Visit type"):
    """A kind of work and the way in which it is done."""

    IDENTITY: ClassVar[tuple[str, ...]] = ("kind", "modality")

    kind: Annotated[str, choice(*VISIT_KINDS)] = entry(
        "Kind of visit or work", "What is done.", found="O/A", required=True
    )
    share: Percent = entry("Share of the clinical work", "This row's part of all clinical work.", found="A/Q")
    modality: Annotated[str | None, choice(*MODALITIES)] = entry(
        "How it is done", "The channel; planning_system is for contouring and peer review.", found="O/Q"
    )
    allowed_remote: Annotated[str | None, choice("yes", "no", "conditional")] = entry(
        "May be remote", "Whether the employer's rules let this be done remotely.", found="Q"
    )


class WorkMix(Group, title="Remote and in-person work"):
    """The parts of remote and in-person work, what is done remotely, and who may change it."""

    remote_share_pct: Percent = entry(
        "Remote share of clinical work", "How much of the clinical work is remote.", found="O/A"
    )
    remote_share_basis: Annotated[str | None, choice("visits", "days", "hours")] = entry(
        "Remote share measured in", "What the share is a share of.", found="A/Q"
    )
    onsite_days_per_week: DaysPerWeek = entry("On-site days", "Days a week at a site; halves count.", found="O/A")
    remote_days_per_week: DaysPerWeek = entry("Remote days", "Days a week of remote work; halves count.", found="O/A")
    telehealth_half_days_per_week: Annotated[Range | None, number("half-days/week")] = entry(
        "Virtual clinic half-days", "Half-days a week of virtual clinic.", found="O/A"
    )
    clinical_days_per_week: DaysPerWeek = entry(
        "Clinical days", "Days a week of clinical work in a leadership role.", found="O/A"
    )
    satellite_visits_per_month: PerMonth = entry("Trips to satellites", "Trips a month to other sites.", found="A/Q")
    current_telehealth_share_pct: Percent = entry(
        "Share done remotely today", "What the practice does remotely now, before you start.", found="Q"
    )
    new_program: YesNo = entry(
        "The remote program is new, with a start-up plan",
        "Whether it starts now, by a plan.",
        found="O/Q",
    )
    visit_types: Annotated[tuple[VisitType, ...] | None, rows(VisitType)] = entry(
        "Visit types", "One row for each kind of work and way of doing it.", found="O/A/Q"
    )
    virtual_criteria_written: YesNo = entry(
        "Written rules for virtual or in-person visits", "Whether a paper says which visits may be virtual.", found="Q"
    )
    virtual_followup_scope: Annotated[str | None, choice("low_risk_only", "all")] = entry(
        "Virtual-first follow-up for", "Which patients are followed up virtually at first.", found="Q"
    )
    new_consults_remote: Annotated[str | None, choice("all", "selected", "none")] = entry(
        "New consults remote", "How many of the new patients are first seen remotely.", found="Q"
    )
    on_treatment_visits: Annotated[str | None, choice("in_person", "mixed", "remote_only")] = entry(
        "On-treatment visits", "How patients are seen while under treatment.", found="O/Q"
    )
    remote_duties: Annotated[tuple[str, ...] | None, codes("duties", least=0)] = entry(
        "Duties listed as remote", "The duties that the offer says are done remotely, by code.", found="O/A"
    )
    conditions_treated: Texts = entry(
        "Conditions treated remotely", "The case list, in the words of the offer.", found="O/Q"
    )
    remote_presentations: Annotated[tuple[str, ...] | None, codes("presentations", least=0)] = entry(
        "Presentations in remote scope", "What patients may present with remotely, by code.", found="O/Q"
    )
    lesion_disposition: Annotated[str | None, choice("triage_only", "definitive_remote")] = entry(
        "Suspicious lesions online", "Whether such a lesion is only sorted, or decided on, remotely.", found="Q"
    )
    toxicity_route: Annotated[str | None, choice("exam_route", "remote_only")] = entry(
        "Acute toxicity handled", "Whether acute side effects lead to an examination.", found="Q"
    )
    includes_procedures_or_treatment: YesNo = entry(
        "Job includes operating, procedures or treatment courses", "Whether you do hands-on work at all.", found="O"
    )
    in_person_access: Annotated[str | None, choice("own", "partner", "none")] = entry(
        "Own in-person sessions or partner clinic", "Where patients of yours can be seen in person.", found="O/Q"
    )
    own_panel: YesNo = entry("Own panel and continuity", "Whether the same patients come back to you.", found="Q")
    day_pattern: Annotated[str | None, choice("clustered", "mixed")] = entry(
        "Telehealth blocks", "Whether remote visits stand in blocks or between in-person ones.", found="Q"
    )
    remote_planning_days: DaysPerWeek = entry(
        "Remote contouring and planning days", "Days a week on which planning is done remotely.", found="A/Q"
    )
    change_by: Annotated[
        str | None, choice("mutual", "employer_with_notice", "employer_alone", "physician_request")
    ] = entry("Who may change the mix", "Who can move work between remote and in person.", found="A")
    change_notice_days: Days = entry("Notice for a change", "Days of notice before the mix changes.", found="A")
    may_decline_change: YesNo = entry(
        "You may decline a change of the mix", "Whether saying no to a change is allowed.", found="A/Q"
    )
